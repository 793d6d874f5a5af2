"""A system that writes numbers in digits of its own changes nothing in the window."""

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QSpinBox

from ita_desk.gui.numbers import use_arabic_digits


@pytest.fixture
def native_digits(qapp):
    """A system with native digits, as Windows can be set to Thai ones."""
    before = QLocale()
    QLocale.setDefault(QLocale("fa_IR"))
    yield
    QLocale.setDefault(before)


def test_years_stand_in_arabic_digits(native_digits, qtbot):
    field = QSpinBox(minimum=2500, maximum=2700, value=2567)
    qtbot.addWidget(field)
    assert field.text() == "۲۵۶۷"
    use_arabic_digits()
    field = QSpinBox(minimum=2500, maximum=2700, value=2567)
    qtbot.addWidget(field)
    assert field.text() == "2567"
    assert QLocale().toString(12567) == "12567"
