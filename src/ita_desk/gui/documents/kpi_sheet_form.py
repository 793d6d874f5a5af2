"""The page of the indicator progress sheet."""

from collections.abc import Callable, Sequence

from ita_desk.contents.kpi_rows import LIVE_ROW, self_score, sheet_rows
from ita_desk.contents.kpi_sheet_texts import progress_text, remark_text
from ita_desk.gui.documents.form_spec import (
    Choice,
    Detail,
    Entry,
    List,
    ListColumn,
    Row,
    Section,
    Text,
    digits_choice,
)
from ita_desk.model.errors import N_
from ita_desk.model.scoring import component_score, fixed_score
from ita_desk.model.tree import Dossier, KpiRow
from ita_desk.verbs.documents import add_own_row


def _filled(dossier: Dossier, row: Row) -> KpiRow:
    """A row as it is printed: the dossier's own one with what the dossier fills in."""
    return next((one for one in sheet_rows(dossier) if one.id == row.id), row)


def _as_printed(field: str) -> Callable[[Dossier, Row], str]:
    def made(dossier: Dossier, row: Row) -> str:
        return str(getattr(_filled(dossier, row), field))

    return made


def _score(dossier: Dossier, row: Row) -> str:
    return self_score(_filled(dossier, row))


def _own(dossier: Dossier) -> Sequence[Row]:
    del dossier
    return (KpiRow(id=LIVE_ROW, own=True),)


def _named(dossier: Dossier, row: Row) -> str:
    filled = _filled(dossier, row)
    return " ".join(part for part in (filled.code, filled.name) if part)


def _component_score(dossier: Dossier, row: Row) -> str:
    del dossier
    score = component_score(row)
    return "" if score is None else fixed_score(score)


def _progress(dossier: Dossier, row: Row) -> str:
    return progress_text(_filled(dossier, row), dossier)


def _remark(dossier: Dossier, row: Row) -> str:
    return remark_text(_filled(dossier, row), dossier)


_ROWS = List(
    "kpi_row",
    N_("Indicators of the unit"),
    (
        ListColumn("code", "ตัวชี้วัด", 11, centred=True, generated=_as_printed("code")),
        ListColumn("name", N_("Name"), 56, generated=_as_printed("name"), phrases=True),
        ListColumn(
            "full_score",
            "คะแนน",
            11,
            centred=True,
            number=True,
            generated=_as_printed("full_score"),
        ),
        ListColumn(
            "self_score", "คะแนนประเมินตนเอง", 16, centred=True, number=True, generated=_score
        ),
        ListColumn(
            "responsible",
            "ผู้รับผิดชอบ",
            26,
            generated=_as_printed("responsible"),
            phrases=True,
        ),
    ),
    N_("Type here to add an indicator"),
    generated=_own,
    seed=(N_("Add the row of this dossier's indicator"), add_own_row),
    lacks=lambda rows: not any(row.own for row in rows),
    replaceable=False,
)
_COMPONENTS = List(
    "score_component",
    N_("Parts of the score"),
    (
        ListColumn("level", N_("Level"), 10, centred=True),
        ListColumn("title", N_("Title"), 44, phrases=True),
        ListColumn("actual", N_("Done %"), 13, centred=True, number=True),
        ListColumn("target", N_("Target %"), 13, centred=True, number=True),
        ListColumn("weight", N_("Weight"), 13, centred=True, number=True),
        ListColumn(
            "score",
            N_("Score"),
            13,
            centred=True,
            computed=_component_score,
            tip=N_("The lesser of 1 and done / target, times the weight."),
        ),
    ),
    N_("Type here to add a part"),
    empty=N_("Only for scores made of percentages, as of spending: type the first part here"),
)

KPI_SHEET_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Sheet"),
        (
            Entry("date", "รายงาน ณ วันที่", "date"),
            Choice("digits", N_("Digits"), digits_choice),
        ),
    ),
    Section(
        N_("Indicators of the unit"),
        (
            Detail(
                _ROWS,
                _named,
                (
                    Text("progress", "ความก้าวหน้า", _progress, least_lines=3),
                    Text("remark", "หมายเหตุ", _remark, least_lines=3),
                    _COMPONENTS,
                ),
            ),
        ),
        N_("The row of this dossier's indicator is made of the plan; print sorts them."),
    ),
    Section(N_("Below the table"), (Text("notes", "หมายเหตุ", least_lines=2),)),
)
