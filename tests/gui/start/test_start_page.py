"""The ways in, on any screen."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("width", [470, 683, 1366])
def test_no_way_in_is_wider_than_the_window(example, width):
    work = example.workspace
    work.show_start()
    page = work.start
    page.setFixedWidth(width)  # a screen of 1366 pixels at 200 % leaves 470 beside the list
    QApplication.processEvents()
    assert page.carry_plan.isVisible()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()
