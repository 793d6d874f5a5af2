"""The start page, on any screen."""

import pytest
from PySide6.QtWidgets import QApplication


@pytest.mark.parametrize("width", [470, 683, 1366])
def test_no_part_of_the_start_page_is_wider_than_the_window(example, width):
    work = example.workspace
    work.navigation.show_start()
    page = work.start()
    page.setFixedWidth(width)  # a screen of 1366 pixels at 200 % leaves 470 beside the list
    QApplication.processEvents()
    assert page.carry_plan.isVisible()
    assert page.widget().minimumSizeHint().width() <= page.viewport().width()


def test_the_plan_taken_along_is_named_with_its_unit_and_never_another_units(example):
    work = example.workspace
    work.navigation.show_start()
    page = work.start()
    wanted = []
    page.begin_wanted.disconnect()
    page.begin_wanted.connect(wanted.append)
    assert "กองแผนงาน" in page._carried.text()
    page.begin.click()
    page.unit.setText("กองคลัง")
    assert not page.carry_plan.isVisible()
    assert not page._carried.isVisible()
    page.begin.click()
    page.unit.setText("กองแผนงาน ")
    assert page.carry_plan.isVisible()
    page.begin.click()
    assert [(one.unit_name, one.carry_plan) for one in wanted] == [
        ("กองแผนงาน", True),
        ("กองคลัง", False),
        ("กองแผนงาน", True),
    ]
