"""A document on a stick or in a mail: written, handed over, and told."""

from datetime import date

import pytest

from ita_desk import bundle
from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import Lazy
from ita_desk.gui.output.export_actions import ExportActions

WAIT = 30_000


@pytest.fixture
def drives():
    """The sticks that are plugged in."""
    return []


@pytest.fixture
def actions(qtbot, qapp, session, worker, settings, sample_id, drives):
    made = ExportActions(
        session,
        Lazy(lambda: worker),
        settings,
        Icons(bundle.resources() / "icons"),
        today=lambda: date(2024, 3, 5),
        drives=lambda: drives,
    )
    qtbot.addWidget(made.panel)
    made.panel.show()
    made.show_dossier(sample_id)
    yield made
    made.shut_down()


def told(qtbot, actions, words):
    """Wait until the panel says something."""
    qtbot.waitUntil(lambda: words in actions.output_panel.sentence.text(), timeout=WAIT)


def press(actions, label):
    next(button for button in actions.output_panel.buttons if button.text() == label).click()


def test_a_stick_is_offered_with_the_departments_name(qtbot, actions, gateway, tmp_path, drives):
    actions.stick_action.trigger()
    told(qtbot, actions, "No stick was found")
    newest, older = tmp_path / "NEW", tmp_path / "OLD"
    newest.mkdir()
    drives += [newest, older]
    gateway.file = newest / "R1_2.1_4.5_ReportR1.pdf"
    before = actions._settings.folder
    press(actions, "Try again")
    told(qtbot, actions, "remove it safely")
    assert gateway.suggested == newest / "R1_2.1_4.5_ReportR1.pdf"
    assert gateway.file.read_bytes().startswith(b"%PDF")
    assert actions._settings.folder == before, "the next export does not begin on the stick"
    gateway.file.unlink()
    newest.rmdir()
    press(actions, "Open the folder")
    assert gateway.opened == [], "the stick is out"


def test_the_mail_program_gets_the_file_and_a_subject(qtbot, actions, gateway, tmp_path):
    gateway.file = tmp_path / "R1_2.1_4.5_ReportR1.pdf"
    actions.mail_action.trigger()
    told(qtbot, actions, "The mail program has the file")
    assert gateway.mails == [
        (gateway.file, "กองแผนงาน · ปีงบประมาณ 2567 · รอบ 5 เดือนแรก · ตัวชี้วัดที่ 2.1")
    ]
    assert gateway.file.read_bytes().startswith(b"%PDF")


def test_without_a_mail_program_the_folder_is_shown(qtbot, actions, gateway, tmp_path):
    gateway.has_mail = False
    gateway.file = tmp_path / "R1_2.1_4.5_ReportR1.pdf"
    actions.mail_action.trigger()
    told(qtbot, actions, "Attach this file to your mail")
    assert gateway.opened == [tmp_path]


def test_nothing_is_sent_where_no_file_is_named(actions, gateway, drives, tmp_path):
    gateway.file = None
    drives.append(tmp_path)
    actions.mail_action.trigger()
    actions.stick_action.trigger()
    assert gateway.mails == []
    assert list(tmp_path.glob("*.pdf")) == []
