"""The results of one activity as a table."""

from collections.abc import Mapping
from itertools import product
from typing import cast

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.results.result_columns import result_columns
from ita_desk.gui.table.column import Area, CellKind
from ita_desk.gui.table.row_acts import add_below, move_rows
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.table.short_address import short_address
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.ordering import occurrence_numbers
from ita_desk.model.place import Entity, Place
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.times import parse_time
from ita_desk.verbs import clipboard, plan_typing, result_blocks
from ita_desk.verbs import rows as row_verbs
from ita_desk.verbs.links_text import links_as_text
from ita_desk.verbs.result_cells import RESULT_COLUMNS, ResultColumn, result_text

_NUMBER = 0


class ResultModel(Sheet):
    """Rows are the results of the chosen activity; refreshes from ``Session.changed`` alone."""

    activity_changed = Signal()
    """The chosen activity is another one, or different."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without an activity."""

        def phrases(entity: Entity, field: str) -> tuple[str, ...]:
            return session.store.phrases(entity, field)

        super().__init__(result_columns(session.translate, phrases), parent)
        self._session = session
        self._dossier_id: int | None = None
        self._activity: Activity | None = None
        self._results: dict[int, Result] = {}
        self._numbers: Mapping[int, int] = {}
        self._warnings: Mapping[Place, str] = {}
        session.changed.connect(self._changed)

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
        if spec.kind is CellKind.CHOICE:
            return dict(spec.choices).get(getattr(result, spec.name), "")
        if spec.kind is CellKind.CHECK:
            return ""
        if spec.name == "links":
            links = ((item.title, short_address(item.url)) for item in result.evidence)
            return "\n".join(f"{title} {url}".strip() for title, url in links)
        return result_text(result, cast("ResultColumn", spec.name))

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

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet; a time that can't be read stays in its editor."""
        activity, result = self._activity, self.result(row)
        if activity is None:
            return False
        name = cast("ResultColumn", self.columns[column].name)
        if name == "time" and text.strip() and parse_time(text) is None:
            return False
        attempt = self._session.attempt
        if result is None:
            if not text:
                return True
            add = result_blocks.add
            changes = attempt(add, activity.id, name, text, merge_key=merge_key)
        else:
            changes = attempt(result_blocks.write, result.id, name, text, merge_key=merge_key)
        return changes is not None

    def tick(self, area: Area) -> None:
        """See Sheet."""
        ids = self.real_rows(area)
        public = self.column_named("public")
        if ids and public in area.columns:
            places = [Place("result", row_id, "public") for row_id in ids]
            first = self._results[ids[0]].public
            self._session.run(plan_typing.tick_all, places, not first)

    def copy(self, area: Area) -> str:
        """See Sheet; choices are copied as their words."""
        rows = range(area.top, min(area.bottom, len(self.ids) - 1) + 1)
        columns = [column for column in area.columns if column != _NUMBER]
        return clipboard.text_of_block(
            [[self._copied(row, column) for column in columns] for row in rows]
        )

    def paste(self, area: Area, text: str) -> Area | None:
        """See Sheet; lines pasted into the text of the empty row are read as results."""
        names = self._names(area)
        if self._activity is None or not names or not text:
            return None
        block = clipboard.block_of_text(text)
        wide, top = max(map(len, block)), min(area.top, len(self.ids))
        left = RESULT_COLUMNS.index(names[0]) + 1
        if wide == 1 and self.is_new(area.top) and names[0] == "text":
            if self._session.attempt(result_blocks.add_lines, self._activity.id, text) is None:
                return None
            return Area(top, left, len(self.ids) - 1, left)
        values = [
            [self._pasted(left + offset, cell) for offset, cell in enumerate(line)]
            for line in block
        ]
        height = len(area.rows)
        changes = self._session.attempt(
            result_blocks.paste, self._activity.id, values, top=top, left=names[0], height=height
        )
        if changes is None:
            return None
        high = height if height % len(block) == 0 else len(block)
        return Area(top, left, top + high - 1, left + wide - 1)

    def clear(self, area: Area) -> None:
        """See Sheet."""
        cells = list(product(self.real_rows(area), self._names(area)))
        self._session.run(result_blocks.clear, cells)

    def fill_down(self, area: Area) -> None:
        """See Sheet."""
        rows = [row for row in area.rows if not self.is_new(row)]
        if len(rows) == 1 and rows[0] > 0:
            rows.insert(0, rows[0] - 1)
        if len(rows) < 2:
            return
        source = self._results[self.ids[rows[0]]]
        texts: dict[ResultColumn, str] = {
            name: result_text(source, name) for name in self._names(area)
        }
        self._session.run(result_blocks.fill_down, [self.ids[row] for row in rows[1:]], texts)

    def insert_below(self, row: int) -> bool:
        """See Sheet; the new row is of the kind of the one above."""
        if self._activity is None:
            return False
        above = self.result(min(row, len(self.ids) - 1))
        kind = above.kind if above else "paragraph"
        return add_below(self._session, "result", self._activity.id, self.ids, row, kind=kind)

    def duplicate(self, row: int) -> bool:
        """See Sheet."""
        result = self.result(row)
        return result is not None and bool(
            self._session.run(row_verbs.duplicate, Place("result", result.id))
        )

    def remove(self, rows: range) -> None:
        """See Sheet."""
        places = [Place("result", row_id) for row_id in self.ids[rows.start : rows.stop]]
        if places:
            self._session.run(row_verbs.delete, places)

    def move(self, rows: range, before: int) -> bool:
        """See Sheet."""
        return move_rows(self._session, "result", self.ids, rows, before)

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
        self._take(fresh)
        new = self._results
        self._results = {**old, **new}
        self.follow_rows([result.id for result in fresh.results])
        self._results = new
        for row, result_id in enumerate(self.ids):
            if result_id in old and old[result_id] != new[result_id]:
                self.touch(row, row)
        if self._numbers != old_numbers:
            self.touch(0, len(self.ids) - 1, _NUMBER)
        self.activity_changed.emit()

    def _take(self, activity: Activity | None) -> None:
        self._activity = activity
        results = activity.results if activity else ()
        self._results = {result.id: result for result in results}
        counted = activity is not None and activity.counted
        self._numbers = occurrence_numbers(results) if counted else {}

    def _names(self, area: Area) -> list[ResultColumn]:
        return [RESULT_COLUMNS[column - 1] for column in area.columns if column != _NUMBER]

    def _copied(self, row: int, column: int) -> str:
        if self.columns[column].kind is CellKind.CHECK:
            return "✓" if self.ticked(row, column) else ""
        return self.typed(row, column)

    def _pasted(self, column: int, text: str) -> str:
        """The value that a pasted word of a choice means; other text as it is."""
        if column >= len(self.columns) or self.columns[column].kind is not CellKind.CHOICE:
            return text
        return next((value for value, word in self.columns[column].choices if word == text), "")
