"""What goes into a dossier file comes out of it, to the last letter."""

import re
from pathlib import Path

import pytest
from dossier_strategies import HOSTILE_TEXTS, dossiers
from examples import examples
from hypothesis import given, settings

from ita_desk.bundle import resources
from ita_desk.exchange.dossier_file import read_dossier, read_dossier_path, write_dossier
from ita_desk.exchange.dossier_keys import DOSSIER, KEYS, MARK, PLAN, plain_field
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Entity
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import (
    Activity,
    CoverMemo,
    Dossier,
    Measure,
    Person,
    Result,
    RoundReport,
)

SAMPLES = sorted((resources() / "samples").glob("*.json"))


@given(dossier=dossiers())
@settings(max_examples=examples(100))
def test_a_written_dossier_is_read_back_equal_and_its_bytes_are_stable(dossier: Dossier):
    data = write_dossier(dossier)

    assert read_dossier(data) == dossier
    assert write_dossier(read_dossier(data)) == data


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_samples_are_read_whole_and_written_canonically(path: Path):
    dossier = read_dossier_path(path)
    data = write_dossier(dossier)

    assert read_dossier(data) == dossier
    assert write_dossier(read_dossier(data)) == data


def test_the_planning_sample_has_what_the_printed_report_has():
    dossier = read_dossier_path(resources() / "samples" / "planning-2567-r1.json")

    assert (dossier.fiscal_year, dossier.round, dossier.indicator.code) == (2567, 1, "2.1")
    assert len(dossier.activities) == 14
    results = [result for activity in dossier.activities for result in activity.results]
    assert [result.id for result in results] == list(range(1, len(results) + 1))
    addresses = [evidence.url for result in results for evidence in result.evidence]
    addresses += [link.url for link in dossier.round_report.links]
    assert len(addresses) == 23
    assert [activity.measure_id for activity in dossier.activities] == [1] * 11 + [2] * 2 + [1]
    assert dossier.activities[0].quarters == (TICK, Mark(), Mark(), Mark())
    assert dossier.reporter is not None
    assert dossier.reporter.position == "เจ้าพนักงานธุรการปฏิบัติงาน"


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
def test_text_is_kept_exactly_as_typed(text: str):
    dossier = _with_activity(Activity(id=1, measure_id=1, title=text, quarter_3=Mark(text=text)))

    read = read_dossier(write_dossier(dossier))

    assert read.activities[0].title == text
    assert read.activities[0].quarter_3.text == text


def test_thai_is_readable_in_the_file():
    dossier = read_dossier_path(resources() / "samples" / "planning-2567-r1.json")
    assert "กองแผนงาน" in write_dossier(dossier).decode("utf-8")


def test_a_byte_order_mark_is_accepted():
    data = SAMPLES[0].read_bytes()

    assert read_dossier(b"\xef\xbb\xbf" + data) == read_dossier(data)


def test_what_equals_its_default_is_not_written():
    data = write_dossier(Dossier(id=7, fiscal_year=2567, round=1))

    assert data == (
        b'{\n "format": "ita-desk/dossier",\n "version": 1,\n "unit": {\n  "name": ""\n },\n'
        b' "fiscal_year": 2567,\n "round": 1,\n'
        b' "indicator": {\n  "code": "",\n  "name": ""\n }\n}\n'
    )


def test_measures_and_people_without_a_key_get_one_that_nothing_else_has():
    dossier = Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        people=(Person(id=10, name="ก"), Person(id=11, name="ข")),
        measures=(
            Measure(id=5, title="ก", key=""),
            Measure(id=9, title="ข", key="m1"),
            Measure(id=6, title="ค", key="m1"),
        ),
        activities=(Activity(id=3, measure_id=6), Activity(id=4, measure_id=5)),
        round_report=RoundReport(reporter_id=11),
    )

    read = read_dossier(write_dossier(dossier))

    assert [measure.key for measure in read.measures] == ["m2", "m1", "m3"]
    assert [activity.measure_id for activity in read.activities] == [3, 1]
    assert [person.key for person in read.people] == ["p1", "p2"]
    assert read.round_report.reporter_id == 2


def test_a_key_used_twice_in_a_list_stays_with_the_first():
    activities = tuple(
        Activity(
            id=number,
            measure_id=1,
            key="a",
            results=(Result(id=2 * number, key="r"), Result(id=2 * number + 1, key="r")),
        )
        for number in (1, 2)
    )
    dossier = Dossier(
        id=1, fiscal_year=2567, round=1, measures=(Measure(id=1),), activities=activities
    )

    read = read_dossier(write_dossier(dossier))

    assert [activity.key for activity in read.activities] == ["a", ""]
    assert [result.key for result in read.activities[1].results] == ["r", ""]


def _with_activity(activity: Activity) -> Dossier:
    return Dossier(
        id=1, fiscal_year=2567, round=1, measures=(Measure(id=1, key="m"),), activities=(activity,)
    )


def test_a_meeting_without_a_key_of_its_own_gets_one_that_nothing_else_has():
    def done(number, *keys):
        ids = range(10 * number, 10 * number + len(keys))
        results = tuple(Result(id=at, key=key) for at, key in zip(ids, keys, strict=True))
        return Activity(id=number, measure_id=1, results=results)

    for chosen, key in ((20, "r1"), (21, "r1"), (22, "r1"), (24, "r1"), (12, "own")):
        dossier = Dossier(
            id=1,
            fiscal_year=2567,
            round=1,
            measures=(Measure(id=1, key="m"),),
            activities=(done(1, "same", "twice", "own"), done(2, "", "same", "", "r2", "twice")),
            cover_memo=CoverMemo(meeting_id=chosen),
        )
        read = read_dossier(write_dossier(dossier))
        results = {r.id: r.key for a in read.activities for r in a.results}
        order = [r.id for a in dossier.activities for r in a.results]

        assert read.cover_memo.meeting_id == order.index(chosen) + 1
        assert results[read.cover_memo.meeting_id] == key


def test_a_text_that_was_emptied_is_not_generated_again():
    dossier = Dossier(id=1, fiscal_year=2567, round=1, cover_memo=CoverMemo(cause=""))

    assert read_dossier(write_dossier(dossier)).cover_memo.cause == ""


def test_the_example_of_the_documentation_is_canonical(project_folder: Path):
    text = (project_folder / "docs" / "dossier-format.md").read_text(encoding="utf-8")
    example = text.split("```json\n")[1].split("```")[0].encode()

    assert write_dossier(read_dossier(example)) == example


def test_the_documentation_has_every_key(project_folder: Path):
    text = (project_folder / "docs" / "dossier-format.md").read_text(encoding="utf-8")
    kinds = [DOSSIER, PLAN, MARK, *(KEYS[entity] for entity in KEYS if not plain_field(entity))]

    assert len(kinds) == len(STRUCTURE) + 2
    assert [name for keys in kinds for name in keys.names if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    ("heading", "entity"),
    [
        ("### An activity", "activity"),
        ("### A result", "result"),
        ("### The round report", "round_report"),
        ("**`cover_memo`**", "cover_memo"),
        ("**`level_summary`**", "level_summary"),
    ],
)
def test_keys_are_written_in_the_order_of_the_documentation(
    heading: str, entity: Entity, project_folder: Path
):
    text = (project_folder / "docs" / "dossier-format.md").read_text(encoding="utf-8")
    table = text.split(f"{heading}")[1].split("\n\n| key |")[1].split("\n\n")[0]
    first = [row.split("|")[1] for row in table.splitlines()[2:]]

    assert tuple(re.findall(r"`(\w+)`", "".join(first))) == KEYS[entity].names


def test_what_is_required_is_the_same_as_ever():
    required = {entity: keys.required for entity, keys in KEYS.items() if keys.required}

    assert required == {
        "unit": ("name",),
        "indicator": ("code", "name"),
        "person": ("key", "name"),
        "measure": ("key", "title"),
        "oit_link": ("letter",),
        "activity": ("measure", "title"),
        "result": ("kind",),
        "evidence": ("url",),
        "level_item": ("level",),
        "level_result": ("level",),
    }
