"""The cell of results: typed as lines, while what no line tells stays with its result."""

import pytest
from dossier_strategies import results_of_an_activity
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.model.tree import Activity, Dossier, Measure
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, grid
from ita_desk.verbs.plan_table import PlanTable


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("lines") / "office.sqlite3", write=True) as store:
        yield store


def plan(store, number):
    dossier = store.load(number)
    return PlanTable(dossier), dossier.activities[0]


@settings(max_examples=examples(100))
@given(results_of_an_activity(), st.booleans())
def test_lines_typed_below_or_typed_again_leave_all_results_as_they_are(store, held, counted):
    activity = Activity(id=1, measure_id=1, counted=counted, results=held)
    measure = Measure(id=1)
    tree = Dossier(id=1, fiscal_year=2567, round=1, measures=(measure,), activities=(activity,))
    (number,) = dossiers.added_ids(dossiers.add(store, [tree]))
    table, before = plan(store, number)
    text = table.cell(before.id, "results").text
    grid.write(store, table, before.id, "results", text)
    table, again = plan(store, number)
    assert again.results == before.results
    grid.write(store, table, before.id, "results", f"{text}\nใหม่" if held else "ใหม่")
    assert plan(store, number)[1].results[: len(held)] == before.results
