"""Texts that look right and are not: slips, characters nobody sees, addresses that deceive."""

import unicodedata
from collections.abc import Iterable, Iterator

from ita_desk.contents.findings.inspection import Inspection, Rule, each_activity, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Entity, Place
from ita_desk.model.texts import texts_of, texts_of_activity
from ita_desk.model.tree import Activity
from ita_desk.thai.addresses import Deception, addresses, deception
from ita_desk.thai.digits import thai_numbers
from ita_desk.thai.hygiene import (
    CONTROL,
    INVISIBLE,
    PRIVATE_USE,
    Slip,
    find_slips,
    hidden_characters,
)
from ita_desk.thai.remembering import remembering

HIDDEN = frozenset({INVISIBLE, CONTROL, PRIVATE_USE})
"""Codes of what can only be told by its number."""
THAI_DIGITS = "thai-digits"
_DECEPTIONS = {
    Deception.USER_PART: "address-user-part",
    Deception.FOREIGN_LETTERS: "address-foreign-letters",
    Deception.DIRECTION_MARKS: "address-direction-marks",
}
_AROUND = 12
"""Letters shown on each side of a slip."""
_MOST_CODES = 4
_LEADING, _FOLLOWING = "เแโใไ", "ะาำๅๆฯ"

_slips = remembering(8192)(find_slips)


def well_typed(*entities: Entity) -> Rule:
    """The rule that the texts of these entities have no slip; one finding a field and kind."""

    def no_slips(inspection: Inspection) -> Iterator[Finding]:
        return _in_texts(texts_of(inspection.dossier, frozenset(entities)))

    return no_slips


@each_activity
def activities_well_typed(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """Nor do those of activities, their results and their addresses."""
    del inspection
    return _in_texts(texts_of_activity(activity))


def digits_alike(document: Entity, *entities: Entity) -> Rule:
    """The rule that texts of these entities have no Thai digits where ``document`` is in Arabic.

    The other way round nothing is found: typed Arabic digits are printed as Thai ones there.
    """

    def no_thai_digits(inspection: Inspection) -> Iterator[Finding]:
        if _is_arabic(inspection, document):
            yield from _thai_digits(texts_of(inspection.dossier, frozenset(entities)))

    return no_thai_digits


def activities_digits_alike(document: Entity) -> Rule:
    """The same for activities and their results, which several documents print."""

    @each_activity
    def no_thai_digits(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
        if _is_arabic(inspection, document):
            yield from _thai_digits(texts_of_activity(activity))

    return no_thai_digits


def _is_arabic(inspection: Inspection, document: Entity) -> bool:
    return getattr(inspection.dossier, document).digits == "arabic"


def _thai_digits(texts: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    for place, text in texts:
        for start, end in thai_numbers(text)[:1]:
            yield warning(THAI_DIGITS, place, ("text", _around(text, Slip(start, end, "", None))))


def _in_texts(texts: Iterable[tuple[Place, str]]) -> Iterator[Finding]:
    for place, text in texts:
        first: dict[str, Slip] = {}
        for slip in _slips(text):
            first.setdefault(slip.code, slip)
        for code, slip in first.items():
            parameters = [("text", _around(text, slip))]
            if code in HIDDEN:
                parameters.append(("codes", _codes(text, code)))
            yield warning(code, place, *parameters)
        for start, end in addresses(text):
            deceives = deception(text[start:end])
            if deceives is not None:
                url = _visible(text[start:end])
                yield warning(_DECEPTIONS[deceives], place, ("url", url))


def _visible(address: str) -> str:
    """An address with its hidden characters told by their numbers."""
    for start, end in reversed(hidden_characters(address)):
        codes = "".join(f"[U+{ord(letter):04X}]" for letter in address[start:end])
        address = address[:start] + codes + address[end:]
    return address


def _around(text: str, slip: Slip) -> str:
    """The words around a slip on one line, without what can't be shown."""
    start, end = max(slip.start - _AROUND, 0), slip.end + _AROUND
    while start > 0 and _belong_together(text[start - 1], text[start]):
        start -= 1
    while end < len(text) and _belong_together(text[end - 1], text[end]):
        end += 1
    shown = text[start:end]
    for first, last in reversed(hidden_characters(shown)):
        shown = shown[:first] + shown[last:]
    shown = " ".join(shown.split())
    return f"{'…' * (start > 0)}{shown}{'…' * (end < len(text))}"


def _belong_together(letter: str, follower: str) -> bool:
    return letter in _LEADING or follower in _FOLLOWING or unicodedata.category(follower) == "Mn"


def _codes(text: str, code: str) -> str:
    letters = (text[slip.start : slip.end] for slip in _slips(text) if slip.code == code)
    names = list(dict.fromkeys(f"U+{ord(letter):04X}" for run in letters for letter in run))
    return ", ".join(names[:_MOST_CODES]) + ", …" * (len(names) > _MOST_CODES)
