"""When two titles name the same measure."""

import re
from collections.abc import Sequence

from ita_desk.model.tree import Measure

CONTINUED = re.compile(r"\s*[(\[]\s*ต่อ\s*[)\]]\s*$|\s+ต่อ\s*$")
"""What a form says behind words that went before on another page."""
_DITTO = frozenset({'"', "''", "“", "”", "″", "〃"})
_UNBROKEN = str.maketrans("\xa0\u202f", "  ")
_ENDS = " \t\r\n\x0b\x0c\x85\xa0\u200b\u2028\u2029\u202f\u3000\ufeff"


def title_key(title: str) -> str:
    """What titles of one measure have in common.

    Blanks of any kind at an end mean nothing, and a blank that doesn't break is a blank.
    """
    return title.strip(_ENDS).translate(_UNBROKEN)


def goes_on(title: str, above: str) -> bool:
    """Whether a title only says that the measure above it goes on.

    It is blank, a ditto mark, or the words above with (ต่อ), as on the next page of a form.
    """
    key = title_key(title)
    return not key or key in _DITTO or title_key(CONTINUED.sub("", key)) in ("", title_key(above))


def alike(measures: Sequence[Measure]) -> dict[int, int]:
    """Id of each measure that only repeats an earlier one → the id of that one."""
    first: dict[str, int] = {}
    repeated: dict[int, int] = {}
    for measure in measures:
        key = title_key(measure.title)
        if key and first.setdefault(key, measure.id) != measure.id:
            repeated[measure.id] = first[key]
    return repeated
