"""The reference links above the reporter's line: a line each, and an empty one to add."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.form_page import FormPage
from ita_desk.gui.form.line_field import LineField
from ita_desk.gui.icons import Icons
from ita_desk.gui.paste_bounds import BoundedLine, tell_too_long
from ita_desk.model.place import Place
from ita_desk.model.tree import ReferenceLink
from ita_desk.verbs import rows


class LinksSection:
    """Adds its heading and lines to a form page."""

    def __init__(self, page: FormPage, findings: CurrentFindings, icons: Icons) -> None:
        """Begin without lines."""
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
