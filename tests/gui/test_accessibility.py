"""Menus, names and keys of the whole window: for those who use no mouse or no screen."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)


def menu_actions(menu):
    for action in menu.actions():
        if action.menu() is not None:
            yield from menu_actions(action.menu())
        elif not action.isSeparator():
            yield action


def all_actions(program):
    for menu in program.window.menuBar().findChildren(
        QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
    ):
        yield from menu_actions(menu)


def test_no_shortcut_is_given_twice(example):
    work = example.workspace
    for position in range(len(work.pages.specs)):
        work.pages.show_page(position)
        keys = Counter(
            key.toString()
            for action in {id(action): action for action in all_actions(example)}.values()
            for key in action.shortcuts()
        )
        assert not [key for key, times in keys.items() if times > 1]


@pytest.mark.parametrize("english", [True, False])
def test_no_letter_of_a_menu_is_given_twice(start, english):
    program = start(english=english)
    program.actions.example.trigger()
    titles = [action.text() for action in program.window.menuBar().actions()]
    letters = [QKeySequence.mnemonic(title).toString() for title in titles]
    assert all(letters)
    assert len(set(letters)) == len(letters)


def test_every_menu_entry_has_words(example):
    assert all(action.text().strip("&. ") for action in all_actions(example))


CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
)
INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")


def named(widget):
    if isinstance(widget, QAbstractButton) and widget.text():
        return True
    return bool(widget.accessibleName())


def test_every_control_has_a_name_for_screen_readers(example):
    nameless = [
        f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"
        for widget in example.window.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and not widget.objectName().startswith(INNER)
        and not isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
        and not isinstance(widget.window(), QMenu)
        and type(widget).__module__ != "PySide6.QtWidgets.private"
        and not named(widget)
        and not inner_part(widget)
    ]
    assert nameless == []


def inner_part(widget):
    """Parts that Qt makes inside its own widgets."""
    parent = widget.parentWidget()
    kinds = (QLineEdit, QAbstractItemView, QComboBox)
    return isinstance(parent, kinds) or (
        parent is not None and (parent.metaObject().className().startswith("QComboBoxPrivate"))
    )


def test_buttons_with_an_icon_alone_say_what_they_do(example):
    silent = [
        button
        for button in example.window.findChildren(QToolButton)
        if not button.objectName().startswith("qt_")
        and not isinstance(button.parentWidget(), QLineEdit)
        and button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        and not button.text()
        and not button.toolTip()
        and type(button.parentWidget()).__name__ != "QTabBar"
    ]
    assert silent == []
