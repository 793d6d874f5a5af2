"""The colours of the window: as chosen, else as the system's."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desk.gui.grouped_menu import GroupedMenu
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme, ThemeName, palette


@pytest.fixture
def settings(tmp_path, qapp):
    """Settings of a first start; the program gets its own colours back."""
    before = qapp.palette()
    yield Settings(tmp_path / "window.ini")
    qapp.setPalette(before)


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK])
def test_the_first_picture_is_dark_where_the_colours_of_the_system_are(qapp, settings, name):
    qapp.setPalette(palette(name))
    theme = Theme(qapp, settings)
    assert theme.effective is name
    theme.deleteLater()


def test_then_the_system_is_asked(qapp, settings):
    qapp.setPalette(palette(ThemeName.DARK))
    theme = Theme(qapp, settings)
    theme.follow_system()
    assert theme.effective is ThemeName.LIGHT  # what Qt says without a desktop
    assert qapp.palette() == palette(ThemeName.LIGHT)
    theme.deleteLater()


def test_what_was_chosen_stays(qapp, settings):
    settings.theme = ThemeName.CONTRAST
    theme = Theme(qapp, settings)
    theme.follow_system()
    assert theme.effective is ThemeName.CONTRAST
    theme.deleteLater()


# What stands out from its ground, measured on the picture (WCAG 2.2, 1.4.11: 3:1)

SEEN = 3.0


def luminance(colour):
    """Relative luminance of WCAG 2.2."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def strongest(picture, points, ground):
    """The greatest contrast of any of these points against a point of the ground."""
    against = picture.pixelColor(*ground)
    return max(contrast(picture.pixelColor(*point), against) for point in points)


def across(rect):
    """The points of a line through the middle of a rectangle."""
    return [(x, rect.center().y()) for x in range(rect.left(), rect.right() + 1)]


@pytest.fixture(params=[ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST])
def coloured(request, qapp, settings, qtbot):
    settings.theme = request.param
    theme = Theme(qapp, settings)
    yield request.param
    theme.deleteLater()
    qapp.setPalette(palette(ThemeName.LIGHT))
    settings.theme = ThemeName.LIGHT
    Theme(qapp, settings).deleteLater()


def shown(widget, qtbot):
    qtbot.addWidget(widget)
    widget.show()
    return widget.grab().toImage()


def test_a_box_to_tick_is_seen(coloured, qtbot):
    box = QCheckBox("x")
    picture = shown(box, qtbot)
    option = QStyleOptionButton()
    option.initFrom(box)
    rect = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    outside = (rect.right() + 3, rect.center().y())
    assert strongest(picture, across(rect), outside) >= SEEN


def test_a_box_to_tick_in_a_list_is_seen(coloured, qtbot):
    rows = QListWidget()
    item = QListWidgetItem("item", rows)
    item.setCheckState(Qt.CheckState.Unchecked)
    picture = shown(rows, qtbot)
    line = rows.visualItemRect(item).translated(rows.viewport().pos())
    box = QRect(line.left(), line.top(), line.height(), line.height())
    assert strongest(picture, across(box), (line.right() - 2, line.center().y())) >= SEEN


def test_menus_have_a_border_and_boxes_that_are_seen(coloured, qtbot):
    menu = QMenu()
    menu.addAction("x").setCheckable(True)
    menu.ensurePolished()
    menu.adjustSize()
    picture = menu.grab().toImage()
    qtbot.addWidget(menu)
    middle = picture.height() // 2
    ground = (picture.width() - 8, middle)
    assert strongest(picture, [(0, middle)], ground) >= SEEN
    assert strongest(picture, [(x, middle) for x in range(3, 24)], ground) >= SEEN


def test_lines_between_the_groups_of_a_menu_are_seen(coloured, qtbot):
    menu = GroupedMenu()
    menu.addAction("x")
    line = menu.addSeparator()
    menu.addAction("y")
    menu.ensurePolished()
    menu.adjustSize()
    picture = menu.grab().toImage()
    qtbot.addWidget(menu)
    rect = menu.actionGeometry(line)
    down = [(rect.center().x(), y) for y in range(rect.top(), rect.bottom() + 1)]
    assert strongest(picture, down, (rect.center().x(), rect.top() - 3)) >= SEEN


def test_frames_of_lists_and_of_buttons_are_seen(coloured, qtbot, qapp):
    window = QWidget()
    layout = QVBoxLayout(window)
    for part in (QListWidget(), QPlainTextEdit(), QPushButton("x")):
        layout.addWidget(part)
    picture = shown(window, qtbot)
    for part in window.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly):
        edge = part.geometry()
        middle = edge.center().y()
        points = [(x, middle) for x in range(edge.left(), edge.left() + 3)]
        assert strongest(picture, points, (edge.left() - 4, middle)) >= SEEN, part


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST])
def test_the_arrow_of_a_tool_bar_without_room_is_seen(empty, name):
    empty.theme.choose(name)
    empty.window.resize(320, 500)
    QApplication.processEvents()
    arrow = empty.window.tool_bar.findChild(QToolButton, "qt_toolbar_ext_button")
    assert arrow.isVisible()
    assert arrow.accessibleName()
    picture = arrow.grab().toImage()
    points = [(x, y) for x in range(picture.width()) for y in range(picture.height())]
    assert strongest(picture, points, (1, 1)) >= SEEN
