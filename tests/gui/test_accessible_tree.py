"""What screen readers are told of each page, and that the keyboard gets out of it again."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

UNNAMED = {
    QAccessible.Role.Client,
    QAccessible.Role.Pane,
    QAccessible.Role.Grouping,
    QAccessible.Role.Separator,
    QAccessible.Role.Splitter,
    QAccessible.Role.ScrollBar,
    QAccessible.Role.LayeredPane,
    QAccessible.Role.Grip,
    QAccessible.Role.Whitespace,
}
"""What nobody works with."""


def below(interface) -> Iterator:
    """An interface's descendants that are in sight; cells and rows of lists are not gone into."""
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child is None or not child.isValid() or child.state().invisible:
            continue
        yield child
        if child.role() not in {
            QAccessible.Role.Table,
            QAccessible.Role.List,
            QAccessible.Role.Tree,
            QAccessible.Role.ComboBox,
            QAccessible.Role.EditableText,
            QAccessible.Role.SpinBox,
        }:
            yield from below(child)


def pages(example):
    """Each page of the window in front, one after the other."""
    example.window.show()
    for position, spec in enumerate(example.workspace.pages.specs):
        example.workspace.pages.show_page(position)
        example.workspace.pages.focus_front()
        QApplication.processEvents()
        yield spec.title, example.workspace.pages.front


def test_every_control_of_every_page_has_a_name(example):
    nameless = []
    for title, _ in pages(example):
        found = list(below(QAccessible.queryAccessibleInterface(example.window)))
        worked_with = [one for one in found if one.state().focusable and one.role() not in UNNAMED]
        assert len(worked_with) > 5, title
        nameless += [
            f"{title}: {one.role().name} {type(one.object()).__name__}"
            for one in worked_with
            if not one.text(QAccessible.Text.Name).strip()
        ]
    assert nameless == []


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)
    QApplication.processEvents()
    return QApplication.focusWidget()


def test_the_keyboard_begins_on_each_page_and_gets_out_again(example):
    """Tab goes on in a form and from cell to cell in a table; F6 leads to the next part."""
    for title, page in pages(example):
        first = QApplication.focusWidget()
        assert first is not None, title
        assert page is first or page.isAncestorOf(first), title
        assert press(Qt.Key.Key_Tab) is not None, title
        outside = [press(Qt.Key.Key_F6) for _ in range(3)]
        assert any(not page.isAncestorOf(widget) for widget in outside), title


def test_a_tick_is_told_as_the_state_of_its_cell(example, monkeypatch):
    """Also when it is taken back, and of no other cell."""
    told = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", told.append)
    example.window.show()
    example.workspace.pages.focus_front()
    view = QApplication.focusWidget()
    column = view.sheet.column_named("quarter_4")
    assert not view.sheet.ticked(1, column)
    view.go(1, column)
    QTest.keyClick(view, Qt.Key.Key_Space)
    (event,) = told
    cell = QAccessible.queryAccessibleInterface(view).child(event.child())
    assert event.type() == QAccessible.Event.StateChanged
    assert cell.text(QAccessible.Text.Description) == view.sheet.columns[column].heading
    assert cell.state().checked
    example.actions.undo.trigger()
    assert len(told) == 2
    assert not cell.state().checked
    view.go(1, view.sheet.column_named("title"))
    view.sheet.write(1, view.sheet.column_named("title"), "อื่น", "")
    assert len(told) == 2
