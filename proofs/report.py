"""What a proof prints: its counts, and whether the promise held."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from math import inf
from time import monotonic

_BEGAN = monotonic()


def count_asked(explained: str | None, usual: int) -> tuple[int, int]:
    """How many times, and the seed, as the command line says: ``[COUNT] [--seed SEED]``."""
    options = _parser(explained, usual).parse_args()
    return options.count or usual, options.seed


def time_asked(explained: str | None, usual: int) -> tuple[int, int, float]:
    """Likewise, and for how many seconds: ``[COUNT] [--minutes M]``, what comes first ends it.

    With minutes and no count, as often as there is time for.
    """
    parser = _parser(explained, usual)
    parser.add_argument("--minutes", type=float, help="until then, however often that is")
    options = parser.parse_args()
    if options.minutes is None:
        return options.count or usual, options.seed, inf
    return options.count or sys.maxsize, options.seed, options.minutes * 60


def _parser(explained: str | None, usual: int) -> ArgumentParser:
    parser = ArgumentParser(description=explained)
    parser.add_argument("count", type=int, nargs="?", help=f"{usual} unless given")
    parser.add_argument("--seed", type=int, default=1)
    return parser


def tell(line: str) -> None:
    """One line, at once."""
    print(line, flush=True)


def conclude(counts: Mapping[str, int], must_be_none: tuple[str, ...]) -> int:
    """Print the counts; the exit code is 1 if one that must be none is not."""
    for name, number in counts.items():
        tell(f"{number:>9,} {name}")
    for name in must_be_none:
        if name not in counts:
            tell(f"{0:>9,} {name}")
    held = not any(counts.get(name) for name in must_be_none)
    tell(f"{'held' if held else 'BROKEN'}, {monotonic() - _BEGAN:.0f} s")
    return 0 if held else 1


def skip(reason: str) -> int:
    """Say why a proof can't be run here; that is no failure."""
    tell(f"skipped: {reason}")
    return 0


def end(code: int) -> None:
    """End the process with an exit code."""
    sys.exit(code)
