"""What has no rows yet says what belongs there and what to press."""

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from window_pages import page_titled, position_of

from ita_desk.gui.start.guesses import Beginning
from ita_desk.gui.table.sheet_view import SheetView

PRESSED = ("type", "ctrl+", "press", "choose", "add", "paste", "f4", "f7", "f8", "go to", "enter")


@pytest.fixture
def work(empty):
    """A round that was just begun, with nothing in it."""
    empty.workspace.acts.begin(Beginning(2567, 1, "กองแผนงาน"))
    return empty.workspace


def says_what_to_do(words):
    return len(words) > 15 and any(key in words.lower() for key in PRESSED)


def test_each_table_without_rows_says_so_in_its_empty_row(work):
    walked = 0
    for position in range(len(work.pages.specs)):
        work.navigation.open_page(position)
        for view in work.pages.page(position).findChildren(SheetView):
            sheet = view.sheet
            if sheet.ids or sheet.table() is None:
                continue
            last = sheet.rowCount() - 1
            if last < 0:  # rows come from elsewhere
                assert says_what_to_do(words_of(view.parentWidget())), view.accessibleName()
                continue
            hints = [sheet.hint(last, column) for column in range(sheet.columnCount())]
            assert any(map(says_what_to_do, hints)), (view.accessibleName(), hints)
            walked += 1
    assert walked >= 6


def words_of(widget):
    shown = [one for one in widget.findChildren(QLabel) if not one.isHidden()]
    return " ".join(label.text() for label in shown)


@pytest.mark.parametrize("panel", ["search", "history", "bin", "replace", "leftovers"])
def test_each_panel_without_rows_says_what_belongs_there(work, panel):
    place = getattr(work.panels, panel)
    work.side.show_panel(place)
    assert says_what_to_do(words_of(place()))


def test_findings_say_so_once_nothing_is_missing(example):
    work = example.workspace
    panel = work.panels.findings()
    words = panel._summary_text(())
    assert says_what_to_do(words)


def test_results_without_an_activity_say_where_they_come_from(work):
    assert says_what_to_do(words_of(work.pages.front))


def test_nobody_yet_is_told_with_the_button_that_adds_one(work):
    page = page_titled(work, "People")
    work.navigation.open_page(position_of(work, "People"))
    assert says_what_to_do(page.empty.text())
    page.add()
    assert page.empty.isHidden()


def test_the_lists_of_the_round_at_a_glance_say_so(work, qtbot):
    page = page_titled(work, "The round at a glance")
    work.navigation.open_page(position_of(work, "The round at a glance"))
    qtbot.waitUntil(lambda: page.finals.count() == 1)
    for shown in (page.finals, page.promises):
        assert says_what_to_do(shown.item(0).text())


def test_our_wordings_and_backups_say_so(work):
    page = page_titled(work, "Settings of the office")
    work.navigation.open_page(position_of(work, "Settings of the office"))
    assert says_what_to_do(page.wordings.empty.text())
    work.safety.show_backups()
    shown = work.frame.centre.currentWidget()
    assert says_what_to_do(words_of(shown))
    assert any(not one.isHidden() for one in shown.findChildren(QPushButton))


def test_without_any_dossier_there_are_three_ways_in(empty):
    work = empty.workspace
    assert work.navigation.at_start
    for button in (work.start().begin, work.start().open_file, work.start().example):
        assert not button.isHidden()
