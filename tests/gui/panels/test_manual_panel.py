"""The manual beside the work: F1 again, its chapters, its search, and its PDF."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place

WAIT = 60_000


@pytest.fixture
def work(example):
    example.window.activateWindow()
    return example.workspace


@pytest.fixture
def panel(work, example, qtbot):
    """The manual, its pages made."""
    example.actions.manual.trigger()
    made = work.panels.manual()
    qtbot.waitUntil(lambda: made.view.pages > 0, timeout=WAIT)
    return made


def block_in_sight(panel):
    return panel._blocks[panel._at]


def test_f1_helps_on_the_field_and_again_opens_the_manual_there(work, example, qtbot):
    person = work.session.dossier(work.session.dossier_id).reporter
    work.navigation.go_to(Place("person", person.id, "phone"))
    QApplication.processEvents()
    QTest.keyClick(example.window, Qt.Key.Key_F1)
    assert work.side.shows(work.panels.help)
    assert work.panels.manual.made is None
    QTest.keyClick(example.window, Qt.Key.Key_F1)
    assert work.side.shows(work.panels.manual)
    panel = work.panels.manual()
    assert "person.phone" in block_in_sight(panel).about
    qtbot.waitUntil(panel.view.outline_visible, timeout=WAIT)
    QTest.keyClick(example.window, Qt.Key.Key_F1)
    assert work.side.shows(work.panels.help)


def test_at_the_start_page_it_opens_at_the_start(empty):
    empty.window.activateWindow()
    for _ in range(2):
        QTest.keyClick(empty.window, Qt.Key.Key_F1)
    assert "start" in block_in_sight(empty.workspace.panels.manual()).about


def test_another_field_is_helped_on_first(work, example):
    for field in ("name", "phone"):
        work.navigation.go_to(Place("unit", work.session.dossier_id, field))
        QApplication.processEvents()
        QTest.keyClick(example.window, Qt.Key.Key_F1)
        work.side.show_panel(work.panels.findings)
    assert work.panels.manual.made is None


def test_the_search_goes_from_hit_to_hit_around_the_end(panel):
    panel.search.setText("สำเนาชุดที่สอง")
    hits = []
    for _ in range(12):
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
        hits.append(panel._at)
    assert len(set(hits)) > 1
    assert hits[0] in hits[1:]
    assert "สำเนาชุดที่สอง" in block_in_sight(panel).text
    assert panel.view.outline_visible()
    panel.search.setText("ไม่มีคำนี้ในคู่มือแน่นอน")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.words.isVisible()


def test_a_chapter_is_chosen_and_followed(panel, qtbot):
    panel.chapters.setCurrentIndex(3)
    panel.chapters.activated.emit(3)
    assert panel.view.outline_visible()
    assert panel.chapters.currentIndex() == 3
    panel.view.setFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_End)
    assert panel.chapters.currentIndex() == panel.chapters.count() - 1


def test_esc_leads_back_to_the_plan(panel, work):
    assert panel.view.hasFocus()
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is work.pages.front.plan_view


def test_one_command_writes_it_as_a_pdf(work, example, qtbot, tmp_path):
    example.gateway.file = target = tmp_path / "คู่มือ.pdf"
    example.actions.manual_pdf.trigger()
    qtbot.waitUntil(lambda: example.gateway.opened == [target], timeout=WAIT)
    assert target.read_bytes().startswith(b"%PDF")
    assert work.panels.manual.made is None
