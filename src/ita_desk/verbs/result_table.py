"""The results of one activity as a table: dates, times and addresses as they are written."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from ita_desk.model.block import Cell
from ita_desk.model.cell_texts import time_of_text
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Result
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.partial_date import PartialDate
from ita_desk.thai.times import format_time, parse_time
from ita_desk.verbs.actions import Action
from ita_desk.verbs.results_text import (
    Link,
    add_results,
    links_as_text,
    links_of_result,
    links_of_text,
    put_links,
)
from ita_desk.verbs.rows import insert_row
from ita_desk.verbs.tables import EntityTable, Line, Pasted, understood

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

_OF_OCCURRENCES = ("date", "time", "place")


class ResultTable(EntityTable):
    """The results of an activity."""

    def __init__(
        self,
        activity: Activity,
        *,
        words: Mapping[str, Mapping[str, str]] | None = None,
        headings: Iterable[str] = (),
    ) -> None:
        """Show the results of ``activity``."""
        rows = {result.id: result for result in activity.results}
        super().__init__(
            "result",
            activity.id,
            RESULT_COLUMNS,
            rows,
            words=words or {"kind": {}, "category": {}},
            joined=("links",),
            headings=headings,
        )

    def cell(self, row_id: int, column: str) -> Cell:
        """See EntityTable; a date and a time as they are written in Thai."""
        result: Result = self.rows[row_id]
        if column == "date" and result.date is not None:
            return Cell(format_date(result.date), "date", result.date.iso())
        if column == "date":
            return Cell(result.date_text, "unread", result.date_text)
        if column == "time" and result.time:
            return Cell(format_time(result.time), "time", result.time)
        if column == "links":
            links = [[item.title, item.url] for item in result.evidence]
            return Cell(links_as_text(result), "links", links)
        return super().cell(row_id, column)

    def empties(self, column: str) -> bool:
        """See EntityTable; whether a result is public is never cleared along with others."""
        if column in ("date", "links"):
            return True
        return column != "public" and super().empties(column)

    def add(self, transaction: Transaction, before: int | None, line: Line) -> int:
        """See EntityTable; a date, a time or a place makes it an occurrence, else a paragraph."""
        dated = any(name in line and line[name].text for name in _OF_OCCURRENCES)
        kind = "occurrence" if dated else "paragraph"
        return insert_row(transaction, "result", self.parent_id, before=before, kind=kind)

    def add_below(self, transaction: Transaction, before: int | None, above: int | None) -> int:
        """See EntityTable; the new row is of the kind of the one above."""
        stands: Result | None = None if above is None else self.rows.get(above)
        kind = stands.kind if stands is not None else "paragraph"
        return insert_row(transaction, "result", self.parent_id, before=before, kind=kind)

    def write(
        self, transaction: Transaction, row_id: int, line: Line, pasted: Pasted, above: int | None
    ) -> None:
        """See EntityTable; a date that can't be read is kept as typed."""
        fields = dict(line)
        date, links = fields.pop("date", None), fields.pop("links", None)
        time, text = fields.pop("time", None), fields.get("text")
        if text is not None and text.kind == "linked":
            fields["text"] = Cell(text.text)
        super().write(transaction, row_id, fields, pasted, above)
        if time is not None:
            _write_time(transaction, row_id, time, pasted)
        if date is not None:
            _write_date(transaction, row_id, date, pasted)
        if links is not None:
            _write_links(transaction, row_id, links)
        if text is not None and text.kind == "linked":
            _add_links(transaction, row_id, links_of_text(text.value))


def add_occurrence(store: Store, activity_id: int, date: str) -> Changes:
    """Add an occurrence at the end, of the same category as the one before it."""
    with store.transact(Action.ADD) as transaction:
        rows = transaction.children("result", activity_id)
        before = [row["category"] for row in rows if row["kind"] == "occurrence"]
        category = before[-1] if before else "other"
        new = insert_row(transaction, "result", activity_id, kind="occurrence", category=category)
        _write_date(transaction, new, Cell(date), Pasted())
        transaction.focus = Place("result", new, "date")
    return transaction.changes


def add_link(store: Store, activity_id: int, result_id: int | None, url: str) -> Changes:
    """Add an address to a result; without one, to a new paragraph at the end."""
    with store.transact(Action.ADD) as transaction:
        if result_id is None:
            result_id = insert_row(transaction, "result", activity_id, kind="paragraph")
        insert_row(transaction, "evidence", result_id, url=url)
        transaction.focus = Place("result", result_id, "")
    return transaction.changes


def add_lines(store: Store, activity_id: int, text: str) -> Changes:
    """Add the results that lines of text tell, as ``results_text`` reads them, at the end."""
    with store.transact(Action.PASTE) as transaction:
        add_results(transaction, activity_id, text)
    return transaction.changes


def _write_date(transaction: Transaction, result_id: int, cell: Cell, pasted: Pasted) -> None:
    day, text = Place("result", result_id, "date"), Place("result", result_id, "date_text")
    date, unread = None, ""
    if cell.kind == "date":
        try:
            date = PartialDate.from_iso(cell.value)
        except (TypeError, ValueError, AttributeError):
            unread = cell.text
    elif cell.kind == "unread":
        unread = cell.text
    elif cell.text.strip():
        row = transaction.row("result", result_id)
        year = int(transaction.row("dossier", row["dossier_id"])["fiscal_year"])
        date = parse_date(cell.text, year)
        unread = "" if date else cell.text
    if date is not None:
        pasted.count("date")
    elif unread:
        pasted.unread.append(unread)
    transaction.set(day, date)
    transaction.set(text, unread)
    if date is not None and cell.kind == "date":
        told = cell.text.removeprefix(format_date(date)).strip()
        _write_time_of_date(transaction, result_id, told, pasted)


def _write_time_of_date(
    transaction: Transaction, result_id: int, told: str, pasted: Pasted
) -> None:
    """A time that a spreadsheet keeps in one cell with its day; one that stands there stays."""
    time = parse_time(told)
    if time and not transaction.row("result", result_id)["time"]:
        transaction.set(Place("result", result_id, "time"), time)
        pasted.count("time")
    elif told and time != transaction.row("result", result_id)["time"]:
        pasted.unread.append(told)


def _write_time(transaction: Transaction, result_id: int, cell: Cell, pasted: Pasted) -> None:
    place = Place("result", result_id, "time")
    if cell.kind == "time":
        transaction.set(place, cell.value)
        return
    time = understood(place, cell.text, time_of_text)
    if time:
        pasted.count("time")
    transaction.set(place, time)


def _write_links(transaction: Transaction, result_id: int, cell: Cell) -> None:
    if cell.kind == "links":
        put_links(transaction, result_id, cell.value)
        return
    text = cell.value if cell.kind == "linked" else cell.text
    standing = links_of_result(transaction, result_id)
    put_links(transaction, result_id, links_of_text(text, standing))


def _add_links(transaction: Transaction, result_id: int, links: Sequence[Link]) -> None:
    """Add the addresses of hyperlinks in a text to those of its result."""
    standing = links_of_result(transaction, result_id)
    urls = {url for _, url in standing}
    new = [("", url) for _, url in links if "://" in url and url not in urls]
    put_links(transaction, result_id, [*standing, *new])
