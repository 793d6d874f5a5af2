"""Mistakes of the program: logged and told once, and the window lives on."""

import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from ita_desk.gui.unexpected import UnexpectedErrors
from ita_desk.storage.faults import StorageFault


@pytest.fixture
def log():
    return []


@pytest.fixture
def errors(log, monkeypatch, qtbot):
    for module, name in ((sys, "excepthook"), (threading, "excepthook"), (sys, "unraisablehook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    errors = UnexpectedErrors(log.append)
    errors.told = []
    errors.mistaken.connect(lambda: errors.told.append(True))
    errors.install()
    return errors


def fail():
    raise LookupError("boom")


def test_a_timer_that_fails_every_time_is_told_once(errors, log, qtbot):
    timer = QTimer(interval=1)
    rounds = []
    timer.timeout.connect(lambda: rounds.append(True))
    timer.timeout.connect(fail)
    timer.start()
    qtbot.waitUntil(lambda: len(rounds) > 5)
    timer.stop()
    assert len(log) == 1
    assert errors.told == [True]


def test_another_mistake_is_not_told_while_one_is_on_the_screen(errors, log, qtbot):
    def while_told():
        errors.take(ValueError("another"))
        qtbot.wait(20)

    errors.mistaken.connect(while_told)
    errors.take(LookupError("one"))
    qtbot.waitUntil(lambda: len(log) == 2)
    qtbot.wait(20)
    assert errors.told == [True]


def test_threads_and_finalizers_are_heard(errors, log, qtbot):
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()

    class Failing:
        def __del__(self):
            raise OSError("late")

    Failing()
    qtbot.waitUntil(lambda: bool(errors.told))
    assert {type(error) for error in log} == {LookupError, OSError}


def test_a_fault_of_the_file_is_passed_on_as_what_it_is(errors, log, qtbot):
    with qtbot.waitSignal(errors.faulted) as told:
        errors.take(StorageFault("The disk is full"))
    assert str(told.args[0]) == "The disk is full"
    assert log == []
    assert errors.told == []


def test_errors_without_lines_of_code_are_told_each_time_it_is_another_one(errors, log, qtbot):
    for words in ("one", "two", "one"):
        errors.take(RuntimeError(words))
        qtbot.wait(20)
    assert [str(error) for error in log] == ["one", "two"]
    assert errors.told == [True, True]
