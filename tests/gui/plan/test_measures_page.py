"""The list of measures, through its widgets."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from ita_desk.gui.plan.measures_page import MeasuresPage
from ita_desk.model.place import Place

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def measures(make_page, sample_id):
    page = make_page(sample_id, MeasuresPage)
    page.tester = QAbstractItemModelTester(page.model, FATAL)
    page.view.setFocus()
    return page


@pytest.fixture
def load(session, sample_id):
    return lambda: session.store.load(sample_id)


def test_a_new_title_counts_for_all_its_activities(measures, keyboard, load):
    keyboard.write("มาตรการที่หนึ่ง")
    keyboard.press("Return")
    assert load().measures[0].title == "มาตรการที่หนึ่ง"
    assert load().activities[13].measure_id == load().measures[0].id
    assert [measures.model.shown(row, 2) for row in range(2)] == ["12", "2"]


def test_typing_into_the_empty_row_adds_a_measure(measures, keyboard, load):
    measures.view.go(2, 1)
    keyboard.write("มาตรการที่สาม")
    keyboard.press("Return")
    assert [measure.title for measure in load().measures][2:] == ["มาตรการที่สาม"]
    assert measures.view.current() == (3, 1)


def test_measures_move_and_titles_are_pasted(measures, keyboard, load, qapp):
    first, second = load().measures
    keyboard.press("Alt+Down")
    assert [measure.id for measure in load().measures] == [second.id, first.id]
    qapp.clipboard().setText("ก\r\nข\r\nค")
    measures.view.go(1, 1)
    keyboard.press("Ctrl+V")
    assert [measure.title for measure in load().measures][1:] == ["ก", "ข", "ค"]


def test_a_deleted_measure_leaves_its_activities_and_undo_brings_it_back(
    measures, keyboard, load, session
):
    before = load()
    keyboard.press("Ctrl+Del")
    assert len(load().activities) == 14
    assert [measure.title for measure in load().measures] == [before.measures[1].title, ""]
    session.undo()
    assert load() == before
    assert measures.model.shown(0, 2) == "12"


def test_a_measure_is_found(measures, load):
    assert measures.go_to(Place("measure", load().measures[1].id, "title"))
    assert measures.view.current() == (1, 1)
    assert not measures.go_to(Place("activity", load().activities[0].id))


def test_one_cell_pasted_on_a_selection_fills_it(measures, keyboard, load):
    QGuiApplication.clipboard().setText("ก\r\n")
    measures.view.go(0, 1)
    keyboard.press("Shift+Down", "Ctrl+V")
    assert [one.title for one in load().measures] == ["ก", "ก"]
