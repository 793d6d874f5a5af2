"""Every finding of the five levels: dossiers that trigger it, and near ones that are silent."""

from datetime import date

import pytest
from finding_codes import codes_of

from ita_desk.contents.documents import LEVEL_SUMMARY, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Indicator,
    LevelItem,
    LevelResult,
    LevelSummary,
    Result,
    Unit,
)

TODAY = date(2024, 3, 8)
TOLD = tuple(LevelResult(id=90 + level, level=level, text="ทำแล้ว") for level in range(1, 6))


def scored(level, score, item="", number=1, **fields):
    return LevelResult(id=number, level=level, item=item, score=score, text="ทำแล้ว", **fields)


def dossier(*results, items=(), activities=(), full="5", **summary):
    """Five levels of which each tells something."""
    told = [result for result in TOLD if result.level not in {r.level for r in results}]
    return Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        unit=Unit(name="กองแผนงาน"),
        indicator=Indicator(code="2.1", name="ระดับความสำเร็จ", full_score=full),
        level_items=items,
        activities=activities,
        level_summary=LevelSummary(**{"results": (*results, *told)} | summary),
    )


def item(number, level, code, most):
    return LevelItem(id=number, level=level, item=code, max_score=most)


def levels(*most):
    return tuple(item(number, number, "", score) for number, score in enumerate(most, 1))


def planned(code, *results):
    return (Activity(id=1, measure_id=1, level_item=code, results=results),)


def persons(text):
    return LevelResult(id=1, level=1, item="1.2", text=text)


RESULTS = Place("level_summary", 1, "results")
TRIGGERS = [
    (
        "item-score-over-maximum",
        dossier(scored(2, "0.6", "2.1")),
        Place("level_result", 1, "score"),
    ),
    ("item-score-over-maximum", dossier(scored(3, "1.0001")), Place("level_result", 1, "score")),
    ("item-score-too-fine", dossier(scored(3, "0.12345")), Place("level_result", 1, "score")),
    ("level-score-over-maximum", dossier(scored(3, "0.6"), scored(3, "0.6", number=2)), RESULTS),
    ("total-score-over-maximum", dossier(scored(1, "1"), full="0.5"), RESULTS),
    (
        "expected-score-over-maximum",
        dossier(expected_score="1.5"),
        Place("level_summary", 1, "expected_score"),
    ),
    (
        "item-maxima-differ",
        dossier(items=(*levels("1"), item(7, 1, "1.1", "0.5"), item(8, 1, "1.2", "0.4"))),
        Place("level_item", 7, "max_score"),
    ),
    (
        "level-maxima-differ",
        dossier(items=levels("1", "1", "1", "1", "2")),
        Place("indicator", 1, "full_score"),
    ),
    (
        "item-in-other-level",
        dossier(scored(1, "", "2.1")),
        Place("level_result", 1, "item"),
    ),
    (
        "item-in-other-level",
        dossier(items=(item(5, 3, "4.1", ""),)),
        Place("level_item", 5, "item"),
    ),
    (
        "item-unknown",
        dossier(activities=planned("6.1")),
        Place("activity", 1, "level_item"),
    ),
    (
        "item-unknown",
        dossier(activities=planned("", Result(id=4, level_item="ระดับ 3"))),
        Place("result", 4, "level_item"),
    ),
    ("level-empty", dossier(LevelResult(id=1, level=4, item="4.1", text=" ")), RESULTS),
    (
        "eit-persons-missing",
        dossier(persons("ระบุจำนวนแล้ว")),
        Place("level_summary", 1, "eit_persons"),
    ),
    (
        "eit-persons-differ",
        dossier(persons("ภายนอก EIT จำนวน ๕ ราย"), eit_persons=6),
        Place("level_result", 1, "text"),
    ),
    (
        "summary-link-does-not-open",
        dossier(scored(1, "", links="\nplanning\nhttps://example.com")),
        Place("level_result", 1, "links"),
    ),
    (
        "summary-link-look-alike",
        dossier(scored(1, "", links="https://planning.ana.moph.go.th")),
        Place("level_result", 1, "links"),
    ),
]

SILENT = [
    ("item-score-over-maximum", dossier(scored(2, "0.5", "2.1"))),
    ("item-score-over-maximum", dossier(scored(2, "1", "2.2"))),
    ("item-score-over-maximum", dossier(scored(1, "9"), items=(item(1, 2, "2.1", "1"),))),
    ("item-score-too-fine", dossier(scored(3, "0.1234"))),
    ("level-score-over-maximum", dossier(scored(5, "3"))),
    ("total-score-over-maximum", dossier(scored(1, "1"), full="")),
    ("expected-score-over-maximum", dossier(expected_score="1")),
    (
        "item-maxima-differ",
        dossier(items=(*levels("1"), item(7, 1, "1.1", "0.50"), item(8, 1, "1.2", "0.5"))),
    ),
    (
        "item-maxima-differ",
        dossier(items=(*levels("1"), item(7, 1, "1.1", "0.5"), item(8, 1, "1.2", ""))),
    ),
    ("level-maxima-differ", dossier(items=levels("1", "1", "1", "0.5", "1.5"))),
    ("level-maxima-differ", dossier(items=levels("1", "1"))),
    ("item-in-other-level", dossier(scored(2, "", "2.10"), items=(item(1, 3, "", "1"),))),
    ("item-unknown", dossier(activities=planned("3.1", Result(id=1, level_item="3.4")))),
    ("level-empty", dossier(LevelResult(id=1, level=4, bullets="ก"))),
    ("eit-persons-missing", dossier(persons("จำนวน 5 ราย"))),
    ("eit-persons-missing", dossier(persons("ระบุจำนวนแล้ว"), eit_persons=0)),
    ("eit-persons-differ", dossier(persons("จำนวน ๕ ราย"), eit_persons=5)),
    ("summary-link-does-not-open", dossier(scored(1, "", links="https://example.com\n"))),
]


def codes(tree):
    return [finding.code for finding in find_faults(LEVEL_SUMMARY, tree, TODAY)]


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_once_and_at_its_place(code, tree, place):
    found = [item for item in find_faults(LEVEL_SUMMARY, tree, TODAY) if item.code == code]
    assert len(found) == 1
    assert found[0].place == place
    assert "{" not in finding_sentence(found[0])


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert code not in codes(tree)


def test_every_code_has_a_dossier_that_triggers_it():
    assert {code for code, *_ in TRIGGERS} == codes_of("level_summary")


def test_a_sound_summary_has_no_findings():
    assert codes(dossier()) == []


def test_a_score_over_the_maximum_blocks_and_names_the_limit():
    """Acceptance check 12."""
    (finding,) = find_faults(LEVEL_SUMMARY, dossier(scored(2, "0.6", "2.1")), TODAY)
    assert finding.severity is Severity.ERROR
    assert finding_sentence(finding) == "Item 2.1: the score 0.6 is over the maximum, 0.5."


def test_a_plan_without_items_leaves_levels_empty():
    tree = dossier(results=())
    assert codes(tree) == ["level-empty"] * 4


def test_the_planning_sample_has_no_finding(planning):
    assert codes(planning) == []


def test_gathered_from_its_plan_it_lacks_only_what_no_plan_tells(planning):
    gathered = planning.changed({"level_summary": LevelSummary()})
    assert codes(gathered) == ["eit-persons-missing"]


def test_the_findings_of_the_text_marks_sample(text_marks):
    assert codes(text_marks) == ["level-empty"] * 2
