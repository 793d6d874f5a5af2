"""How many examples a rule is tried on: few each day, many with ``ITA_DESK_TESTS=long``.

The daily ones are the same each time (``conftest.py``), those of the long run are new each time.
The rules are the same; CONTRIBUTING.md says when the long run is due.
"""

import os

LONG = os.environ.get("ITA_DESK_TESTS") == "long"
_SHARE, _LEAST = 5, 10


def examples(many):
    """``many`` in the long run, a fifth of it (but 10 at least) in the daily one."""
    return many if LONG else min(many, max(many // _SHARE, _LEAST))
