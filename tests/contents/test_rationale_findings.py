"""Findings of the measure rationale: what triggers each code, and what comes near it."""

from datetime import date

import pytest
from finding_codes import codes_of, places_of

from ita_desk.contents.documents import MEASURE_RATIONALE, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Dossier,
    KnowledgeTopic,
    Measure,
    MeasureRationale,
    MeasureRow,
    OitLink,
    OitTopic,
    PlanRow,
    Unit,
)

TODAY = date(2022, 3, 1)
LETTERS = ("partner", "invest", "regulate", "advocate", "build")
TOPIC = KnowledgeTopic(id=1, name="ประเด็น", reason="เพราะ")
CATALOGUE = (OitTopic(id=1, code="O5"), OitTopic(id=2, code="O6"))


def link(topics="O5", instruments="ระเบียบ", **fields):
    return OitLink(id=1, letter="A", topics=topics, instruments=instruments, **fields)


def measure(**fields):
    told = {"title": "มาตรการ", "rationale": "เพราะ", "oit_links": (link(),)}
    return Measure(id=1, **(dict.fromkeys(LETTERS, "ทำ") | told | fields))


def rationale(*measures, topics=(TOPIC,), **fields):
    return Dossier(
        id=1,
        fiscal_year=2565,
        round=1,
        unit=Unit(name="กองแผนงาน"),
        measures=measures or (measure(),),
        measure_rationale=MeasureRationale(knowledge_topics=topics, **fields),
    )


def topic(**fields):
    return rationale(topics=(TOPIC.changed(fields),))


EMPTY = rationale().changed({"measures": ()})
TRIGGERS = [
    ("rationale-empty", EMPTY, Place("dossier", 1)),
    ("measure-title-missing", rationale(measure(title="")), Place("measure", 1, "title")),
    ("rationale-missing", rationale(measure(rationale=" ")), Place("measure", 1, "rationale")),
    ("pirab-missing", rationale(measure(build="")), Place("measure", 1, "build")),
    ("oit-link-missing", rationale(measure(oit_links=())), Place("measure", 1, "oit_links")),
    (
        "oit-code-missing",
        rationale(measure(oit_links=(link(" "),))),
        Place("oit_link", 1, "topics"),
    ),
    (
        "oit-code-digits",
        rationale(measure(oit_links=(link("๐๕"),))),
        Place("oit_link", 1, "topics"),
    ),
    (
        "oit-code-unknown",
        rationale(measure(oit_links=(link("O7"),)), oit_topics=CATALOGUE),
        Place("oit_link", 1, "topics"),
    ),
    (
        "oit-instruments-missing",
        rationale(measure(oit_links=(link(instruments=""),))),
        Place("oit_link", 1, "instruments"),
    ),
    (
        "plan-row-title-missing",
        rationale(plan_rows=(PlanRow(id=4),)),
        Place("plan_row", 4, "title"),
    ),
    (
        "measure-row-title-missing",
        rationale(measure_rows=(MeasureRow(id=4, measure="ก"),)),
        Place("measure_row", 4, "title"),
    ),
    ("knowledge-topic-missing", rationale(topics=()), Place("measure_rationale", 1)),
    ("knowledge-name-missing", topic(name=""), Place("knowledge_topic", 1, "name")),
    ("knowledge-reason-missing", topic(reason=" "), Place("knowledge_topic", 1, "reason")),
]
SILENT = [
    ("oit-code-digits", rationale(measure(oit_links=(link("O5"),)))),
    ("oit-code-unknown", rationale(measure(oit_links=(link("O7"),)))),
    ("oit-code-unknown", rationale(measure(oit_links=(link("O5 - O6"),)), oit_topics=CATALOGUE)),
    ("oit-instruments-missing", rationale(measure(oit_links=(link("", ""),)))),
]


def faults(tree):
    return find_faults(MEASURE_RATIONALE, tree, TODAY)


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_at_its_place(code, tree, place):
    assert places_of(code, faults(tree)) == [place]


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert places_of(code, faults(tree)) == []


def test_a_sound_sheet_has_no_findings():
    assert faults(rationale()) == ()


def test_every_code_of_the_sheet_has_a_dossier_that_triggers_it():
    assert {code for code, *_ in TRIGGERS} == codes_of("measure_rationale")


def test_only_a_missing_measure_or_its_missing_name_blocks_the_final():
    blocking = [
        code
        for code, tree, _ in TRIGGERS
        if any(f.severity is Severity.ERROR for f in faults(tree))
    ]
    assert blocking == ["rationale-empty", "measure-title-missing"]


def test_acceptance_16_an_empty_letter_is_named():
    (finding,) = faults(rationale(measure(build="")))
    assert finding_sentence(finding) == "Measure “มาตรการ”: B: Build Capacity is empty."


@pytest.mark.parametrize(
    ("typed", "meant"), [("๐๕", "O5"), ("05", "O5"), ("๐๑ - ๐๖", "O1 - O6"), ("10", "O10")]
)
def test_a_code_whose_letter_became_a_zero_is_told_with_what_is_meant(typed, meant):
    found = faults(rationale(measure(oit_links=(link(typed),))))
    (finding,) = [one for one in found if one.code != "thai-digits"]
    assert dict(finding.parameters)["meant"] == meant


def test_the_findings_of_the_sample(rationale_sample):
    found = faults(rationale_sample)
    assert [finding_sentence(one) for one in found if one.code != "thai-digits"] == [
        "Topic of knowledge 1 has no reasons."
    ]
    assert {one.place.field for one in found if one.code == "thai-digits"} == {"instruments"}
