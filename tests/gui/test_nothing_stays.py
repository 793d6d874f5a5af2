"""What is done again and again leaves nothing behind: no dialog, thread, batch or window."""

from collections import Counter
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from ita_desk.gui.background import Job
from ita_desk.gui.help.about import show_about
from ita_desk.gui.output.printers import PrinterQuestion, Printers

TIMES = 3


def all_gone():
    """Let Qt delete what is to be deleted later."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def below(parent):
    """How many objects of each class hang on one."""
    return Counter(type(one).__name__ for one in parent.findChildren(QObject))


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_box_about_the_program_goes_when_it_is_closed(window):
    before = below(window)
    for _ in range(TIMES):
        show_about(window, "office.sqlite3", str)
        for box in window.findChildren(QMessageBox):
            box.reject()
        all_gone()
    assert below(window) == before


@pytest.mark.parametrize("fails", [False, True])
@pytest.mark.parametrize("forgotten", [False, True])
def test_a_thread_that_has_answered_leaves_nothing(window, qtbot, fails, forgotten):
    def work():
        if fails:
            raise ValueError

    for _ in range(TIMES):
        job = Job(work, window).start()
        if forgotten:
            job.forget()
        job.wait()
    qtbot.waitUntil(lambda: all_gone() or below(window)["Job"] == 0, timeout=5000)


def test_an_answer_is_heard_before_the_thread_goes(window, qtbot):
    heard, may_end = [], Event()
    job = Job(lambda: may_end.wait() and "answer", window)
    job.done.connect(heard.append)
    job.start()
    may_end.set()
    qtbot.waitUntil(lambda: heard == ["answer"], timeout=5000)


def test_a_printer_that_was_asked_leaves_nothing(window, qtbot):
    for _ in range(TIMES):
        question = PrinterQuestion(Printers(lambda: ("one",), lambda: None), window)
        question.answered.connect(question.forget)
        with qtbot.waitSignal(question.answered):
            question.start()
    all_gone()
    assert below(window)["PrinterQuestion"] == 0


def test_between_two_databases_the_window_still_has_all_its_parts(start):
    """Closed there, it would leave behind what hangs on nothing."""
    program = start()
    program._leave_database()
    assert program.window.centralWidget() is None
    assert program.workspace.frame.window() is program.window
    assert not program.workspace.frame.isVisible()
