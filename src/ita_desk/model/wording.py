"""Wordings: texts that are written every round, filled in with year, round and unit.

A wording is kept as it was written in some dossier, with that dossier's unit, year and round beside
it; taken into another one, these change to the other's. So nothing in a text stands for anything
else, and what is typed with braces or percent signs comes back as it was typed.
"""

import re
from collections.abc import Iterable

from ita_desk.model.next_round import naming_round
from ita_desk.model.tree import Dossier, Wording
from ita_desk.thai.addresses import addresses
from ita_desk.thai.search_key import search_key

_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_NO_UNIT = "หน่วยงาน"


def filled(wording: Wording, dossier: Dossier) -> str:
    """The text with the unit, the year (and the one before) and the round of a dossier.

    Addresses stay as they are: what one of them says of a year is a place on a server.
    """
    parts: list[str] = []
    end = 0
    for start, stop in addresses(wording.text):
        parts += [_renamed(wording.text[end:start], wording, dossier), wording.text[start:stop]]
        end = stop
    return "".join([*parts, _renamed(wording.text[end:], wording, dossier)])


def _renamed(text: str, wording: Wording, dossier: Dossier) -> str:
    named = _names(wording, dossier)
    if named:
        pattern = "|".join(
            re.escape(name) if not name.isdecimal() else rf"(?<!\d){name}(?!\d)"
            for name in sorted(named, key=len, reverse=True)
        )
        text = re.sub(pattern, lambda found: named[found[0]], text)
    return naming_round(text, dossier.round) if wording.round else text


def offered(
    wordings: Iterable[Wording], dossier: Dossier, entity: str, field: str, wanted: str = ""
) -> list[tuple[Wording, str]]:
    """Wordings that hold what is ``wanted``, filled in: those of the field, then all others.

    Of two that read alike the first is offered.
    """
    key = search_key(wanted)
    texts: dict[str, Wording] = {}
    for one in wordings:
        text = filled(one, dossier)
        if key in search_key(text):
            texts.setdefault(text, one)
    found = [(one, text) for text, one in texts.items()]
    return sorted(found, key=lambda pair: not pair[0].is_for(entity, field))


def _names(wording: Wording, dossier: Dossier) -> dict[str, str]:
    """What is written in the wording's own dossier, and what it is in the other one."""
    named: dict[str, str] = {}
    if wording.unit.strip():
        named[wording.unit.strip()] = dossier.unit.name.strip() or _NO_UNIT
    if wording.fiscal_year:
        for before in (0, 1):
            old, new = (str(year - before) for year in (wording.fiscal_year, dossier.fiscal_year))
            named[old] = new
            named[old.translate(_THAI)] = new.translate(_THAI)
    return named
