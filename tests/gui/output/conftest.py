"""A session whose gateway answers for the user, the real worker, and finished PDFs."""

import pytest

from ita_desk.contents.documents import ROUND_REPORT, make_content
from ita_desk.gui.settings import Settings
from ita_desk.gui.window.session import Session
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.documents import make_pdf
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


class AnsweringGateway:
    """Answers what a test has put here, and keeps what it was asked and told."""

    def __init__(self):
        self.complaints = []
        self.questions = []
        self.suggested = None
        self.file = None
        self.folder = None
        self.yes = True
        self.printer = None
        self.printer_taken = True
        self.opened = []
        self.mails = []
        self.has_mail = True

    def complain(self, sentence):
        self.complaints.append(sentence)

    def confirm(self, question, yes):
        self.questions.append(question)
        return self.yes

    def file_to_save(self, title, suggested, filters):
        self.suggested = suggested
        return self.file

    def folder_to_fill(self, title, folder):
        return self.folder

    def set_up_printer(self, printer, pages):
        if self.printer is None:
            return False
        self.printer(printer, pages)
        return self.printer_taken

    def open_path(self, path):
        self.opened.append(path)
        return True

    def mail(self, file, subject):
        self.mails.append((file, subject))
        return self.has_mail


@pytest.fixture
def gateway():
    return AnsweringGateway()


@pytest.fixture
def session(tmp_path, qapp, gateway):
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        yield Session(store, gateway, lambda message: message)


@pytest.fixture
def sample_id(session, planning):
    return dossiers.added_ids(session.run(dossiers.add, [planning]))[0]


@pytest.fixture
def settings(tmp_path):
    made = Settings(tmp_path / "window.ini")
    made.folder = tmp_path
    return made


@pytest.fixture(scope="session")
def planning_pdf(planning):
    """The round report of the sample."""
    return make_pdf(ROUND_REPORT, make_content(ROUND_REPORT, planning), form_fonts()).pdf
