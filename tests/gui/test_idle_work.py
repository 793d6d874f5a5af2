"""Work in slices: it is interrupted, replaced and finished without anything being lost."""

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ita_desk.gui.idle_work import IdleWork


@pytest.fixture
def parent(qapp):
    return QObject()


@pytest.fixture(autouse=True)
def tiny_slices(monkeypatch):
    monkeypatch.setattr("ita_desk.gui.idle_work._SLICE", 0)


def counting(seen, last=5):
    for number in range(last):
        seen.append(number)
        yield
    return "done"


def test_the_window_gets_its_turn_after_each_slice(parent, qtbot):
    work, seen, results = IdleWork(parent), [], []
    work.begin(counting(seen), results.append)
    assert seen == []
    QApplication.processEvents()
    assert 0 < len(seen) < 5
    assert work.is_busy
    qtbot.waitUntil(lambda: results == ["done"])
    assert seen == [0, 1, 2, 3, 4]
    assert not work.is_busy


def test_it_waits_until_it_may_go_on(parent, qtbot):
    may, seen, results = [], [], []
    work = IdleWork(parent, lambda: bool(may))
    work.begin(counting(seen), results.append)
    qtbot.wait(150)
    assert seen == []
    may.append(True)
    qtbot.waitUntil(lambda: results == ["done"])


def test_new_work_takes_the_place_of_the_old(parent, qtbot):
    work, old, new, results = IdleWork(parent), [], [], []
    work.begin(counting(old), lambda _: results.append("old"))
    QApplication.processEvents()
    work.begin(counting(new), lambda _: results.append("new"))
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["new"]
    assert len(old) < 5


def test_what_is_left_can_be_done_at_once(parent):
    work, seen, results = IdleWork(parent), [], []
    work.begin(counting(seen), results.append, rest=60_000)
    work.finish()
    assert results == ["done"]
    work.finish()
    assert results == ["done"]


def test_nothing_goes_on_after_it_was_stopped(parent, qtbot):
    work, seen, results = IdleWork(parent), [], []
    work.begin(counting(seen), results.append)
    QApplication.processEvents()
    work.stop()
    before = list(seen)
    qtbot.wait(20)
    assert (seen, results) == (before, [])


def test_work_can_be_begun_by_what_is_told_of_its_end(parent, qtbot):
    work, results = IdleWork(parent), []

    def again(result):
        results.append(result)
        if len(results) < 3:
            work.begin(counting([], 2), again)

    work.begin(counting([], 2), again)
    qtbot.waitUntil(lambda: len(results) == 3)
    assert not work.is_busy


def test_work_that_fails_is_over_and_has_no_result(parent, qtbot):
    def failing():
        yield
        raise LookupError

    work, results = IdleWork(parent), []
    work.begin(failing(), results.append)
    with pytest.raises(LookupError):
        work.finish()
    assert not work.is_busy
    qtbot.wait(20)
    assert results == []
    with qtbot.capture_exceptions() as caught:
        work.begin(failing(), results.append)
        qtbot.waitUntil(lambda: not work.is_busy)
        qtbot.wait(20)
    assert [kind for kind, *_ in caught] == [LookupError]
    assert results == []
