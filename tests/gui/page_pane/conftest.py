"""A session on a real store, and page workers: the real one, and some that misbehave."""

import sys

import pytest

from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.window.session import Session
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


class SilentGateway:
    """Keeps what the user would have been told."""

    def __init__(self):
        self.complaints = []

    def complain(self, sentence):
        self.complaints.append(sentence)


@pytest.fixture
def session(tmp_path, qapp):
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        yield Session(store, SilentGateway(), lambda message: message)


@pytest.fixture
def sample_id(session, planning):
    return dossiers.added_ids(session.run(dossiers.add, [planning]))[0]


@pytest.fixture
def scripted(tmp_path, qapp):
    """Makes a page worker of the lines that stand between its start and its serving."""
    made = []

    def make(lines="", **options):
        script = tmp_path / f"worker_{len(made)}.py"
        script.write_text(_SCRIPT.format(lines=lines), encoding="utf-8")
        made.append(PageWorker([sys.executable, str(script)], **options))
        made[-1].command_file = script
        return made[-1]

    yield make
    for one in made:
        one.close()


_SCRIPT = """
import os, time
from pathlib import Path
from ita_desk.page_messages import PagesMade, PagesRefused, frame, read_message

once = Path(__file__).with_suffix(".started")
first_start = not once.exists()
once.touch()

def make(request):
    return PagesMade(request.number, b"pages", 1, ())

{lines}
with os.fdopen(0, "rb") as requests, os.fdopen(1, "wb") as answers:
    while (request := read_message(requests)) is not None:
        answers.write(frame(make(request)))
        answers.flush()
"""
