"""The plan as a table: its measure and its results stand beside the fields of an activity."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, get_args

from ita_desk.model.block import Block, Cell
from ita_desk.model.cell_texts import TICK_SIGN
from ita_desk.model.measure_titles import goes_on, title_key
from ita_desk.model.place import Place
from ita_desk.model.result_lines import results_as_text, told_results
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.calendar import FISCAL_MONTHS
from ita_desk.verbs.measures import assign
from ita_desk.verbs.results_text import put_results, put_results_text, told_lines, whole_results
from ita_desk.verbs.tables import EntityTable, Line, Pasted

MarkColumnName = Literal["quantity", "quality", "quarter_1", "quarter_2", "quarter_3", "quarter_4"]
PlanColumn = Literal[
    "measure",
    "title",
    "quantity",
    "quality",
    "responsible",
    "budget",
    "quarter_1",
    "quarter_2",
    "quarter_3",
    "quarter_4",
    "results",
]
PLAN_COLUMNS: tuple[PlanColumn, ...] = get_args(PlanColumn)
"""The columns of the round report, in the form's order."""
MARK_COLUMNS: frozenset[str] = frozenset(get_args(MarkColumnName))


class PlanTable(EntityTable):
    """Activities of a dossier, in the form's columns."""

    def __init__(self, dossier: Dossier, *, headings: Iterable[str] = ()) -> None:
        """Show the plan of ``dossier``."""
        rows = {activity.id: activity for activity in dossier.activities}
        super().__init__("activity", dossier.id, PLAN_COLUMNS, rows, headings=headings)
        self._year = dossier.fiscal_year
        self._titles = {measure.id: measure.title for measure in dossier.measures}

    def cell(self, row_id: int, column: str) -> Cell:
        """See EntityTable; results carry all that they hold."""
        activity: Activity = self.rows[row_id]
        if column == "measure":
            return Cell(self._titles[activity.measure_id])
        if column == "results":
            text = results_as_text(activity, self._year)
            return Cell(text, "results", whole_results(activity))
        return super().cell(row_id, column)

    def continues(self, above: int, row_id: int, column: str) -> bool:
        """See EntityTable: activities of one measure share its cell."""
        measure = self.rows[row_id].measure_id
        return column == "measure" and self.rows[above].measure_id == measure

    def prepared(
        self, block: Block, columns: Sequence[str], pasted: Pasted
    ) -> list[dict[str, Cell]]:
        """See EntityTable; in a block from elsewhere a blank measure is the one above it."""
        lines = super().prepared(block, columns, pasted)
        if block.own or "measure" not in columns or block.width == 1:
            return lines
        above: Cell | None = None
        for line in lines:
            title = line["measure"].text
            if above is not None and goes_on(title, above.text):
                line["measure"] = above
            elif title_key(title):
                above = line["measure"]
            else:
                del line["measure"]
        return lines

    def empties(self, column: str) -> bool:
        """See EntityTable."""
        return column in ("measure", "results") or super().empties(column)

    def write(
        self, transaction: Transaction, row_id: int, line: Line, pasted: Pasted, above: int | None
    ) -> None:
        """See EntityTable; new measures stand in the order of their activities."""
        fields = dict(line)
        measure, results = fields.pop("measure", None), fields.pop("results", None)
        if measure is not None:
            row = None if above is None else transaction.row("activity", above)
            after = None if row is None else int(row["measure_id"])
            assign(transaction, row_id, measure.text, after=after)
        super().write(transaction, row_id, fields, pasted, above)
        if results is None:
            return
        if results.kind == "results":
            put_results(transaction, row_id, results.value)
        else:
            activity: Activity | None = self.rows.get(row_id)
            told = [] if activity is None else told_results(activity, self._year)
            put_results_text(transaction, row_id, told, told_lines(results))

    def focus(self, row_id: int, column: str) -> Place:
        """See EntityTable."""
        if column == "measure":
            return Place("activity", row_id, "measure_id")
        return super().focus(row_id, column)


class MonthTable(EntityTable):
    """The planned months of the activities, which are added and named in the plan."""

    grows = False

    def __init__(self, dossier: Dossier) -> None:
        """Show the months of ``dossier``."""
        columns = ("knowledge_topic", *map(month_column, FISCAL_MONTHS))
        rows = {activity.id: activity for activity in dossier.activities}
        super().__init__("activity", dossier.id, columns, rows)

    def cell(self, row_id: int, column: str) -> Cell:
        """See EntityTable."""
        month = _MONTHS.get(column)
        if month is None:
            return super().cell(row_id, column)
        ticked = month in self.rows[row_id].months
        return Cell(TICK_SIGN if ticked else "", "flag", ticked)

    def empties(self, column: str) -> bool:
        """See EntityTable."""
        del column
        return True

    def write(
        self, transaction: Transaction, row_id: int, line: Line, pasted: Pasted, above: int | None
    ) -> None:
        """See EntityTable."""
        fields = {name: cell for name, cell in line.items() if name not in _MONTHS}
        super().write(transaction, row_id, fields, pasted, above)
        for column, cell in line.items():
            if column in _MONTHS:
                place = Place("activity", row_id, "months")
                ticked = self.flag(place, cell, pasted)
                self.tick(transaction, row_id, column, ticked)

    def tick(self, transaction: Transaction, row_id: int, column: str, ticked: bool) -> None:
        """See EntityTable."""
        months = set(transaction.row("activity", row_id)["months"])
        chosen = months | {_MONTHS[column]} if ticked else months - {_MONTHS[column]}
        kept = tuple(month for month in FISCAL_MONTHS if month in chosen)
        transaction.set(Place("activity", row_id, "months"), kept)

    def focus(self, row_id: int, column: str) -> Place:
        """See EntityTable."""
        return super().focus(row_id, "months" if column in _MONTHS else column)


def month_column(month: int) -> str:
    """The column of a calendar month."""
    return f"month_{month}"


_MONTHS: Mapping[str, int] = {month_column(month): month for month in FISCAL_MONTHS}
