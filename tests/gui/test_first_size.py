"""The window as it first comes, on a small screen and on a large one."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication

from ita_desk.gui.window.shell import Shell


def test_on_a_small_screen_it_is_maximised(start, monkeypatch):
    program = start(settings="first.ini")
    screen = program.window.screen().availableGeometry()
    monkeypatch.setattr("ita_desk.gui.window.shell._SMALL_SCREEN", screen.width())
    program.window.hide()
    program.window.show_in_place()
    assert program.window.windowState() & Qt.WindowState.WindowMaximized
    assert program.window.width() == screen.width()


def test_below_1500_pixels_the_side_pane_begins_folded(empty):
    empty.window.resize(1499, 700)
    empty.actions.example.trigger()
    assert empty.workspace.side.isHidden()
    assert not empty.actions.preview.isChecked()


def test_with_more_room_the_page_stands_beside_the_plan(empty):
    empty.window.resize(1500, 700)
    empty.actions.example.trigger()
    assert empty.workspace.side.shows(empty.workspace.panels.preview)


class LargeScreen:
    """A screen of 1920 x 1080 with a task bar."""

    def availableGeometry(self):  # noqa: N802
        return QRect(0, 0, 1920, 1040)


def test_on_a_large_screen_the_whole_plan_and_its_page_are_in_sight(start, monkeypatch):
    program = start(settings="first.ini")
    monkeypatch.setattr(Shell, "screen", lambda _: LargeScreen())
    program.window.hide()
    program.window.show_in_place()
    program.actions.example.trigger()
    QApplication.processEvents()
    assert not program.window.isMaximized()
    work = program.workspace
    assert work.side.shows(work.panels.preview)
    assert work.pages.front.plan_view.horizontalScrollBar().maximum() == 0
