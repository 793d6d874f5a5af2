"""The dialogs themselves: what a key does that is pressed without reading."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ita_desk.gui.gateway import DialogGateway


@pytest.fixture
def answered(qtbot):
    """Ask a question and press a key; what was answered, and what stood in the dialog."""
    window = QWidget()
    qtbot.addWidget(window)
    gateway = DialogGateway(window, str)

    def ask(key):
        seen = []

        def press():
            box = QApplication.activeModalWidget()
            seen.append(box.text())
            QTest.keyClick(box, key)

        QTimer.singleShot(50, press)
        return gateway.confirm("Close all the same and lose it?\n\nชื่อ: ก", "Close"), *seen

    return ask


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape])
def test_a_key_pressed_without_reading_never_chooses_the_loss(answered, key):
    said_yes, told = answered(key)
    assert not said_yes
    assert "lose it" in told
    assert "ชื่อ: ก" in told


@pytest.mark.parametrize("way_out", ["QDesktopServices", "hand_to_mail", "startDetached"])
def test_nothing_else_of_the_window_reaches_other_programs(project_folder, way_out):
    window = project_folder / "src" / "ita_desk" / "gui"
    found = {
        path.name for path in window.rglob("*.py") if way_out in path.read_text(encoding="utf-8")
    }
    assert found <= {"gateway.py", "mail.py"}
