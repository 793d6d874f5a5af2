"""The table of the indicator sheet (รายละเอียดตัวชี้วัด): a row for each indicator."""

import re

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.forms.headings import Heading
from ita_desk.exchange.forms.leading_numbers import NUMBER_ALONE
from ita_desk.exchange.office.paper import Cell, Table
from ita_desk.model.place import Place
from ita_desk.thai.digits import arabic_digits

_DIGIT = "[0-9๐-๙]"
_CODED = re.compile(rf"\s*({_DIGIT}+(?:\.{_DIGIT}+)+)\.?\s*(.*)", re.DOTALL)
_DECIMAL = re.compile(r"\d{1,9}(?:\.\d{1,9})?")
_SCORES = ("full_score", "self_score")
_LINES = ("progress", "remark")
_TEXTS = ("responsible", *_LINES)
_FIELDS = ("code", "name", *_SCORES, *_TEXTS)


def is_kpi_table(heading: Heading) -> bool:
    """Whether a table is one of indicators with their progress."""
    return {"progress", "target"} <= heading.kinds()


def read_kpi_table(table: Table, heading: Heading, draft: Draft) -> None:
    """Its rows; code and name stand in one column or two below ตัวชี้วัด."""
    grid = table.grid()
    for number in range(heading.rows, table.rows):
        row: dict[str, str] = dict.fromkeys(_FIELDS, "")
        place = Place("kpi_row", len(draft.kpi_rows) + 1)
        for column in heading.columns:
            cell = grid.get((number, column.index))
            if cell is not None and (cell.row, cell.column) == (number, column.index):
                _read_cell(column.kind, cell, row, place, draft)
                name = {"target": "name"}.get(column.kind, column.kind)
                if name in _FIELDS:
                    draft.placed.setdefault(cell.source, Place("kpi_row", place.id, name))
        above = draft.kpi_rows[-1] if draft.kpi_rows else {}
        if above and _goes_on(row, above):
            for name in _LINES:
                above[name] = f"{above[name]}\n{row[name]}".strip("\n")
            told = row["progress"] or row["remark"]
            draft.doubt("joined", table.source, told, Place("kpi_row", len(draft.kpi_rows)))
        elif row["code"] or row["name"] or row["progress"]:
            draft.kpi_rows.append(row)
        else:
            for name in filter(row.get, _FIELDS):
                draft.keep(table.source, row[name])


def _goes_on(row: dict[str, str], above: dict[str, str]) -> bool:
    """Whether a row only goes on with what the one above tells, parted by a page or its height."""
    lines = any(row[name] for name in _LINES)
    return lines and all(row[name] in ("", above[name]) for name in _FIELDS if name not in _LINES)


def _read_cell(kind: str, cell: Cell, row: dict[str, str], place: Place, draft: Draft) -> None:
    text = "\n".join(paragraph.shown for paragraph in cell.paragraphs).strip("\n")
    if kind == "target":
        found = _CODED.fullmatch(text)
        if found:
            row["code"], text = arabic_digits(found[1]), found[2]
        row["name"] = " ".join((row["name"] + " " + text).split())
    elif kind in _SCORES:
        score = arabic_digits(text).strip()
        if score and not _DECIMAL.fullmatch(score):
            draft.keep_cell(cell)
            draft.doubt("score-not-a-number", cell.source, text, place)
        else:
            row[kind] = score
    elif kind in _TEXTS:
        row[kind] = text if kind in _LINES else " ".join(text.split())
    elif kind != "number" or (text and not NUMBER_ALONE.fullmatch(text)):
        draft.keep_cell(cell)
