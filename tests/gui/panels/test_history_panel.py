"""The history of the field with the cursor, in words, and an earlier value given back."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.value_words import ValueWords
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import fields


@pytest.fixture
def session(example):
    return example.workspace.session


@pytest.fixture
def tree(example, session):
    return lambda: session.dossier(example.workspace.session.dossier_id)


@pytest.fixture
def panel(example):
    return example.workspace.panels.history()


def go(program, place):
    assert program.workspace.navigation.go_to(place)
    QApplication.processEvents()


def texts(panel):
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_it_follows_the_field_and_is_never_in_the_way(example, session, tree, panel):
    side = example.workspace.side
    assert not side.isTabVisible(side.indexOf(example.workspace.panels.history))
    activity = tree().activities[5]
    session.run(fields.edit, Place("activity", activity.id, "quarter_3"), Mark(True, "เม.ย. 67"))
    go(example, Place("activity", activity.id, "title"))
    focus = QApplication.focusWidget()
    example.actions.history.trigger()
    assert QApplication.focusWidget() is focus
    assert side.shows(example.workspace.panels.history)
    assert texts(panel) == [f"This row was added: {activity.title}"]
    go(example, Place("activity", activity.id, "quarter_3"))
    assert texts(panel)[0] == "Before: (empty)\nAfter: ✓ เม.ย. 67"
    detail = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert f"by {session.store.author}" in detail
    assert "edit" in detail
    example.actions.preview.trigger()
    assert not side.isTabVisible(side.indexOf(example.workspace.panels.history))


def test_what_a_wrong_clock_dated_is_there_and_told_as_such(example, session, tree, panel):
    place = Place("activity", tree().activities[0].id, "budget")
    for value, year in (("ก", 2009), ("ข", 2567), ("ค", None)):
        with pytest.MonkeyPatch.context() as patch:
            if year is not None:
                patch.setattr(
                    session.store, "_clock", lambda year=year: datetime(year, 1, 5, 9, tzinfo=UTC)
                )
            session.run(fields.edit, place, value)
    go(example, place)
    example.actions.history.trigger()
    role = Qt.ItemDataRole.AccessibleTextRole
    details = [panel.list.item(row).data(role) for row in range(3)]
    assert ["the computer's clock was wrong" in detail for detail in details] == [False, True, True]
    assert "2552" in details[2]


def test_an_earlier_value_is_put_back_and_the_keyboard_returns_to_the_field(
    example, session, tree, panel
):
    place = Place("unit", tree().id, "name")
    for name in ("กองหนึ่ง", "กองสอง"):
        session.run(fields.edit, place, name)
    go(example, place)
    example.actions.history.trigger()
    assert not panel.button.isEnabled()
    panel.list.setCurrentRow(1)
    QTest.keyClick(panel.button, Qt.Key.Key_Space)
    assert tree().unit.name == "กองแผนงาน"
    assert QApplication.focusWidget().text() == "กองแผนงาน"
    assert "put" in example.actions.undo.text()
    assert texts(panel)[0] == "Before: กองสอง\nAfter: กองแผนงาน"
    example.actions.undo.trigger()
    assert tree().unit.name == "กองสอง"
    assert "undone" in panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_place_without_history_says_so(example, tree, panel):
    example.actions.history.trigger()
    panel.show_place(None, None)
    assert "Go to a field" in panel.summary.text()
    panel.show_place(Place("office", 1, "font"), None)
    assert "Nothing was changed" in panel.summary.text()
    assert not panel.list.isVisible()
    assert not panel.button.isVisible()


def test_what_is_being_typed_is_kept_before_the_history_is_shown(example, tree, panel):
    place = Place("unit", tree().id, "name")
    go(example, place)
    field = QApplication.focusWidget()
    field.selectAll()
    QTest.keyClicks(field, "ABC")
    example.actions.history.trigger()
    assert texts(panel)[0] == "Before: กองแผนงาน\nAfter: ABC"


def test_tables_offer_it_in_their_context_menu(example, tree, panel, monkeypatch):
    offered = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: offered.extend(menu.actions()))
    go(example, Place("activity", tree().activities[3].id, "title"))
    view = QApplication.focusWidget()
    assert isinstance(view, SheetView)
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    assert example.actions.history in offered


def test_values_are_told_in_words(planning):
    words = ValueWords(planning, str)
    assert words.of("activity", "months", (10, 11)) == "ต.ค. พ.ย."
    assert words.of("activity", "quality", Mark(ticked=True)) == "✓"
    assert words.of("activity", "budget", None) == "-"
    assert words.of("result", "public", False) == "no"
    assert words.of("result", "kind", "sub_bullet") == "sub-bullet"
    assert words.of("cover_memo", "subject", None) == "(generated automatically)"
    measure = planning.measures[0]
    assert words.of("activity", "measure_id", measure.id) == measure.title
    assert words.of("activity", "measure_id", 999) == "(deleted since)"
    assert words.of("cover_memo", "meeting_id", None) == "(nothing chosen)"
    assert words.of("office", "emblem", "iVBOR") == "(a picture)"
    day = PartialDate.from_iso("2023-12-04")
    assert words.of_values("result", {"date": day, "date_text": ""}) == "4 ธ.ค. 66"
    assert words.of_values("result", {"date": None, "date_text": "ต้นเดือน"}) == "ต้นเดือน"
