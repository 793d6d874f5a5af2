"""A list of a document as a table; while it is empty, what is generated for it stands in grey."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from ita_desk.gui.documents.form_spec import List, ListColumn, Row
from ita_desk.gui.form.line_field import read_number
from ita_desk.gui.table.column import CellKind, Column, headings_of
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.verbs import grid
from ita_desk.verbs.documents import regenerate_rows
from ita_desk.verbs.tables import EntityTable, cell_of

_NUMBER = 0


class ListModel(Sheet):
    """Rows of the store, or generated ones, whose ids are negative. ``show`` brings them."""

    def __init__(self, session: Session, spec: List, parent: QObject | None = None) -> None:
        _ = session.translate
        number = Column("", _("No."), CellKind.COMPUTED, 9, _("Draw it to move the row."), "", True)
        columns = (number, *(_column(session, spec, one) for one in spec.columns))
        super().__init__(session, columns, parent)
        self._spec = spec
        texts = [at for at, one in enumerate(self.columns) if one.kind is CellKind.TEXT]
        self._widest = max(texts, key=lambda at: self.columns[at].share)
        self._dossier: Dossier | None = None
        self._parent_id: int | None = None
        self._rows: dict[int, Row] = {}
        self._numbers: dict[int, int] = {}
        self._doubts: dict[Place, str] = {}

    @property
    def dossier_id(self) -> int | None:
        """See Sheet."""
        return None if self._dossier is None else self._dossier.id

    @property
    def generated(self) -> bool:
        """Whether the rows that are shown are generated ones."""
        return bool(self.ids) and self.ids[0] < 0

    def show(
        self, dossier: Dossier | None, parent_id: int | None, rows: Sequence[Row], live: bool
    ) -> None:
        """Show the rows of a list; ``live`` ones are generated."""
        shown = {-index if live else row.id: row for index, row in enumerate(rows, 1)}
        other = parent_id != self._parent_id
        self._dossier, self._parent_id = dossier, parent_id

        def take() -> None:
            self._rows = shown
            self._numbers = {row_id: number for number, row_id in enumerate(shown, 1)}

        if other or parent_id is None:
            self.show_rows(None if parent_id is None else list(shown), take)
            return
        old, self._rows = self._rows, {**self._rows, **shown}
        if self.generated != (bool(shown) and live):
            # The same rows, the clerk's own from now on (or no longer): an editor stays open.
            common = min(len(self.ids), len(shown))
            renamed = dict(zip(self.ids[:common], list(shown)[:common], strict=True))
            self.ids[:common] = renamed.values()
            self._numbers = {renamed.get(one, one): at for one, at in self._numbers.items()}
        # Qt compares what a row shows before and after others came or went, numbers too.
        moved = self.follow_rows(list(shown))
        take()
        for row, row_id in enumerate(self.ids):
            if moved or old.get(row_id) != shown[row_id] or self._has_generated_cells():
                self.touch(row, row)

    def row(self, row: int) -> Row | None:
        """What a row shows; None for the empty one."""
        return self._rows.get(self.ids[row]) if 0 <= row < len(self.ids) else None

    def show_doubts(self, doubts: dict[Place, str]) -> None:
        """Mark the places where something was found."""
        if doubts != self._doubts:
            self._doubts = doubts
            self.touch(0, len(self.ids) - 1)

    # What a table says of its cells.

    def shown(self, row: int, column: int) -> str:
        """See Sheet; generated rows are hints."""
        if column == _NUMBER:
            return "+" if self.is_new(row) else str(self._numbers.get(self.ids[row], ""))
        return "" if self.is_new(row) or self.generated else self._text(row, column)

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        return "" if self.is_new(row) or column == _NUMBER else self._text(row, column)

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        return not self.is_new(row) and getattr(self.row(row), self.columns[column].name) is True

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet; a generated row has no place yet."""
        if self.is_new(row) or self.ids[row] < 0:
            return None
        spec = self.columns[column]
        field = "" if spec.kind is CellKind.COMPUTED else spec.name
        return Place(self._spec.entity, self.ids[row], field)

    def warning(self, row: int, column: int) -> str:
        """See Sheet."""
        place = self.place(row, column)
        return self._doubts.get(place, "") if place is not None and self._doubts else ""

    def hint(self, row: int, column: int) -> str:
        """See Sheet: what is generated, or how to add a row."""
        if self.is_new(row):
            words = self._spec.hint if self.ids else self._spec.empty or self._spec.hint
            return self._session.translate(words) if column == self._widest else ""
        if column == _NUMBER or self._dossier is None:
            return ""
        if self.generated:
            own = self._text(row, column)
            if own:
                return own
        made = self._spec.columns[column - 1].generated
        return made(self._dossier, self.row(row)) if made is not None else ""

    def long_text(self, row: int, column: int) -> str:
        """See Sheet."""
        return self.shown(row, column) or self.hint(row, column)

    # What the keyboard does.

    def table(self) -> EntityTable | None:
        """See Sheet."""
        if self._parent_id is None:
            return None
        typed = [one for one in self.columns if one.kind is not CellKind.COMPUTED]
        return EntityTable(
            self._spec.entity,
            self._parent_id,
            [one.name for one in typed],
            self._rows,
            new=dict(self._spec.values),
            words={one.name: dict(one.choices) for one in typed if one.choices},
            joined=[one.field for one in self._spec.columns if one.many_lines],
            headings=headings_of(self.columns),
        )

    def may_stand(self, row: int, column: int, text: str) -> bool:
        """See Sheet: a number's text not before it is one."""
        del row
        return not self._spec.columns[column - 1].number or read_number(text) is not None

    def type_into_generated(self, row: int, field: str, text: str, merge_key: str) -> bool:
        """Make the generated rows the list's own, with a text in a field that has no column."""
        table = self.table()
        if not self.generated or table is None:
            return False
        row_id, attempt = self.ids[row], self._session.attempt
        return attempt(grid.write, table, row_id, field, text, merge_key=merge_key) is not None

    def keep_generated(self) -> None:
        """Make the generated rows the list's own."""
        table = self.table()
        if table is not None and self.generated:
            self._session.run(grid.keep_generated, table)

    def give_up(self) -> None:
        """Remove the list's own rows, so that they are generated again."""
        places = [Place(self._spec.entity, row_id) for row_id in self.ids if row_id > 0]
        if places:
            self._session.run(regenerate_rows, places)

    def _text(self, row: int, column: int) -> str:
        spec, computed = self.columns[column], self._spec.columns[column - 1].computed
        if computed is not None:
            return "" if self._dossier is None else computed(self._dossier, self.row(row))
        value = getattr(self.row(row), spec.name)
        if spec.kind is CellKind.CHOICE:
            return dict(spec.choices).get(str(value), "")
        return "" if spec.kind is CellKind.CHECK else cell_of(value).text

    def _has_generated_cells(self) -> bool:
        return any(column.generated or column.computed for column in self._spec.columns)


def _column(session: Session, spec: List, column: ListColumn) -> Column:
    def phrases() -> Sequence[str]:
        return session.store.phrases(spec.entity, column.field)

    _: Any = session.translate
    return Column(
        column.field,
        _(column.heading),
        CellKind.COMPUTED if column.computed is not None else column.kind,
        column.share,
        _(column.tip) if column.tip else "",
        _(column.group) if column.group else "",
        column.centred,
        tuple((value, _(word)) for value, word in column.choices),
        phrases if column.phrases else None,
    )
