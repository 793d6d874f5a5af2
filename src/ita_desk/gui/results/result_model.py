"""The results of one activity as a table."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.results.result_columns import result_columns
from ita_desk.gui.table.column import Area, CellKind, headings_of
from ita_desk.gui.table.paste_words import paste_words
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.short_address import short_address
from ita_desk.gui.window.session import Session
from ita_desk.model.block import Block
from ita_desk.model.changes import Changes
from ita_desk.model.ordering import occurrence_numbers
from ita_desk.model.place import Entity, Place
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.times import parse_time
from ita_desk.verbs import result_table
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.results_text import links_as_text, told_lines
from ita_desk.verbs.tables import Pasted

_NUMBER = 0


class ResultModel(Sheet):
    """Rows are the results of the chosen activity; refreshes from ``Session.changed`` alone."""

    stays = 3
    activity_changed = Signal()
    """The chosen activity is another one, or different."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without an activity."""

        def phrases(entity: Entity, field: str) -> tuple[str, ...]:
            return session.store.phrases(entity, field)

        super().__init__(session, result_columns(session.translate, phrases), parent)
        self._dossier_id: int | None = None
        self._activity: Activity | None = None
        self._table: ResultTable | None = None
        self._results: dict[int, Result] = {}
        self._numbers: Mapping[int, int] = {}
        self._warnings: Mapping[Place, str] = {}
        session.changed.connect(self._changed)

    @property
    def dossier_id(self) -> int | None:
        """See Sheet."""
        return self._dossier_id

    @property
    def activity(self) -> Activity | None:
        """The activity whose results are shown."""
        return self._activity

    def show_activity(self, dossier_id: int | None, activity: Activity | None) -> None:
        """Show the results of another activity."""
        if activity is not None and activity is self._activity:
            return
        self._dossier_id = dossier_id
        ids = [result.id for result in activity.results] if activity else None
        self.show_rows(ids, lambda: self._take(activity))
        self.activity_changed.emit()

    def result(self, row: int) -> Result | None:
        """The result in a row; None for the empty row."""
        return self._results[self.ids[row]] if 0 <= row < len(self.ids) else None

    def show_warnings(self, warnings: Mapping[Place, str]) -> None:
        """Mark the places where something was found."""
        if warnings != self._warnings:
            self._warnings = warnings
            self.touch(0, len(self.ids) - 1)

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        result, spec = self.result(row), self.columns[column]
        if result is None:
            return "+" if spec.name == "number" else ""
        if spec.name == "number":
            number = self._numbers.get(result.id)
            return "" if number is None else str(number)
        if spec.kind is CellKind.CHECK:
            return ""
        if spec.name == "links":
            links = ((item.title, short_address(item.url)) for item in result.evidence)
            return "\n".join(f"{title} {url}".strip() for title, url in links)
        return "" if self._table is None else self._table.cell(result.id, spec.name).text

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        result = self.result(row)
        if result is not None and self.columns[column].name == "links":
            return links_as_text(result)
        return "" if result is None else self.shown(row, column)

    def tip(self, row: int, column: int) -> str:
        """See Sheet; of addresses all of them in full."""
        doubt = self.warning(row, column)
        whole = self.typed(row, column) if self.columns[column].name == "links" else ""
        return "\n".join(part for part in (doubt, whole) if part)

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        result = self.result(row)
        return result is not None and self.columns[column].name == "public" and result.public

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet; addresses and numbers are those of the result."""
        result = self.result(row)
        if result is None:
            return None
        name = self.columns[column].name
        if name == "links" and result.evidence:
            return Place("evidence", result.evidence[0].id, "url")
        return Place("result", result.id, "" if name in ("number", "links") else name)

    def warning(self, row: int, column: int) -> str:
        """See Sheet; a date that can't be read is told at once."""
        result, name = self.result(row), self.columns[column].name
        if result is None:
            return ""
        if name == "date" and result.date is None and result.date_text.strip():
            return self._session.translate(
                "This date can't be read. It is kept and printed as typed, but counts nowhere."
            )
        if not self._warnings:
            return ""
        if name == "links":
            places = [Place("evidence", item.id, "url") for item in result.evidence]
            found = [self._warnings[place] for place in places if place in self._warnings]
            return "\n".join(found)
        return self._warnings.get(Place("result", result.id, name), "")

    def hint(self, row: int, column: int) -> str:
        """See Sheet."""
        if self.is_new(row) and self.columns[column].name == "text":
            return self._session.translate("Type a result, or press F4 for a date")
        return ""

    # Acts.

    def table(self) -> ResultTable | None:
        """See Sheet."""
        return self._table

    def may_stand(self, row: int, column: int, text: str) -> bool:
        """See Sheet; a time that can't be read stays in its editor."""
        name = self.columns[column].name
        return name != "time" or not text.strip() or parse_time(text) is not None

    def paste(self, area: Area, block: Block) -> Area | None:
        """See Sheet; lines pasted into the text of the empty row are read as results."""
        names = self.names(range(area.left, len(self.columns)))
        lines = block.width == 1 and not block.own and self.is_new(area.top)
        if self._activity is None or not lines or names[:1] != ["text"]:
            return super().paste(area, block)
        text = "\n".join(told_lines(row[0]) for row in block.rows)
        top = len(self.ids)
        changes = self._session.attempt(result_table.add_lines, self._activity.id, text)
        if changes is None or len(self.ids) == top:
            return None
        pasted = Pasted(height=len(self.ids) - top, width=1)
        self._session.tell(paste_words(pasted, block, changes, self._session.translate))
        left = self.column_named("text") or 0
        return Area(top, left, len(self.ids) - 1, left)

    # Refreshing.

    def _changed(self, changes: Changes) -> None:
        if self._dossier_id is None or self._activity is None:
            return
        if self._dossier_id not in changes.dossiers:
            return
        dossier = self._session.dossier(self._dossier_id)
        row_id = self._activity.id
        activities = dossier.activities if dossier else ()
        fresh = next((activity for activity in activities if activity.id == row_id), None)
        if fresh is self._activity:
            return
        if fresh is None:
            self.show_activity(self._dossier_id, None)
            return
        old, old_numbers = self._results, self._numbers
        new = {result.id: result for result in fresh.results}
        gone = tuple(result for result_id, result in old.items() if result_id not in new)
        # A view measures what it shows while rows go: until then those are still known.
        self._take(fresh.changed({"results": fresh.results + gone}))
        self.follow_rows(list(new))
        self._take(fresh)
        for row, result_id in enumerate(self.ids):
            if result_id in old and old[result_id] != new[result_id]:
                self.touch(row, row)
        if self._numbers != old_numbers:
            self.touch(0, len(self.ids) - 1, _NUMBER)
        self.activity_changed.emit()

    def _take(self, activity: Activity | None) -> None:
        self._activity, self._table = activity, None
        if activity is not None:
            words = {one.name: dict(one.choices) for one in self.columns if one.choices}
            self._table = ResultTable(activity, words=words, headings=headings_of(self.columns))
        results = activity.results if activity else ()
        self._results = {result.id: result for result in results}
        counted = activity is not None and activity.counted
        self._numbers = occurrence_numbers(results) if counted else {}
