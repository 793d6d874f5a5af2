"""What a deleted row is called in the recycle bin."""

from collections.abc import Callable, Mapping
from typing import Any

from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.gui.moments import account_words, moment_words
from ita_desk.gui.place_names import place_name
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.storage.deleted import Deletion
from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs.actions import ACTION_NAMES

Translate = Callable[[str], str]
_LONGEST = 160
_BELOW: dict[str, str] = {
    "dossier": N_("with {number} activities"),
    "measure": N_("with {number} activities"),
    "activity": N_("with {number} results"),
    "result": N_("with {number} addresses"),
}


def deleted_title(deletion: Deletion, translate: Translate) -> str:
    """What was deleted, by its kind and its own words."""
    if deletion.place.entity == "dossier":
        return f"{translate(N_('Dossier'))}: {dossier_words(deletion, translate)}"
    return row_title(deletion.place, deletion.columns, translate)


def row_title(place: Place, columns: Mapping[str, Any], translate: Translate) -> str:
    """A row by its kind and its own words, from the columns that it had."""
    kind = place_name(Place(place.entity, place.id), translate)
    if place.entity == "dossier":
        return translate(N_("Dossier"))
    words = str(columns.get("title") or columns.get("text") or "")
    if place.entity == "result":
        words = f"{_date(columns)} {words}".strip()
    words = " ".join(words.split()) or translate("(no name)")
    return f"{kind}: {words if len(words) <= _LONGEST else words[:_LONGEST] + '…'}"


def deleted_detail(deletion: Deletion, translate: Translate) -> str:
    """Where it stood, what went with it, when and by whom."""
    _ = translate
    parts = [moment_words(deletion.at, _), account_words(deletion.author, _)]
    if deletion.origin == "undo":
        action = _(ACTION_NAMES.get(deletion.action, deletion.action))
        parts.append(_("undone: {action}").format(action=action))
    if deletion.below:
        parts.append(_(_BELOW[deletion.place.entity]).format(number=deletion.below))
    if deletion.place.entity != "dossier":
        parts.append(dossier_words(deletion, _))
    return " · ".join(part for part in parts if part)


def dossier_words(deletion: Deletion, translate: Translate) -> str:
    """The dossier that a row stood in."""
    name = deletion.dossier
    if name is None:
        return ""
    return dossier_name(name.unit_name, name.fiscal_year, name.round, translate)


def _date(columns: Mapping[str, Any]) -> str:
    if columns.get("date"):
        return format_date(PartialDate.from_iso(columns["date"]))
    return str(columns.get("date_text") or "")
