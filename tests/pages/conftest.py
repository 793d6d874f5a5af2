from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from ita_desk.contents.documents import ROUND_REPORT, make_content
from ita_desk.office_fonts import form_fonts
from ita_desk.pages.documents import make_pdf

CREATED = datetime(2024, 3, 8, 9, 30, tzinfo=UTC)


@dataclass(frozen=True)
class Printed:
    """A dossier, its content, and the finished PDF of its round report."""

    dossier: object
    content: object
    rendered: object

    @property
    def pdf(self):
        return self.rendered.pdf


@pytest.fixture(scope="session")
def fonts():
    return form_fonts()


@pytest.fixture(scope="session")
def print_report(fonts):
    def print_one(dossier):
        content = make_content(ROUND_REPORT, dossier)
        return Printed(dossier, content, make_pdf(ROUND_REPORT, content, fonts, CREATED))

    return print_one


@pytest.fixture(scope="session")
def printed_planning(planning, print_report):
    return print_report(planning)


@pytest.fixture(scope="session")
def printed_text_marks(text_marks, print_report):
    return print_report(text_marks)


@pytest.fixture(params=["planning", "text_marks"])
def sample(request):
    return request.getfixturevalue(f"printed_{request.param}")
