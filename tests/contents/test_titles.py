"""A title that brings its own number is never printed behind a second one."""

import pytest

from ita_desk.contents.begun import begun_documents, is_begun
from ita_desk.contents.measure_rationale import measure_rationale
from ita_desk.contents.plan_grid import plan_grid
from ita_desk.contents.round_report import round_report
from ita_desk.model.tree import Activity, Dossier, Measure, OitLink, RoundReport

TITLES = ("1. ประชุม", "1.2 อบรม", "๓. สรุป")


def dossier(numbering="continuous", **fields):
    return Dossier(
        id=7,
        fiscal_year=2567,
        round=1,
        measures=(Measure(id=1, title="1. มาตรการ"),),
        activities=tuple(
            Activity(id=number, measure_id=1, title=title, months=(10,), **fields)
            for number, title in enumerate(TITLES, 1)
        ),
        round_report=RoundReport(numbering=numbering),
    )


def titles(tree):
    return [row.title.text for group in round_report(tree).groups for row in group.rows]


@pytest.mark.parametrize(
    ("numbering", "shown"),
    [
        ("continuous", ["1. ประชุม", "2. อบรม", "3. สรุป"]),
        ("by-measure", ["1.1 ประชุม", "1.2 อบรม", "1.3 สรุป"]),
        ("none", list(TITLES)),
    ],
)
def test_the_round_report_prints_one_number(numbering, shown):
    assert titles(dossier(numbering)) == shown


def test_a_row_that_the_program_does_not_number_keeps_its_own():
    assert titles(dossier(numbered=False)) == list(TITLES)


def test_neither_do_the_other_documents_print_two():
    tree = dossier()
    (group,) = plan_grid(tree).groups
    assert [row.activity.text for row in group.rows] == ["1. ประชุม", "2. อบรม", "3. สรุป"]
    content = measure_rationale(tree)
    assert [row[1].text for row in content.plan.rows] == ["ประชุม", "อบรม", "สรุป"]
    assert content.measures[0].title.text == "ชื่อมาตรการ : มาตรการ"


@pytest.mark.parametrize(
    "fields",
    [{"rationale": "เหตุผล"}, {"advocate": "สื่อสาร"}, {"oit_links": (OitLink(id=1, topics="O5"),)}],
)
def test_a_rationale_has_begun_with_what_its_measures_hold(fields):
    tree = dossier().changed({"measures": (Measure(id=1, title="ก", **fields),)})
    assert is_begun("measure-rationale", tree)
    assert "measure-rationale" in begun_documents(tree)


def test_a_measure_that_only_has_a_name_begins_nothing():
    assert not is_begun("measure-rationale", dossier())
