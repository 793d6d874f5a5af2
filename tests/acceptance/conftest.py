"""The window on a database of its own, and what its dossier prints."""

from datetime import UTC, datetime

import opened_dossier
import pytest
from pdf_texts import pdfium_pages, without_blanks
from program_fixtures import empty, example, shared_worker, start, worker

from ita_desk.app import pdf_of
from ita_desk.office_fonts import form_fonts

__all__ = ["empty", "example", "shared_worker", "start", "worker"]

CREATED = datetime(2024, 3, 8, 9, 30, tzinfo=UTC)


class Clerk(opened_dossier.Opened):
    """A dossier in the window, with the plan and what is printed."""

    emblem = None

    @property
    def plan(self):
        """The plan's table, in front."""
        return self._plan_page().plan

    def act(self, name):
        """Choose an act of the plan in the Edit menu."""
        actions = self._plan_page().edit_actions()
        next(one for one in actions if one.text().replace("&", "").startswith(name)).trigger()

    def _plan_page(self):
        self.work.pages.show_page(0)
        return self.work.pages.front

    def choose(self, row):
        """Choose a row of the plan; the table of its results."""
        page = self._plan_page()
        page.plan_view.go(row, 1)
        page.follow()
        return page.results.model

    def write(self, sheet, row, name, text):
        """Type a cell of a table."""
        assert sheet.write(row, sheet.column_named(name), text, "")

    def head(self, entity, name):
        """A field of the head of the report."""
        return self.field("round-report", entity, name)

    def told(self, document):
        """What the check finds in a document: code and sentence, and whether it blocks."""
        findings = self.work.findings
        findings.want(document)
        return {
            finding.code: (findings.sentence(finding), str(finding.severity))
            for finding in findings.of(document)
        }

    def pdf(self, document="round-report"):
        """The finished PDF."""
        return pdf_of(document, self.tree, CREATED, form_fonts(), self.emblem)

    def printed(self, document="round-report"):
        """What stands on its pages, without blanks."""
        return without_blanks("".join(pdfium_pages(self.pdf(document))))


@pytest.fixture
def open_sample(empty, samples_folder):
    """Bring a built-in sample into the window."""

    def begin(name):
        opened = opened_dossier.open_file(empty, samples_folder / f"{name}.json")
        return Clerk(empty, opened.id)

    return begin


@pytest.fixture
def planning_open(open_sample):
    """The real round report with its memo and five levels."""
    return open_sample("planning-2567-r1")


@pytest.fixture
def begin_round(empty):
    """Start a round on the start page."""

    def begin(fiscal_year=2567, round_number=1, unit="กองแผนงาน"):
        start_page = empty.workspace.start()
        start_page.fiscal_year.setValue(fiscal_year)
        start_page.round.setCurrentIndex(round_number - 1)
        start_page.unit.setText(unit)
        start_page.begin.click()
        return Clerk(empty, empty.workspace.session.dossier_id)

    return begin


@pytest.fixture
def type_into():
    """Replace the text of an editor as a clerk does, and leave it."""
    return opened_dossier.type_into
