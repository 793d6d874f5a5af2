"""A computer without a printer says so; one that does not answer does not still the window."""

from datetime import date
from threading import Event

import pytest

from ita_desk import bundle
from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import Lazy
from ita_desk.gui.output.export_actions import ExportActions
from ita_desk.gui.output.printers import Printers

WAIT = 20_000


@pytest.fixture
def switched_on():
    """Set once the printer may answer."""
    event = Event()
    yield event
    event.set()


@pytest.fixture
def actions(qtbot, qapp, session, worker, settings, sample_id):
    made = []

    def make(*names, ask=lambda: None, patience=50):
        actions = ExportActions(
            session,
            Lazy(lambda: worker),
            settings,
            Icons(bundle.resources() / "icons"),
            today=lambda: date(2024, 3, 5),
            printers=Printers(lambda: names, ask, patience),
        )
        qtbot.addWidget(actions.panel)
        actions.panel.show()
        actions.show_dossier(sample_id)
        made.append(actions)
        return actions

    yield make
    for each in made:
        each.shut_down()


def press(actions, words):
    """Press the button of the panel that says this."""
    next(one for one in actions.output_panel.buttons if one.text() == words).click()


def told(qtbot, actions, words):
    qtbot.waitUntil(lambda: words in actions.output_panel.sentence.text(), timeout=WAIT)


def test_without_a_printer_the_pdf_is_offered(qtbot, actions, gateway, worker, tmp_path):
    without = actions()
    gateway.file = tmp_path / "report.pdf"
    without.print_action.trigger()
    told(qtbot, without, "No printer is installed")
    assert not worker.busy
    press(without, "Export as PDF")
    told(qtbot, without, "Written")
    assert gateway.file.read_bytes().startswith(b"%PDF")


def test_a_printer_that_does_not_answer_is_told_while_the_window_goes_on(
    qtbot, actions, gateway, switched_on, tmp_path
):
    silent = actions("Far away", ask=switched_on.wait)
    silent.print_action.trigger()
    if "things to look at" in silent.output_panel.sentence.text():
        press(silent, "Print all the same")
    told(qtbot, silent, "does not answer")
    press(silent, "Wait longer")
    told(qtbot, silent, "does not answer")
    gateway.file = tmp_path / "report.pdf"
    press(silent, "Export as PDF")
    told(qtbot, silent, "Written")
    switched_on.set()
    qtbot.wait(50)
    assert "Written" in silent.output_panel.sentence.text()


def test_a_printer_that_answers_late_is_printed_on_all_the_same(
    qtbot, actions, gateway, switched_on
):
    asked = []
    gateway.set_up_printer = lambda printer, pages: bool(asked.append(pages))
    late = actions("Slow", ask=switched_on.wait)

    late.print_action.trigger()
    if "things to look at" in late.output_panel.sentence.text():
        press(late, "Print all the same")
    told(qtbot, late, "does not answer")
    switched_on.set()
    qtbot.waitUntil(lambda: bool(asked), timeout=WAIT)
