"""Start the program: ``python -m ita_desk``."""

import sys

from ita_desk.app import PAGE_WORKER

if sys.argv[1:] == [PAGE_WORKER]:
    from ita_desk.page_worker import main
else:
    from ita_desk.cli import main

sys.exit(main())
