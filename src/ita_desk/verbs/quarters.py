"""The verb "fill quarters from dates"."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from ita_desk.model.changes import Changes
from ita_desk.model.mark import TICK
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.calendar import quarters_touched
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs.actions import Action


def fill_quarters(
    store: Store, dossier_id: int, activity_ids: Sequence[int] | None = None
) -> Changes:
    """Tick the quarters of dated results (of all activities, or of those given).

    Only a quarter without tick and without text gets a tick; nothing is ever removed. A range
    ticks each quarter it touches; dates outside the fiscal year tick none.
    """
    with store.transact(Action.FILL_QUARTERS) as transaction:
        year = int(transaction.row("dossier", dossier_id)["fiscal_year"])
        quarters: defaultdict[int, set[int]] = defaultdict(set)
        for result in transaction.of_dossier("result", dossier_id):
            date: PartialDate | None = result["date"]
            if date is not None:
                touched = quarters_touched(date.first_day, date.last_day, year)
                quarters[result["activity_id"]].update(touched)
        for activity in transaction.children("activity", dossier_id):
            if activity_ids is None or activity["id"] in activity_ids:
                _tick_empty(transaction, activity, quarters[activity["id"]])
    return transaction.changes


def _tick_empty(transaction: Transaction, activity: dict[str, Any], quarters: set[int]) -> None:
    for quarter in sorted(quarters):
        field = f"quarter_{quarter}"
        if not activity[field]:
            transaction.set(Place("activity", activity["id"], field), TICK)
