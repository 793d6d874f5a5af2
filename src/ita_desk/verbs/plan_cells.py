"""The cells of the plan as text: what is copied, pasted, filled and cleared.

Typing, paste, fill and delete share ``write_cell``, so all of them mean the same by a text.
"""

from typing import Literal, get_args

from ita_desk.model.cell_texts import mark_as_text, mark_of_text
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import results_as_text
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.transaction import Transaction
from ita_desk.verbs.measures import assign
from ita_desk.verbs.results_text import write_results

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


class TooWide(WorldFault):
    """A pasted block reaches past the last column."""

    def __init__(self, columns: int, room: int) -> None:
        """Say how wide it is and how much fits."""
        super().__init__(
            N_(
                "The block is {columns} columns wide, but only {room} fit here. Nothing was pasted."
            ),
            columns=columns,
            room=room,
        )


def cell_text(dossier: Dossier, activity: Activity, column: PlanColumn) -> str:
    """One cell of the plan as text, as it is copied."""
    if column == "measure":
        return dossier.measure(activity.measure_id).title
    if column == "results":
        return results_as_text(activity, dossier.fiscal_year)
    value = getattr(activity, column)
    return mark_as_text(value) if isinstance(value, Mark) else value or ""


def write_cell(transaction: Transaction, activity_id: int, column: PlanColumn, text: str) -> None:
    """Write a cell from text; an empty text clears it. Raises InvalidValue or NoSuchRow."""
    if column == "measure":
        assign(transaction, activity_id, text)
    elif column == "results":
        write_results(transaction, activity_id, text)
    else:
        transaction.set(Place("activity", activity_id, column), _value(column, text))


def _value(column: PlanColumn, text: str) -> object:
    if column in MARK_COLUMNS:
        return mark_of_text(text)
    if column == "budget":
        return None if text.strip() in ("", "-") else text
    return text
