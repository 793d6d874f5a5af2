"""Findings of the knowledge brief: what triggers each code, and what comes near it."""

from datetime import date

import pytest
from finding_codes import codes_of, places_of

from ita_desk.contents.documents import KNOWLEDGE_BRIEF, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Indicator, KnowledgeBrief, Measure, Unit

TODAY = date(2021, 3, 1)
FIGURES = {
    "score_1": "97.11",
    "score_2": "90.08",
    "score_3": "91.04",
    "score_4": "87.99",
    "score_5": "91.81",
    "overall": "91.61",
    "target": "85",
    "next_target": "92.50",
}


def brief(*months, **fields):
    told = {"evaluation": "กลางเดือนมิถุนายน 2564", "policy": "การเพิ่มการรับรู้ภายใน"}
    return Dossier(
        id=1,
        fiscal_year=2564,
        round=1,
        unit=Unit(name="กองคลัง"),
        indicator=Indicator(code="3.2", name="ระดับความสำเร็จ"),
        measures=(Measure(id=1, title="มาตรการ"),),
        activities=tuple(
            Activity(id=at, measure_id=1, title="ประชาสัมพันธ์", months=some)
            for at, some in enumerate(months or ((4, 5),), 1)
        ),
        knowledge_brief=KnowledgeBrief(**(FIGURES | told | fields)),
    )


def of_brief(field):
    return Place("knowledge_brief", 1, field)


NOTHING = dict.fromkeys(FIGURES, "")
LOOK_ALIKE = "ตามลิงก์ http://finance.ana.mai.moph.go.th/a.pdf"
TRIGGERS = [
    ("brief-scores-missing", brief(**NOTHING), of_brief("score_1")),
    ("brief-figure-missing", brief(score_3=""), of_brief("score_3")),
    ("brief-figure-missing", brief(overall=""), of_brief("overall")),
    ("brief-figure-missing", brief(next_target=""), of_brief("next_target")),
    ("brief-percentage", brief(score_1="100.01"), of_brief("score_1")),
    ("brief-percentage", brief(target="850"), of_brief("target")),
    ("brief-percentage-places", brief(score_2="90.085"), of_brief("score_2")),
    ("brief-mean-differs", brief(overall="92.51"), of_brief("overall")),
    ("brief-text-missing", brief(evaluation=" "), of_brief("evaluation")),
    ("brief-text-missing", brief(policy=""), of_brief("policy")),
    ("brief-round-doubtful", brief(analysis="แผนรอบ 6 เดือนหลัง"), of_brief("analysis")),
    ("brief-round-doubtful", brief(principle="ในรอบ ๖ เดือนแรก"), of_brief("principle")),
    ("brief-plan-empty", brief(()), Place("dossier", 1)),
    ("brief-month-outside-round", brief((9, 4)), Place("activity", 1, "months")),
    ("text-address-look-alike", brief(analysis=LOOK_ALIKE), of_brief("analysis")),
    ("text-address-does-not-open", brief(link="http://a.th/๒๐๒๑.pdf"), of_brief("link")),
]
SILENT = [
    ("brief-scores-missing", brief(**(NOTHING | {"target": "85"}))),
    ("brief-figure-missing", brief(**NOTHING)),
    ("brief-percentage", brief(score_1="100", target="0")),
    ("brief-percentage-places", brief(score_2="90.0")),
    ("brief-mean-differs", brief(overall="91.610")),
    ("brief-mean-differs", brief(overall="92.51", score_1="")),
    ("brief-round-doubtful", brief(analysis="รอบการประเมิน ๕ เดือนแรก รอบ 5 เดือนหลัง ทุก 6 เดือน")),
    ("brief-plan-empty", brief((), (3,))),
    ("brief-month-outside-round", brief((3, 7))),
    ("brief-month-outside-round", brief((10, 2), (3, 7))),
    ("text-address-look-alike", brief(link="http://finance.anamai.moph.go.th/a.pdf")),
]


def faults(tree):
    return find_faults(KNOWLEDGE_BRIEF, tree, TODAY)


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_at_its_place(code, tree, place):
    assert places_of(code, faults(tree)) == [place]


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert places_of(code, faults(tree)) == []


def test_a_sound_brief_has_no_findings():
    assert faults(brief()) == ()


def test_every_code_of_the_brief_has_a_dossier_that_triggers_it():
    assert codes_of("knowledge_brief") <= {code for code, *_ in TRIGGERS}


def test_only_an_impossible_percentage_blocks_the_final():
    blocking = {
        code
        for code, tree, _ in TRIGGERS
        if any(f.severity is Severity.ERROR for f in faults(tree))
    }
    assert blocking == {"brief-percentage"}


def test_18_a_month_outside_the_plan_is_told_with_the_plans_months():
    (finding,) = faults(brief((3, 9)))
    assert finding_sentence(finding) == (
        "Activity 1: the planned months ก.ย. are outside the plan's time (มี.ค.64 - ก.ค.64)."
    )


def test_the_findings_of_the_sample(brief_sample):
    assert [finding_sentence(finding) for finding in faults(brief_sample)] == [
        "Knowledge brief: the overall score is stated as 92.51,"
        " but the mean of the five scores is 91.61.",
        "Knowledge brief, ผลการวิเคราะห์: “รอบ 6 เดือนหลัง” is no round; a round has five months.",
        "Activity 3: the planned months ส.ค. ก.ย. are outside the plan's time (มี.ค.64 - ก.ค.64).",
    ]
