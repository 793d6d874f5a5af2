"""The page for the head of the report: round, unit, indicator, reporter, how it is printed."""

from collections.abc import Sequence

from PySide6.QtCore import QRegularExpression, Qt, QTimer
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.choice_field import ChoiceField, FlagField, NumberField
from ita_desk.gui.form.form_page import FormPage
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.paste_bounds import BoundedLine, tell_too_long
from ita_desk.gui.window.session import Session
from ita_desk.model.errors import N_
from ita_desk.model.place import Entity, Place
from ita_desk.model.tree import Dossier, ReferenceLink
from ita_desk.thai.calendar import round_label
from ita_desk.verbs import rows

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


class LinksSection:
    """Adds its heading and lines to a form page."""

    def __init__(self, page: FormPage, findings: CurrentFindings, icons: Icons) -> None:
        self._page = page
        self._findings = findings
        self._icons = icons
        self._dossier_id: int | None = None
        self._lines: dict[int, LineField] = {}
        self._widgets: list[QWidget] = []
        _ = page.session.translate
        page.add_section(_("Reference links"), _("They are printed above the reporter's line."))
        self._box = QVBoxLayout()
        self._box.setSpacing(6)
        page.column.addLayout(self._box)
        self.new_line = BoundedLine()
        self.new_line.paste_refused.connect(lambda: tell_too_long(page.session))
        self.new_line.setAccessibleName(_("New reference link"))
        self.new_line.setPlaceholderText(_("Type or paste an address here to add it"))
        explain_as(self.new_line, "reference_link.url")
        self.new_line.editingFinished.connect(self.commit)
        page.column.addWidget(self.new_line)

    def show(self, dossier_id: int | None, links: Sequence[ReferenceLink]) -> None:
        """Show the links of a dossier."""
        self._dossier_id = dossier_id
        self.new_line.setEnabled(dossier_id is not None)
        if [link.id for link in links] != list(self._lines):
            self._rebuild(links)
        for link in links:
            self._lines[link.id].show_row(link.id, link.url)

    def _rebuild(self, links: Sequence[ReferenceLink]) -> None:
        self._page.forget(self._lines.values())
        for line in self._widgets:
            self._box.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._widgets = []
        self._lines = {link.id: self._line(link.id) for link in links}
        self._page.watch(self._lines.values())

    def _line(self, link_id: int) -> LineField:
        _ = self._page.session.translate
        name = _("Reference link")
        field = LineField(
            self._page.session,
            "reference_link",
            "url",
            name,
            findings=self._findings,
            icons=self._icons,
        )
        remove = QToolButton()
        remove.setAutoRaise(True)
        remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        remove.setIcon(self._icons.icon("x"))
        remove.setToolTip(_("Remove this link"))
        remove.setAccessibleName(_("Remove this link"))
        remove.clicked.connect(
            lambda: self._page.session.run(rows.delete, [Place("reference_link", link_id)])
        )
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(field)
        layout.addWidget(remove)
        self._box.addWidget(line)
        self._widgets.append(line)
        return field

    def commit(self) -> None:
        """Add what stands in the empty line."""
        url = self.new_line.text()
        if not url.strip() or self._dossier_id is None:
            return
        self.new_line.clear()
        if not self._page.session.run(rows.add, "reference_link", self._dossier_id, url=url):
            self.new_line.setText(url)


class ReportHeadPage(FormPage):
    """Each field keeps itself; people are chosen here and written on their own page."""

    def __init__(
        self,
        session: Session,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
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
