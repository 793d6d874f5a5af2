"""The keys of a dossier file: the fields of the tree, but for one table of exceptions.

What each key means, its type and its default stand in docs/dossier-format.md; the rules of the
values are those of ``ita_desk.model.fields``. An object has its entity's fields under their names
and in their order, then what it refers to (``measure_id`` is ``measure``), then its lists.
"""

from collections.abc import Mapping
from typing import NamedTuple

from ita_desk.exchange.json_node import Keys
from ita_desk.model.fields import Fields
from ita_desk.model.place import Entity
from ita_desk.model.structure import REFERENCES, STRUCTURE
from ita_desk.model.tree import Dossier

FORMAT = "ita-desk/dossier"
VERSION = 1

PLAN = Keys(("measures", "activities"))
MARK = Keys(("ticked", "text"))

QUARTERS = ("quarter_1", "quarter_2", "quarter_3", "quarter_4")
"""The fields of an activity that are one list in the file."""


class _Exception(NamedTuple):
    """What is required of an entity, and where it differs from its fields."""

    required: tuple[str, ...] = ()
    renamed: Mapping[str, str] = {}
    before: Mapping[str, tuple[str, ...]] = {}
    """Key → the keys that stand before it in the file, which would come elsewhere."""
    plain: str = ""
    """The one field whose text stands for the whole entity, in place of an object."""


_EXCEPTIONS: Mapping[Entity, _Exception] = {
    "dossier": _Exception(
        ("format", "version", "unit", "fiscal_year", "round", "indicator"),
        {"measures": "plan", "activities": "plan"},
        {"fiscal_year": ("format", "version", "unit", "people")},
    ),
    "unit": _Exception(("name",)),
    "indicator": _Exception(("code", "name")),
    "person": _Exception(("key", "name")),
    "measure": _Exception(("key", "title")),
    "oit_link": _Exception(("letter",)),
    "activity": _Exception(
        ("measure", "title"), dict.fromkeys(QUARTERS, "quarters"), {"title": ("measure",)}
    ),
    "result": _Exception(
        ("kind",), {"evidence": "links"}, {"level_item": ("date", "date_text", "links")}
    ),
    "evidence": _Exception(("url",)),
    "round_report": _Exception(before={"signature_block": ("reporter",)}),
    "reference_link": _Exception(plain="url"),
    "cover_memo": _Exception(
        before={
            "date": ("meeting", "number"),
            "acknowledgement": ("submitter",),
            "digits": ("approver",),
        }
    ),
    "level_item": _Exception(("level",)),
    "level_summary": _Exception(before={"closing": ("results",)}),
    "level_result": _Exception(("level",)),
    "kpi_sheet": _Exception(before={"notes": ("rows",)}),
    "measure_rationale": _Exception(
        before={
            "measure_caption": ("plan_rows",),
            "digits": ("measure_rows", "knowledge_topics", "oit_topics"),
        }
    ),
    "knowledge_brief": _Exception(
        before={
            "analysis": (
                *("score_1", "score_2", "score_3", "score_4", "score_5"),
                *("overall", "target", "next_target"),
            )
        }
    ),
}


_AS_ITS_FIELDS = _Exception()


def key_of(entity: Entity, field: str) -> str:
    """The key of the file for a field of the tree."""
    key = field.removesuffix("_id") if field in REFERENCES.get(entity, {}) else field
    return _EXCEPTIONS.get(entity, _AS_ITS_FIELDS).renamed.get(key, key)


def plain_field(entity: Entity) -> str:
    """The field whose text stands for an entity in the file; "" where it is an object."""
    return _EXCEPTIONS.get(entity, _AS_ITS_FIELDS).plain


def _keys(entity: Entity, value: type[Fields]) -> Keys:
    exception = _EXCEPTIONS.get(entity, _AS_ITS_FIELDS)
    names = list(
        dict.fromkeys(key_of(entity, field) for field in value.model_fields if field != "id")
    )
    for key, moved in exception.before.items():
        names = [name for name in names if name not in moved]
        at = names.index(key)
        names[at:at] = moved
    return Keys(tuple(names), exception.required)


DOSSIER = _keys("dossier", Dossier)
KEYS: Mapping[Entity, Keys] = {
    entity: _keys(entity, part.value) for entity, part in STRUCTURE.items()
}
"""The keys of each entity, in the order in which they are written, and which are required."""
