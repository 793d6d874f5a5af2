"""Bounds on a JSON file, checked before it is parsed, in time linear in its size.

A file from outside must not be able to exhaust the parser's stack or the memory.
"""

import re

from ita_desk.exchange.faults import DossierFileFault
from ita_desk.model.errors import N_

LARGEST_BYTES = 50 * 1000 * 1000
DEEPEST = 32
MOST_VALUES = 2_000_000

# Always matches from a quotation mark on, even where the string never ends: a pattern that could
# fail there would start again at every later mark and take quadratic time.
_STRING = re.compile(rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"?', re.DOTALL)
_NOT_STRUCTURE = bytes(byte for byte in range(256) if byte not in b"[]{},")
_ONE_KIND_OF_BRACKET = bytes.maketrans(b"{}", b"[]")


def check_bounds(data: bytes) -> None:
    """Raise ``DossierFileFault`` if ``data`` is too large, too deep or holds too many values."""
    if len(data) > LARGEST_BYTES:
        raise too_large()
    # Strings are counted roughly first: taking millions of them out would itself need gigabytes.
    if data.count(b'"') > 4 * MOST_VALUES:
        raise _too_many_values()
    structure = _STRING.sub(b"", data).translate(_ONE_KIND_OF_BRACKET, _NOT_STRUCTURE)
    if structure.count(b",") + structure.count(b"[") > MOST_VALUES:
        raise _too_many_values()
    if _deeper_than(DEEPEST, structure.replace(b",", b"")):
        raise DossierFileFault("", N_("nested deeper than {limit} levels"), limit=DEEPEST)


def too_large() -> DossierFileFault:
    """The fault of a file over ``LARGEST_BYTES``."""
    return DossierFileFault(
        "", N_("larger than {limit} MB, no dossier is that large"), limit=LARGEST_BYTES // 1_000_000
    )


def _too_many_values() -> DossierFileFault:
    problem = N_("more than {limit} values, no dossier is that large")
    return DossierFileFault("", problem, limit=f"{MOST_VALUES:,}")


def _deeper_than(limit: int, brackets: bytes) -> bool:
    """Whether ``brackets`` nest deeper than ``limit``; each pass takes the innermost pairs away.

    What can't be paired is no JSON and is left to the parser, unless that alone is too deep.
    """
    for _ in range(limit):
        shorter = brackets.replace(b"[]", b"")
        if len(shorter) == len(brackets):
            break
        brackets = shorter
    return b"[]" in brackets or brackets.count(b"[") > limit
