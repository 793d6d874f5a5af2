"""Lists on the pages of documents."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication


def test_tab_enters_a_list_at_its_first_row(planning_open):
    part = planning_open.list("measure-rationale", "measure")
    part.view.go(len(part.model.ids), 1)
    QApplication.sendEvent(
        part.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason)
    )
    assert part.view.current() == (0, 1)
