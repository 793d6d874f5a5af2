"""The page for the head of the report: round, unit, indicator, reporter, how it is printed."""

from PySide6.QtCore import QRegularExpression, QTimer
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFormLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.choice_field import ChoiceField, FlagField, NumberField
from ita_desk.gui.form.form_page import FormPage
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.icons import Icons
from ita_desk.gui.report_head.links_section import LinksSection
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.place import Entity
from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label

UNIT_FIELDS = (
    ("name", N_("Unit")),
    ("department", N_("Department")),
    ("group", N_("Group")),
    ("document_prefix", N_("Book number")),
    ("phone", N_("Telephone")),
    ("website", N_("Website")),
)
INDICATOR_FIELDS = (
    ("code", N_("Number of the indicator")),
    ("name", N_("Name of the indicator")),
    ("english_name", N_("English name")),
    ("abbreviation", N_("Abbreviation")),
    ("full_score", N_("Full score")),
)
_FISCAL_YEARS = range(2500, 2700)
_SCORE = QRegularExpression(r"\d{0,9}(\.\d{0,9})?")


class ReportHeadPage(FormPage):
    """Each field keeps itself; people are chosen here and written on their own page."""

    def __init__(
        self,
        session: Session,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Begin without a dossier."""
        super().__init__(session, parent)
        self._findings = findings
        self._icons = icons
        self._lines: dict[tuple[Entity, str], LineField] = {}
        forms = [
            self._round_section(),
            self._lines_section("unit", session.translate("Unit"), UNIT_FIELDS),
            self._lines_section("indicator", session.translate("Indicator"), INDICATOR_FIELDS),
            self._printing_section(),
        ]
        self._lines["indicator", "full_score"].setValidator(
            QRegularExpressionValidator(_SCORE, self)
        )
        self.links = LinksSection(self, findings, icons)
        self.column.addStretch(1)
        self._forms = forms
        QTimer.singleShot(0, self, lambda: self.align_labels(forms))

    def fill(self, dossier: Dossier | None) -> None:
        """Show the values of a dossier."""
        row = None if dossier is None else dossier.id
        self.fiscal_year.show_row(row, dossier.fiscal_year if dossier else _FISCAL_YEARS.start)
        self.round.show_row(row, dossier.round if dossier else None)
        for (entity, name), field in self._lines.items():
            part = getattr(dossier, entity) if dossier else None
            field.show_row(row, getattr(part, name) if part is not None else "")
        report = dossier.round_report if dossier else None
        people = dossier.people if dossier else ()
        nobody = self.session.translate("(nobody chosen)")
        unnamed = self.session.translate("(no name yet)")
        self.reporter.offer(
            [(None, nobody), *((person.id, person.name or unnamed) for person in people)]
        )
        reporter = dossier.reporter if dossier else None
        self.reporter.show_row(row, reporter.id if reporter else None)
        self.headings.show_row(row, report.headings if report else None)
        self.numbering.show_row(row, report.numbering if report else None)
        self.digits.show_row(row, report.digits if report else None)
        self.signature_block.show_row(row, report.signature_block if report else False)
        self.links.show(row, report.links if report else ())

    def commit(self) -> None:
        """Keep what is being typed."""
        super().commit()
        self.links.commit()

    def _round_section(self) -> QFormLayout:
        _ = self.session.translate
        form = self.add_section(_("Fiscal year and round"))
        self.fiscal_year = NumberField(self.session, "dossier", "fiscal_year", _("Fiscal year"))
        self.fiscal_year.setRange(_FISCAL_YEARS.start, _FISCAL_YEARS.stop - 1)
        self.round = ChoiceField(self.session, "dossier", "round", _("Round"))
        self.round.offer([(number, round_label(number)) for number in (1, 2)])
        self.add_row(form, _("Fiscal year"), self.fiscal_year)
        self.add_row(form, _("Round"), self.round)
        return form

    def _lines_section(
        self, entity: Entity, title: str, names: tuple[tuple[str, str], ...]
    ) -> QFormLayout:
        form = self.add_section(title)
        for name, words in names:
            spoken = self.session.translate(words)
            field = LineField(
                self.session, entity, name, spoken, findings=self._findings, icons=self._icons
            )
            self._lines[entity, name] = field
            self.add_row(form, spoken, field)
        return form

    def _printing_section(self) -> QFormLayout:
        _ = self.session.translate
        form = self.add_section(_("The round report"))
        self.reporter = ChoiceField(self.session, "round_report", "reporter_id", _("Reporter"))
        self.headings = ChoiceField(self.session, "round_report", "headings", _("Headings"))
        self.headings.offer(
            [
                ("indicator-first", "ตัวชี้วัด/ค่าเป้าหมาย · ระยะเวลาการดำเนินการ"),
                ("target-first", "เป้าหมาย/ตัวชี้วัด · ระยะเวลาดำเนินการ"),
            ]
        )
        self.numbering = ChoiceField(self.session, "round_report", "numbering", _("Numbering"))
        self.numbering.offer(
            [
                ("continuous", _("1, 2, 3 through the whole report")),
                ("by-measure", _("1.1, 1.2 within each measure")),
                ("none", _("no numbers")),
            ]
        )
        self.digits = ChoiceField(self.session, "round_report", "digits", _("Digits"))
        self.digits.offer([("arabic", _("Arabic digits 1 2 3")), ("thai", _("Thai digits ๑ ๒ ๓"))])
        self.signature_block = FlagField(
            self.session, "round_report", "signature_block", _("Leave room to sign in ink")
        )
        choices = (self.reporter, self.headings, self.numbering, self.digits)
        for field in (*choices, self.signature_block):
            self.add_row(form, field.accessibleName(), field)
        return form
