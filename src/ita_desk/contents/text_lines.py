"""A typed or generated text of several lines as lines of the page.

``1. …``, ``2) …``, ``- …`` and ``• …`` hang their sign left of their text, and a line that begins
with blanks goes on below the text of the item above it: as clerks write lists in cells.
"""

import re

from ita_desk.contents.addresses import kept_with_addresses, typed
from ita_desk.contents.lines import Line
from ita_desk.model.place import Place

_LISTED = re.compile(r"(?P<blank>[ \t]*)(?:(?P<sign>\d{1,2}[.)]|[-•–])(?:[ \t]+|$))?(?P<rest>.*)")


def text_lines(text: str, place: Place) -> tuple[Line, ...]:
    """The lines of ``text``, addresses opening; empty lines at its end are left out."""
    return kept_with_addresses(_line(line, place) for line in text.rstrip().splitlines())


def _line(text: str, place: Place) -> Line:
    found = _LISTED.fullmatch(text)
    if found is None:
        return Line(typed(text, place))
    sign, rest = found["sign"], found["rest"]
    if sign:
        return Line(typed(rest, place), 1, sign)
    return Line(typed(rest, place), 1 if found["blank"] and rest else 0)
