"""Values of fields in words: marks, months, dates, choices and chosen rows."""

from collections.abc import Callable, Mapping
from typing import Any, cast

from ita_desk.model.errors import N_
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.structure import REFERENCES
from ita_desk.model.tree import Dossier
from ita_desk.thai.dates import format_date
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.thai.partial_date import PartialDate

Translate = Callable[[str], str]
_LONGEST = 400
_TICK = "✓"
_CHOICES: dict[str, str] = {
    "occurrence": N_("occurrence"),
    "paragraph": N_("paragraph"),
    "bullet": N_("bullet"),
    "sub_bullet": N_("sub-bullet"),
    "note": N_("note"),
    "other": N_("other"),
    "meeting": N_("meeting"),
    "doc_report": N_("DOC report"),
    "communication": N_("communication"),
    "indicator-first": "ตัวชี้วัด/ค่าเป้าหมาย · ระยะเวลาการดำเนินการ",
    "target-first": "เป้าหมาย/ตัวชี้วัด · ระยะเวลาดำเนินการ",
    "continuous": N_("1, 2, 3 through the whole report"),
    "by-measure": N_("1.1, 1.2 within each measure"),
    "none": N_("no numbers"),
    "thai": N_("Thai digits"),
    "arabic": N_("Arabic digits"),
}
_CHOSEN = frozenset({"kind", "category", "headings", "numbering", "digits"})
_MAY_BE_NOTHING = frozenset({"budget", "eit_persons"})
_GENERATED = N_("(generated automatically)")


class ValueWords:
    """Says what a value of a field is; chosen rows by what the dossier calls them."""

    def __init__(self, dossier: Dossier | None, translate: Translate) -> None:
        """Look up rows in ``dossier``."""
        self._dossier = dossier
        self._translate = translate

    def of_values(self, entity: Entity, values: Mapping[str, Any]) -> str:
        """The value of one field; of a date and what could not be read the one there is."""
        if "date" in values or "date_text" in values:
            return self.of("result", "date", values.get("date") or values.get("date_text", ""))
        ((field, value),) = values.items()
        return self.of(entity, field, value)

    def of(self, entity: Entity, field: str, value: object) -> str:
        """A value in words; never empty."""
        chosen = REFERENCES.get(entity, {}).get(field)
        if value is None:
            return self._none(field, chosen)
        if isinstance(value, str):
            return self._text(field, value)
        if chosen is not None and isinstance(value, int):
            return self._row(chosen, value)
        return self._other(value) or self._translate("(empty)")

    def _none(self, field: str, chosen: Entity | None) -> str:
        if chosen is not None:
            return self._translate("(nothing chosen)")
        return "-" if field in _MAY_BE_NOTHING else self._translate(_GENERATED)

    def _text(self, field: str, value: str) -> str:
        _ = self._translate
        if not value:
            return _("(empty)")
        if field == "emblem":
            return _("(a picture)")
        if field in _CHOSEN and value in _CHOICES:
            return _(_CHOICES[value])
        return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"

    def _other(self, value: object) -> str:
        if isinstance(value, bool):
            return self._translate("yes") if value else self._translate("no")
        if isinstance(value, Mark):
            return f"{_TICK * value.ticked} {value.text}".strip()
        if isinstance(value, PartialDate):
            return format_date(value)
        if isinstance(value, tuple):
            return " ".join(SHORT_MONTHS[month] for month in cast("tuple[int, ...]", value))
        return str(value)

    def _row(self, entity: Entity, row_id: int) -> str:
        names = _names(self._dossier, entity) if self._dossier is not None else {}
        _ = self._translate
        return names[row_id] or _("(no name)") if row_id in names else _("(deleted since)")


def _names(dossier: Dossier, entity: Entity) -> dict[int, str]:
    if entity == "measure":
        return {measure.id: measure.title for measure in dossier.measures}
    if entity == "person":
        return {person.id: person.name for person in dossier.people}
    results = (result for activity in dossier.activities for result in activity.results)
    return {one.id: format_date(one.date) if one.date else one.text for one in results}
