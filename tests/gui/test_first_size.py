"""The window as it first comes on a small screen."""

from PySide6.QtCore import Qt


def test_on_a_small_screen_it_is_maximised(start, monkeypatch):
    program = start(settings="first.ini")
    screen = program.window.screen().availableGeometry()
    monkeypatch.setattr("ita_desk.gui.main_window._SMALL_SCREEN", screen.width())
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
    assert empty.workspace.side.shows(empty.workspace.preview)
