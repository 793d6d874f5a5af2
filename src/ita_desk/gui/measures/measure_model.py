"""The measures of a dossier as a table."""

from collections import Counter

from PySide6.QtCore import QObject

from ita_desk.gui.table.column import Area, CellKind, Column
from ita_desk.gui.table.row_acts import add_below, move_rows
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.verbs import clipboard, fields, measure_rows
from ita_desk.verbs import rows as row_verbs

_TITLE = 1


class MeasureModel(Sheet):
    """Rows are measures in their own order; refreshes from ``Session.changed`` alone."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without a dossier."""
        _ = session.translate
        columns = (
            Column("number", _("No."), CellKind.COMPUTED, 8, centred=True),
            Column(
                "title",
                "มาตรการ/แนวทาง",
                CellKind.TEXT,
                90,
                phrases=lambda: session.store.phrases("measure", "title"),
            ),
            Column("activities", _("Activities"), CellKind.COMPUTED, 16, centred=True),
        )
        super().__init__(columns, parent)
        self._session = session
        self._dossier: Dossier | None = None
        self._titles: dict[int, str] = {}
        self._numbers: dict[int, int] = {}
        self._counts: Counter[int] = Counter()
        session.changed.connect(self._changed)

    def show_dossier(self, dossier_id: int | None) -> None:
        """Show the measures of another dossier."""
        dossier = None if dossier_id is None else self._session.dossier(dossier_id)
        ids = None if dossier is None else [measure.id for measure in dossier.measures]
        self.show_rows(ids, lambda: self._take(dossier))

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        name = self.columns[column].name
        if self.is_new(row):
            return "+" if name == "number" else ""
        if name == "number":
            return str(self._numbers.get(self.ids[row], ""))
        if name == "activities":
            return str(self._counts[self.ids[row]])
        return self._titles.get(self.ids[row], "")

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        return "" if self.is_new(row) else self.shown(row, column)

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet."""
        return None if self.is_new(row) else Place("measure", self.ids[row], "title")

    def hint(self, row: int, column: int) -> str:
        """See Sheet."""
        if self.is_new(row) and column == _TITLE:
            return self._session.translate("Type here to add a measure")
        return ""

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet."""
        if self._dossier is None or column != _TITLE:
            return False
        if self.is_new(row):
            add = measure_rows.add
            return not text or (
                self._session.attempt(add, self._dossier.id, text, merge_key=merge_key) is not None
            )
        place = Place("measure", self.ids[row], "title")
        return self._session.attempt(fields.edit, place, text, merge_key=merge_key) is not None

    def tick(self, area: Area) -> None:
        """See Sheet; nothing here is ticked."""

    def copy(self, area: Area) -> str:
        """See Sheet."""
        return clipboard.text_of_block([[self._titles[row_id]] for row_id in self.real_rows(area)])

    def paste(self, area: Area, text: str) -> Area | None:
        """See Sheet; the first column of the clipboard's table are titles."""
        titles = [line[0] for line in clipboard.block_of_text(text)] if text else []
        if self._dossier is None or not titles:
            return None
        top = min(area.top, len(self.ids))
        if self._session.attempt(measure_rows.paste, self._dossier.id, top, titles) is None:
            return None
        return Area(top, _TITLE, top + len(titles) - 1, _TITLE)

    def clear(self, area: Area) -> None:
        """See Sheet."""
        if _TITLE in area.columns and self._dossier is not None:
            titles = [""] * len(self.real_rows(area))
            self._session.run(measure_rows.paste, self._dossier.id, area.top, titles)

    def fill_down(self, area: Area) -> None:
        """See Sheet; two measures of one title would be one too many."""

    def insert_below(self, row: int) -> bool:
        """See Sheet."""
        return self._dossier is not None and add_below(
            self._session, "measure", self._dossier.id, self.ids, row
        )

    def duplicate(self, row: int) -> bool:
        """See Sheet."""
        return not self.is_new(row) and bool(
            self._session.run(row_verbs.duplicate, Place("measure", self.ids[row]))
        )

    def remove(self, rows: range) -> None:
        """See Sheet; activities of a deleted measure keep on without a measure."""
        ids = self.ids[rows.start : rows.stop]
        if ids and self._dossier is not None:
            self._session.run(measure_rows.delete, self._dossier.id, ids)

    def move(self, rows: range, before: int) -> bool:
        """See Sheet."""
        return move_rows(self._session, "measure", self.ids, rows, before)

    def _changed(self, changes: Changes) -> None:
        if self._dossier is None or self._dossier.id not in changes.dossiers:
            return
        dossier = self._session.dossier(self._dossier.id)
        if dossier is None:
            self.show_dossier(None)
            return
        old_titles, old_counts = self._titles, self._counts
        self._take(dossier)
        new = self._titles
        self._titles = {**old_titles, **new}
        moved = self.follow_rows([measure.id for measure in dossier.measures])
        self._titles = new
        if moved or old_counts != self._counts:
            self.touch(0, len(self.ids) - 1)
            return
        for row, measure_id in enumerate(self.ids):
            if old_titles.get(measure_id) != new[measure_id]:
                self.touch(row, row, _TITLE)

    def _take(self, dossier: Dossier | None) -> None:
        self._dossier = dossier
        self._titles = {m.id: m.title for m in dossier.measures} if dossier else {}
        self._numbers = {measure_id: number for number, measure_id in enumerate(self._titles, 1)}
        self._counts = Counter(a.measure_id for a in dossier.activities) if dossier else Counter()
