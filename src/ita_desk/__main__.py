"""Start the program: ``python -m ita_desk``."""

import gc
import os
import sys

from ita_desk.last_words import NOT_WHOLE, tell
from ita_desk.places import keep_passing_files


def run() -> int:
    """Run the command line, or the page worker of a frozen program; the exit code."""
    keep_passing_files(os.environ)
    gc.disable()  # modules stay for good, and a command ends soon: there is nothing to look for
    try:
        from ita_desk.app import PAGE_WORKER

        if sys.argv[1:] == [PAGE_WORKER]:
            from ita_desk.page_worker import main
        else:
            from ita_desk.cli import main
    except ImportError as error:
        tell(NOT_WHOLE.format(detail=error), sys.stderr)
        return 1
    try:
        return main()
    finally:
        gc.freeze()  # nor does the end look through it, a fifth of a short command's time


if __name__ == "__main__":
    sys.exit(run())
