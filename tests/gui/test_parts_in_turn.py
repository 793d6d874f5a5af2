"""Plan and results one above the other, or in tabs where the window is low."""

from PySide6.QtWidgets import QLabel

from ita_desk.gui.parts_in_turn import PartsInTurn


def test_in_a_low_window_the_first_part_is_in_sight_first(qtbot):
    plan, results = QLabel("plan"), QLabel("results")
    parts = PartsInTurn((("Plan", plan), ("Results", results)), (600, 300), "Parts")
    qtbot.addWidget(parts)
    parts.resize(600, 150)
    parts.show()
    qtbot.waitExposed(parts)
    assert not parts.tabs.isHidden()
    assert parts.tabs.currentIndex() == 0
    qtbot.waitUntil(lambda: parts.splitter.sizes()[0] > 0 and parts.splitter.sizes()[1] == 0)
