"""The window's end of the page worker: requests, crashes, hangs, and the way out."""

import logging

from PySide6.QtCore import QProcess

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.model.office import Office
from ita_desk.page_messages import PagesMade, PagesRefused

DIES_ONCE = """
if first_start:
    make = lambda request: os._exit(3)
"""
ALWAYS_DIES = "make = lambda request: os._exit(3)"
HANGS_ONCE = """
if first_start:
    make = lambda request: time.sleep(600)
"""
HANGS_UNTIL_TOLD = """
if not Path(__file__).with_suffix(".told").exists():
    make = lambda request: time.sleep(600)
"""
HANGS_AT_THE_FIRST = """
ready = make
make = lambda request: time.sleep(600) if request.number == 1 else ready(request)
"""
SLOW = """
def slow(request):
    time.sleep(0.1)
    return PagesMade(request.number, b"pages", 1, ())
make = slow
"""


def ask(worker, dossier):
    return worker.ask(ROUND_REPORT, dossier, Office())


def answer_of(qtbot, worker, dossier):
    """The answer to one request; others may be answered before it."""
    answers = {}

    def keep(answer):
        answers[answer.number] = answer

    worker.answered.connect(keep)
    number = ask(worker, dossier)
    qtbot.waitUntil(lambda: number in answers, timeout=60_000)
    worker.answered.disconnect(keep)
    return answers[number]


def test_the_real_worker_answers_with_the_pages(qtbot, worker, planning):
    made = answer_of(qtbot, worker, planning)
    assert isinstance(made, PagesMade)
    assert made.pdf.startswith(b"%PDF")


def test_requests_are_answered_in_their_order(qtbot, scripted, planning):
    worker, answered = scripted(), []
    worker.answered.connect(lambda answer: answered.append(answer.number))
    numbers = [ask(worker, planning) for _ in range(3)]
    qtbot.waitUntil(lambda: len(answered) == 3, timeout=60_000)
    assert answered == numbers


def test_a_withdrawn_request_is_never_answered(qtbot, scripted, planning):
    worker, answered = scripted(SLOW), []
    worker.answered.connect(lambda answer: answered.append(answer.number))
    running, waiting, last = (ask(worker, planning) for _ in range(3))
    worker.withdraw(waiting)
    worker.withdraw(running)
    # Answers come in the order of their requests, so the last one has none behind it.
    qtbot.waitUntil(lambda: last in answered, timeout=60_000)
    assert answered == [last]


def test_withdrawn_at_once_does_not_hold_up_the_next(qtbot, scripted, planning):
    worker, answered = scripted(HANGS_AT_THE_FIRST), []
    worker.answered.connect(lambda answer: answered.append(answer.number))
    hanging, last = ask(worker, planning), ask(worker, planning)
    worker.withdraw(hanging, at_once=True)
    qtbot.waitUntil(lambda: bool(answered), timeout=60_000)
    assert answered == [last]


def test_a_worker_that_dies_is_started_again_with_the_request(qtbot, scripted, planning):
    worker = scripted(DIES_ONCE)
    with qtbot.waitSignal(worker.restarting, timeout=60_000):
        made = answer_of(qtbot, worker, planning)
    assert made.pdf == b"pages"


def test_a_worker_that_hangs_is_started_again_with_the_request(qtbot, scripted, planning):
    worker = scripted(HANGS_UNTIL_TOLD, patience_ms=200)
    told = worker.command_file.with_suffix(".told")
    worker.restarting.connect(lambda: (told.touch(), setattr(worker, "patience_ms", 60_000)))
    with qtbot.waitSignal(worker.restarting, timeout=60_000):
        made = answer_of(qtbot, worker, planning)
    assert made.pdf == b"pages"


def test_a_worker_that_always_dies_is_an_answer_too(qtbot, scripted, planning):
    worker = scripted(ALWAYS_DIES)
    refused = answer_of(qtbot, worker, planning)
    assert isinstance(refused, PagesRefused)
    assert "page maker" in refused.message
    assert isinstance(answer_of(qtbot, worker, planning), PagesRefused)


def test_a_program_that_is_not_there_is_an_answer_too(qtbot, tmp_path, planning):
    worker = PageWorker([str(tmp_path / "missing")])
    assert isinstance(answer_of(qtbot, worker, planning), PagesRefused)
    worker.close()


def test_a_mistake_in_the_worker_is_logged_with_its_traceback(qtbot, scripted, planning, caplog):
    worker = scripted(
        "make = lambda request: PagesRefused(request.number, 'a mistake', detail='Traceback …')"
    )
    with caplog.at_level(logging.ERROR):
        assert isinstance(answer_of(qtbot, worker, planning), PagesRefused)
    assert "Traceback …" in caplog.text


def test_closing_ends_the_process_even_while_it_works(qtbot, scripted, planning):
    worker = scripted(HANGS_ONCE)
    ask(worker, planning)
    (process,) = worker.findChildren(QProcess)
    qtbot.waitUntil(lambda: process.processId() > 0, timeout=60_000)
    worker.close()
    assert process.state() == process.ProcessState.NotRunning
    ask(worker, planning)
    assert not worker.busy
