"""The cells of the results table as text: what is typed, copied, pasted, filled and cleared."""

from typing import Literal, get_args

from ita_desk.model.cell_texts import TICK_SIGN, time_of_text
from ita_desk.model.place import Place
from ita_desk.model.tree import Result
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.times import format_time
from ita_desk.verbs.links_text import links_as_text, write_links
from ita_desk.verbs.list_cells import flag, understood

ResultColumn = Literal[
    "kind",
    "date",
    "text",
    "links",
    "category",
    "level_item",
    "time",
    "place",
    "public",
]
RESULT_COLUMNS: tuple[ResultColumn, ...] = get_args(ResultColumn)
"""The columns of the results table, in its order."""

_YES, _NO = TICK_SIGN, ""


def result_text(result: Result, column: ResultColumn) -> str:
    """One cell as text: dates and times as they are written in Thai, values of choices as such."""
    if column == "date":
        return format_date(result.date) if result.date else result.date_text
    if column == "links":
        return links_as_text(result)
    if column == "time":
        return format_time(result.time) if result.time else ""
    if column == "public":
        return _YES if result.public else _NO
    return getattr(result, column)


def write_result_cell(
    transaction: Transaction, result_id: int, column: ResultColumn, text: str
) -> None:
    """Write a cell from text; raises InvalidValue for what a column can't keep.

    A date that can't be read is kept as typed; an emptied choice keeps its value.
    """
    place = Place("result", result_id, column)
    if column == "date":
        _write_date(transaction, result_id, text)
    elif column == "links":
        write_links(transaction, result_id, text)
    elif column == "time":
        transaction.set(place, understood(place, text, time_of_text))
    elif column == "public":
        transaction.set(place, flag(place, text))
    elif text or column not in ("kind", "category"):
        transaction.set(place, text)


def _write_date(transaction: Transaction, result_id: int, text: str) -> None:
    row = transaction.row("result", result_id)
    year = int(transaction.row("dossier", row["dossier_id"])["fiscal_year"])
    date = parse_date(text, year) if text.strip() else None
    unread = date is None and text.strip()
    transaction.set(Place("result", result_id, "date"), date)
    transaction.set(Place("result", result_id, "date_text"), text if unread else "")
