"""The cell of results: typed as lines, while what no line tells stays with its result."""

import pytest
from dossier_strategies import results_of_an_activity
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure, Result
from ita_desk.storage.store import Store
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import dossiers, fields, grid
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


MEETINGS = tuple(
    Result(
        id=number,
        date=PartialDate.from_iso(day),
        text="ประชุม",
        category="meeting",
        time="14:30",
        place="ห้องประชุม",
        level_item="1.2",
    )
    for number, day in enumerate(("2023-12-04", "2024-01-08", "2024-02-05"), 1)
)


@pytest.fixture
def meetings(store):
    """The number of a dossier in which an activity has three meetings, which are counted."""
    activity = Activity(id=1, measure_id=1, counted=True, results=MEETINGS)
    measure = Measure(id=1)
    tree = Dossier(id=1, fiscal_year=2567, round=1, measures=(measure,), activities=(activity,))
    (number,) = dossiers.added_ids(dossiers.add(store, [tree]))
    return number


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("8 ม.ค. 67 ประชุม", "8 ม.ค. 67 ประชุมคณะทำงาน", {"text": "ประชุมคณะทำงาน"}),
        ("8 ม.ค. 67", "9 ม.ค. 67", {"date": PartialDate.from_iso("2024-01-09")}),
        (
            "8 ม.ค. 67 ประชุม",
            "8 ม.ค. 67 ประชุม\n(ไม่เผยแพร่สู่สาธารณะ)",
            {"public": False},
        ),
    ],
)
def test_a_corrected_line_changes_no_more_than_it_tells(store, meetings, old, new, changed):
    table, before = plan(store, meetings)
    second = before.results[1].id
    fields.edit(store, Place("cover_memo", meetings, "meeting_id"), second)
    text = table.cell(before.id, "results").text
    grid.write(store, table, before.id, "results", text.replace(old, new))
    _, after = plan(store, meetings)
    first, last = before.results[0], before.results[2]
    assert after.results == (first, before.results[1].changed(changed), last)
    assert after.counted
    assert store.load(meetings).cover_memo.meeting_id == second


def test_another_line_in_the_place_of_one_is_another_result(store, meetings):
    table, before = plan(store, meetings)
    text = table.cell(before.id, "results").text
    other = text.replace("8 ม.ค. 67 ประชุม", "20 ม.ค. 67 อบรม")
    grid.write(store, table, before.id, "results", other)
    _, after = plan(store, meetings)
    assert [one.time for one in after.results] == ["14:30", "", "14:30"]
    assert [one.text for one in after.results] == ["ประชุม", "อบรม", "ประชุม"]
    assert table.cell(before.id, "results").text.count("ครั้งที่") == 3


def test_other_lines_of_the_same_days_take_nothing_of_those_before(store, meetings):
    table, before = plan(store, meetings)
    text = table.cell(before.id, "results").text.replace("ประชุม", "อบรม")
    grid.write(store, table, before.id, "results", text)
    _, after = plan(store, meetings)
    assert [(one.text, one.time, one.place) for one in after.results] == [("อบรม", "", "")] * 3


@pytest.mark.parametrize("below", ["https://b.go.th", "(ไม่เผยแพร่สู่สาธารณะ)"])
def test_what_is_typed_below_a_line_belongs_to_its_result(store, meetings, below):
    table, before = plan(store, meetings)
    text = table.cell(before.id, "results").text
    first, *others = text.split("\n")
    grid.write(store, table, before.id, "results", "\n".join([first, below, *others]))
    _, after = plan(store, meetings)
    now = after.results[0]
    assert after.results[1:] == before.results[1:]
    assert ([item.url for item in now.evidence], now.public) in (
        (["https://b.go.th"], True),
        ([], False),
    )
    assert now.changed({"evidence": (), "public": True}) == before.results[0]
    assert plan(store, meetings)[0].cell(before.id, "results").text.count("\n") <= 3
