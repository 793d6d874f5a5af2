"""Is every acknowledged edit in a database, and is it sound? The question after each accident."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_desk.model.errors import WorldFault
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from proofs import office_state
from proofs.editor import Acknowledged, state_of


@dataclass(frozen=True, slots=True)
class Examination:
    """What was found: how many acknowledged edits are gone, and what is wrong with the file."""

    lost: int = 0
    problems: tuple[str, ...] = ()
    state: Acknowledged | None = None
    """What is in the file now, when it is sound."""


def examine(
    database: Path, acknowledged: Sequence[Acknowledged], *, write: bool = True
) -> Examination:
    """Open the database as the program does, and look for the newest acknowledged state in it.

    What was committed and could not be acknowledged any more may be there: one step at most.
    With ``write`` the file is recovered for good; without, the next one to open it has to.
    """
    if not database.exists():
        return Examination(lost=len(acknowledged))
    try:
        Store.open(database, write=write).close()
    except WorldFault as fault:
        return Examination(len(acknowledged), (str(fault),))
    problems = problems_of(database)
    if problems:
        return Examination(len(acknowledged), problems)
    return _compare(database, acknowledged)


def _compare(database: Path, acknowledged: Sequence[Acknowledged]) -> Examination:
    with office_state.reading(database) as connection:
        now = state_of(connection)
        gone = sum(one.change > now.change for one in acknowledged)
        if gone or not acknowledged:
            return Examination(gone, state=now)
        last = acknowledged[-1]
        if _steps_after(connection, last.change) > 1:
            return Examination(problems=("more than one step was never acknowledged",))
        try:
            rows = office_state.rows_at(connection, last.change)
        except (AssertionError, KeyError) as error:
            return Examination(problems=(str(error),))
    return Examination(int(office_state.fingerprint(rows) != last.fingerprint), state=now)


def _steps_after(connection: sqlite3.Connection, change: int) -> int:
    query = "SELECT count(DISTINCT step_id) FROM change WHERE id > ?"
    return int(connection.execute(query, (change,)).fetchone()[0])
