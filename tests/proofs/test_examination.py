"""The judge of the proofs: it must be able to say that something is lost."""

from random import Random

import pytest
from proofs import office_state
from proofs.editor import state_of
from proofs.edits import edits
from proofs.examination import examine

from ita_desk.storage.store import Store


@pytest.fixture
def acknowledged(tmp_path):
    """A closed database after 30 edits, and what each acknowledged."""
    database = tmp_path / "office.sqlite3"
    states = []
    with (
        Store.open(database, write=True) as store,
        office_state.reading(database) as connection,
    ):
        committed = edits(store, Random(1))
        for _ in range(30):
            next(committed)
            states.append(state_of(connection))
            if len(states) == 20:
                connection.execute("VACUUM INTO ?", (str(tmp_path / "older.sqlite3"),))
    return database, states


def test_a_whole_database_has_lost_nothing(acknowledged):
    database, states = acknowledged
    found = examine(database, states)
    assert (found.lost, found.problems) == (0, ())
    assert found.state == states[-1]


def test_an_edit_that_could_not_be_acknowledged_any_more_may_be_there(acknowledged):
    database, states = acknowledged
    changed = [state for state in states if state.change < states[-1].change]
    found = examine(database, changed)
    assert found.lost == 0


def test_edits_that_are_gone_are_counted(acknowledged, tmp_path):
    _, states = acknowledged
    found = examine(tmp_path / "older.sqlite3", states)
    assert found.lost == sum(state.change > states[19].change for state in states) > 0


def test_a_value_that_is_not_as_acknowledged_is_lost(acknowledged):
    database, states = acknowledged
    last = states[-1]
    other = type(last)(last.change, bytes(32))
    assert examine(database, [*states[:-1], other]).lost == 1


def test_a_damaged_database_is_a_problem(acknowledged):
    database, states = acknowledged
    database.write_bytes(database.read_bytes()[:-4096])
    assert examine(database, states).problems
