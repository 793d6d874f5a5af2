"""What a new round begins with."""

import re

from ita_desk.contents.documents import make_contents
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.next_round import ITA_INDICATOR, begin_round, carry_plan


def test_the_very_first_round_has_the_indicator_of_the_form_without_its_number():
    begun = begin_round(2569, 1, "กองแผนงาน", None)
    assert (begun.fiscal_year, begun.round, begun.unit.name) == (2569, 1, "กองแผนงาน")
    assert begun.indicator == ITA_INDICATOR
    assert begun.indicator.code == ""


def test_within_a_year_the_number_of_the_indicator_is_taken_over(planning):
    assert begin_round(2567, 2, planning.unit.name, planning).indicator == planning.indicator
    assert begin_round(2568, 1, planning.unit.name, planning).indicator.code == ""


def test_people_and_unit_are_taken_over_for_the_same_unit_only(planning):
    same = begin_round(2567, 2, planning.unit.name, planning)
    assert (same.unit, same.people, same.reporter) == (
        planning.unit,
        planning.people,
        planning.reporter,
    )
    other = begin_round(2567, 2, "กองคลัง", planning)
    assert (other.unit.phone, other.people, other.reporter) == ("", (), None)


def test_a_plan_is_carried_without_what_was_done(planning):
    carried = carry_plan(planning, 2567, 2)
    assert carried.measures == planning.measures
    for now, before in zip(carried.activities, planning.activities, strict=True):
        assert (now.title, now.measure_id, now.responsible, now.level_item) == (
            before.title,
            before.measure_id,
            before.responsible,
            before.level_item,
        )
        assert now.results == ()
        assert not any(now.quarters)
    assert carried.round_report.links == ()


def test_texts_that_name_the_round_name_the_new_one(planning):
    activity = planning.activities[0].changed(
        {
            "title": "รายงานผลรอบ 5 เดือนแรก และรอบแรก",
            "quality": planning.activities[0].quality.with_text("๕ เดือนแรก"),
        }
    )
    measure = planning.measures[0].changed(
        {"rationale": "ครั้งแรกที่ทำใน รอบ 5 เดือนแรก", "partner": "ตั้งแต่วันแรก"}
    )
    told = planning.changed(
        {
            "activities": (activity, *planning.activities[1:]),
            "measures": (measure, *planning.measures[1:]),
        }
    )
    carried = carry_plan(told, 2567, 2)
    assert carried.activities[0].title == "รายงานผลรอบ 5 เดือนหลัง และรอบหลัง"
    assert carried.activities[0].quality.text == "๕ เดือนหลัง"
    # A first time and a first day are no rounds.
    assert carried.measures[0].rationale == "ครั้งแรกที่ทำใน รอบ 5 เดือนหลัง"
    assert carried.measures[0].partner == "ตั้งแต่วันแรก"
    assert carry_plan(carried, 2568, 1).activities[0].title == activity.title


def test_no_document_of_the_next_round_names_the_first(planning):
    carried = carry_plan(planning, 2567, 2)
    contents = make_contents(carried)
    # The brief alone tells of the round after it, and says of which year that is.
    planned = re.compile("รอบ ๕ เดือนแรก ของปีงบประมาณ พ.ศ. ๒๕๖๘|พ.ศ. ๒๕๖๘ รอบ ๕ เดือนแรก")
    assert planned.search(repr(contents["knowledge-brief"]))
    for content in contents.values():
        assert "แรก" not in planned.sub("", repr(content))


def test_indicators_come_along_without_their_scores(samples_folder):
    sheet = read_dossier_path(samples_folder / "kpi-sheet-2567-r2.json")
    carried = carry_plan(sheet, 2568, 1).kpi_sheet
    assert [row.code for row in carried.rows] == [row.code for row in sheet.kpi_sheet.rows]
    assert not any(row.self_score or row.progress or row.remark for row in carried.rows)
    parts = [part for row in carried.rows for part in row.components]
    assert parts
    assert not any(part.actual for part in parts)
    assert all(part.weight for part in parts)
    assert carried.date is None


def test_the_target_set_for_the_next_round_is_then_to_be_reached(samples_folder):
    brief = read_dossier_path(samples_folder / "knowledge-brief-2564-r1.json")
    carried = carry_plan(brief, 2564, 2).knowledge_brief
    assert (carried.target, carried.next_target) == ("92.50", "")
    assert not any(carried.scores)
    assert carried.policy == brief.knowledge_brief.policy


def test_the_catalogue_of_the_oit_stays_in_its_year(samples_folder):
    sheet = read_dossier_path(samples_folder / "measure-rationale-2565-r1.json")
    assert carry_plan(sheet, 2565, 2).measure_rationale.oit_topics
    assert carry_plan(sheet, 2566, 1).measure_rationale.oit_topics == ()
    assert carry_plan(sheet, 2565, 2).measures[0].oit_links == sheet.measures[0].oit_links
