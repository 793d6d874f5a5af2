"""What the five levels say: gathered from the plan level by level until something is typed."""

import pickle

import pytest

from ita_desk.contents.level_summary import PENDING, confirmed_total, level_score, level_summary
from ita_desk.contents.level_summary_texts import generated_results, level_results
from ita_desk.model.levels import (
    LEVELS,
    USUAL_LEVEL_ITEMS,
    item_order,
    level_of,
    most_of_item,
    most_of_level,
)
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Evidence,
    LevelItem,
    LevelResult,
    LevelSummary,
    ReferenceLink,
    Result,
    RoundReport,
)
from ita_desk.thai.partial_date import PartialDate

URL = "https://planning.anamai.moph.go.th/R1_2.1_3.1_Nov.pdf"


def activity(number, item, *results, **fields):
    fields = {"title": f"กิจกรรม {number}"} | fields
    return Activity(id=number, measure_id=1, level_item=item, results=results, **fields)


def done(number, day=None, *urls, **fields):
    when = PartialDate.from_iso(day) if day else None
    evidence = tuple(Evidence(id=10 * number + at, url=url) for at, url in enumerate(urls))
    return Result(id=number, date=when, evidence=evidence, **fields)


def dossier(*activities, **fields):
    summary = {name: fields.pop(name) for name in list(fields) if name in SUMMARY}
    return Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        activities=activities,
        level_summary=LevelSummary(**summary),
        **fields,
    )


SUMMARY = set(LevelSummary.model_fields)


def scored(*scores, **fields):
    """A dossier with (level, item, score)."""
    results = tuple(
        LevelResult(id=number, level=level, item=item, score=score)
        for number, (level, item, score) in enumerate(scores, 1)
    )
    return dossier(results=results, **fields)


def printed(content, level):
    """What a level says; nothing where it isn't printed."""
    digit = "๑๒๓๔๕"[level - 1] if content.digits == "thai" else str(level)
    parts = (part for part in content.levels if part.heading.text.startswith(f"{digit}."))
    return [(line.mark, line.text) for part in parts for line in part.lines]


def test_activities_tagged_with_items_become_the_summary():
    """Acceptance check 11."""
    tree = dossier(
        activity(1, "1.1"),
        activity(2, "1.2", title="ระบุจำนวนผู้มีส่วนได้ส่วนเสีย"),
        activity(3, "2.1"),
        eit_persons=5,
        empty_levels=True,
    )
    content = level_summary(tree)
    assert [level.heading.text for level in content.levels] == [
        "๑. ระดับ ๑ Assessment",
        "๒. ระดับ ๒ Advocacy/Intervention",
        "๓. ระดับ ๓ Management and Governance",
        "๔. ระดับ ๔ Output ผลผลิต",
        "๕. ระดับ ๕ Outcome ผลลัพธ์ของตัวชี้วัด",
    ]
    assert printed(content, 1) == [
        ("๑.๑", "กิจกรรม ๑"),
        ("๑.๒", "ระบุจำนวนผู้มีส่วนได้ส่วนเสีย จำนวน ๕ ราย"),
    ]
    assert printed(content, 2) == [("๒.๑", "กิจกรรม ๓")]
    assert printed(content, 3) == []
    assert printed(content, 5) == [
        ("-", "ประกอบด้วย (IIT+EIT+OIT) ซึ่งกองการเจ้าหน้าที่จะแจ้งคะแนนให้ทราบภายหลัง")
    ]


def test_an_awaited_level_has_no_score_and_is_not_counted():
    """Acceptance check 11, the scores."""
    scores = ((1, "1.1", "1"), (2, "2.1", "0.5"), (5, "", "1"))
    awaited = level_summary(scored(*scores, score_table=True))
    assert awaited.scores[4].score == PENDING
    assert awaited.total.score == "๑.๕"
    known = scored(*scores, score_table=True, outcome_pending=False)
    assert level_summary(known).scores[4].score == "๑"
    assert level_summary(known).total.score == "๒.๕"
    assert level_score(known, 3) is None
    assert confirmed_total(dossier()) is None


def test_the_table_of_scores_is_left_out_unless_it_is_wanted():
    assert level_summary(scored((1, "1.1", "1"))).scores == ()


def test_several_activities_stand_below_the_items_title():
    (result,) = generated_results(dossier(activity(1, "2.2"), activity(2, "2.2")), 2)
    assert result.text == "จัดทำแผนการดำเนินการขับเคลื่อนตัวชี้วัดที่สอดคล้องกับผลการวิเคราะห์ ITA ดังนี้"
    assert result.bullets.splitlines() == ["กิจกรรม 1", "กิจกรรม 2"]
    (unknown,) = generated_results(dossier(activity(1, "4.9"), activity(2, "4.9")), 4)
    assert unknown.text == "ผลการดำเนินงาน ดังนี้"


def test_an_activity_tells_when_and_how_often_it_was_done():
    once = dossier(activity(1, "4.1", done(1, "2023-12-12")))
    often = dossier(activity(1, "3.1", done(1, "2023-12-04"), done(2, "2024-01")))
    assert generated_results(once, 4)[0].text == "กิจกรรม 1 เมื่อวันที่ 12 ธ.ค. 66"
    assert generated_results(often, 3)[0].text == "กิจกรรม 1 จำนวน 2 ครั้ง (4 ธ.ค. 66, ม.ค. 67)"


def test_a_result_with_an_item_of_its_own_counts_for_that():
    tree = dossier(
        activity(1, "3.1", done(1, "2023-12-04", URL), done(2, "2024-01-26", level_item="3.10")),
        activity(2, "3.2", done(3)),
    )
    found = generated_results(tree, 3)
    assert [result.item for result in found] == ["3.1", "3.2", "3.10"]
    assert [result.links for result in found] == [URL, "", ""]


def test_only_public_addresses_that_open_are_proof_and_each_once():
    tree = dossier(
        activity(
            1,
            "3.1",
            done(1, None, URL, "file:///C:/a.pdf", URL),
            done(2, None, "https://example.com/secret", public=False),
        )
    )
    assert generated_results(tree, 3)[0].links == URL


def test_a_code_of_a_level_alone_has_no_number():
    assert printed(level_summary(dossier(activity(1, "4"))), 4) == [("-", "กิจกรรม ๑")]


def test_the_hoped_for_score_and_the_reference_links_stand_in_level_5():
    tree = dossier(
        expected_score="1",
        round_report=RoundReport(links=(ReferenceLink(id=1, url=URL), ReferenceLink(id=2))),
    )
    (sentence, link) = printed(level_summary(tree), 5)
    assert sentence[1].endswith("คาดว่าจะได้ ๑ คะแนน ในระดับ ๕ ตาม Link ดังนี้")
    assert link == ("", URL)
    (result,) = generated_results(dossier(outcome_pending=False), 5)
    assert "ภายหลัง" not in result.text


def test_a_level_with_results_of_its_own_is_not_generated_and_the_others_are():
    typed = LevelResult(id=7, level=1, item="1.1", text="พิมพ์เอง\nบรรทัดสอง", bullets="ก\n\nข")
    tree = dossier(activity(1, "1.2"), activity(2, "2.1"), results=(typed,))
    content = level_summary(tree)
    assert printed(content, 1) == [
        ("๑.๑", "พิมพ์เอง"),
        ("", "บรรทัดสอง"),
        ("-", "ก"),
        ("-", "ข"),
    ]
    assert content.levels[0].lines[0].place == Place("level_result", 7, "text")
    assert content.levels[1].lines[0].place == Place("level_summary", 1, "results")
    assert printed(content, 2) == [("๒.๑", "กิจกรรม ๒")]


def test_an_item_of_bullets_only_keeps_its_number():
    typed = LevelResult(id=7, level=2, item="2.1", bullets="ก")
    assert printed(level_summary(dossier(results=(typed,))), 2) == [("๒.๑", ""), ("-", "ก")]


def test_levels_go_by_the_years_own_names():
    own = LevelItem(id=3, level=1, title="Assessment 2568")
    content = level_summary(dossier(level_items=(own,), empty_levels=True))
    assert content.levels[0].heading.text == "๑. ระดับ ๑ Assessment ๒๕๖๘"
    assert content.levels[0].heading.place == Place("level_item", 3, "title")
    assert content.levels[1].heading.text.endswith("Advocacy/Intervention")


def test_the_closing_names_the_round_until_it_is_typed():
    assert "รอบ ๕ เดือนแรก" in level_summary(dossier()).closing[0].text
    second = dossier().changed({"round": 2})
    assert "แรก" not in repr(level_summary(second))
    assert level_summary(dossier(closing="")).closing == ()


def test_the_planning_sample_could_be_gathered_from_its_plan(planning):
    found = [generated_results(planning, level) for level in LEVELS]
    assert [[result.item for result in level] for level in found] == [
        ["1.1", "1.2"],
        ["2.1", "2.2", "2.3"],
        ["3.1", "3.2", "3.3", "3.4"],
        ["4.1", "4.2", "4.3", "4.4", "4.5"],
        [""],
    ]
    assert found[0][1].text == "ระบุจำนวนผู้มีส่วนได้ส่วนเสียภายนอก (EIT) จำนวน 5 ราย"
    assert level_results(planning, 1) == planning.level_summary.results[:2]


@pytest.mark.parametrize(
    ("code", "level"),
    [("3.1", 3), (" 4.10 ", 4), ("5", 5), ("6.1", None), ("3.ก", None), ("", None), ("3.", None)],
)
def test_the_level_of_a_code(code, level):
    assert level_of(code) == level


def test_codes_are_ordered_by_their_numbers():
    assert sorted(["4.10", "4.2", "4"], key=item_order) == ["4", "4.2", "4.10"]


def test_an_item_without_a_maximum_can_score_what_its_level_can():
    tree = dossier()
    assert str(most_of_item(tree, 2, "2.1")) == "0.5"
    assert str(most_of_item(tree, 2, "2.2")) == "1"
    half = (
        LevelItem(id=1, level=1, item="1.1", max_score="0.5"),
        LevelItem(id=2, level=1, item="1.2", max_score="0.25"),
    )
    assert str(most_of_level(dossier(level_items=half), 1)) == "0.75"
    assert most_of_level(dossier(level_items=half), 2) is None
    assert {item.level for item in USUAL_LEVEL_ITEMS} == set(LEVELS)


def test_content_travels_to_another_process_unchanged(planning, text_marks):
    for tree in (planning, text_marks, dossier()):
        content = level_summary(tree)
        assert pickle.loads(pickle.dumps(content)) == content
        hash(content)


def test_a_level_with_nothing_to_report_is_no_bare_heading_unless_wanted():
    tree = dossier(activity(1, "1.1"))
    assert [level.heading.text[0] for level in level_summary(tree).levels] == ["๑", "๕"]
    wanted = tree.changed({"level_summary": tree.level_summary.changed({"empty_levels": True})})
    assert [level.heading.text[0] for level in level_summary(wanted).levels] == [*"๑๒๓๔๕"]
