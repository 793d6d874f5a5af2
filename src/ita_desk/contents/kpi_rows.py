"""The rows of the indicator progress sheet: the dossier's own one filled in, all in order."""

from ita_desk.contents.indicator import indicator_name
from ita_desk.contents.level_summary import confirmed_total
from ita_desk.contents.lines import line, text_of
from ita_desk.model.place import Place
from ita_desk.model.scoring import components_total, printed_score
from ita_desk.model.tree import Dossier, KpiRow
from ita_desk.thai.digits import arabic_digits

LIVE_ROW = 0
"""The id of an own row that nobody has added: everything in it is generated."""


def sheet_rows(dossier: Dossier) -> tuple[KpiRow, ...]:
    """The rows as printed: with the dossier's own indicator, by code, ties as they stand.

    What the own row leaves blank is taken from the dossier.
    """
    rows = dossier.kpi_sheet.rows
    if not any(row.own for row in rows):
        rows = (KpiRow(id=LIVE_ROW, own=True), *rows)
    filled = [_filled(row, dossier) if row.own else row for row in rows]
    return tuple(sorted(filled, key=lambda row: code_order(row.code)))


def code_order(code: str) -> tuple[tuple[int, int, str], ...]:
    """What codes are sorted by: their segments as numbers, so that 4.10 stands after 4.9."""
    if not code.strip():
        return ((2, 0, ""),)
    return tuple(
        (0, int(segment), "") if segment.isdecimal() else (1, 0, segment)
        for segment in arabic_digits(code.strip()).split(".")
    )


def self_score(row: KpiRow) -> str:
    """The score to print: the one typed, else the total of the components, else nothing."""
    if row.self_score:
        return printed_score(row.self_score)
    total = components_total(row.components)
    return "" if total is None else printed_score(total)


def row_name(row: KpiRow) -> tuple[str, str]:
    """The parameter by which a sentence names a row: its code, else its name."""
    return "indicator", row.code.strip() or row.name.strip() or "?"


def row_place(row: KpiRow, field: str, dossier: Dossier) -> Place:
    """A field of a row, or what the field of a live row is made of."""
    if row.id != LIVE_ROW:
        return Place("kpi_row", row.id, field)
    if field in ("code", "name", "full_score"):
        return Place("indicator", dossier.id, field)
    if field == "responsible":
        return Place("unit", dossier.id, "group")
    return Place("kpi_sheet", dossier.id)


def _filled(row: KpiRow, dossier: Dossier) -> KpiRow:
    indicator = dossier.indicator
    levels = None if row.components else confirmed_total(dossier)
    return row.changed(
        {
            "code": row.code or indicator.code,
            "name": row.name or text_of((line(*indicator_name(dossier)),)),
            "full_score": row.full_score or indicator.full_score,
            "self_score": row.self_score or ("" if levels is None else printed_score(levels)),
            "responsible": row.responsible or dossier.unit.group,
        }
    )
