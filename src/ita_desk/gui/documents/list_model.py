"""A list of a document as a table; while it is empty, what is generated for it stands in grey."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from ita_desk.gui.documents.form_spec import List, ListColumn, Row
from ita_desk.gui.form.value_fields import read_number
from ita_desk.gui.table.column import Area, CellKind, Column
from ita_desk.gui.table.row_acts import add_below, move_rows
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.verbs import clipboard, lists, plan_typing
from ita_desk.verbs import rows as row_verbs
from ita_desk.verbs.list_cells import cell_text, values_of

_NUMBER = 0


class ListModel(Sheet):
    """Rows of the store, or generated ones, whose ids are negative. ``show`` brings them."""

    def __init__(self, session: Session, spec: List, parent: QObject | None = None) -> None:
        """Begin without rows."""
        _ = session.translate
        number = Column("", _("No."), CellKind.COMPUTED, 9, _("Draw it to move the row."), "", True)
        super().__init__((number, *(_column(session, spec, one) for one in spec.columns)), parent)
        self._session = session
        self._spec = spec
        texts = [at for at, one in enumerate(self.columns) if one.kind is CellKind.TEXT]
        self._widest = max(texts, key=lambda at: self.columns[at].share)
        self._dossier: Dossier | None = None
        self._parent_id: int | None = None
        self._rows: dict[int, Row] = {}
        self._numbers: dict[int, int] = {}
        self._doubts: dict[Place, str] = {}

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
            return self._session.translate(self._spec.hint) if column == self._widest else ""
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

    def write(self, row: int, column: int, text: str, merge_key: str) -> bool:
        """See Sheet; what is no number stays in its editor."""
        name = self.columns[column].name
        if self._parent_id is None or not self._may_stand(column, text):
            return False
        if self.is_new(row) and not text:
            return True
        place = self.place(row, column)
        entity, parent, values = self._spec.entity, self._parent_id, dict(self._spec.values)
        attempt = self._session.attempt
        if place is not None:
            done = attempt(lists.write, place, text, merge_key=merge_key)
        elif self.generated:
            rows = [*self._own_values(range(len(self.ids))), *([values] * self.is_new(row))]
            typed = (row, name, text)
            done = attempt(lists.seed, entity, parent, rows, typed=typed, merge_key=merge_key)
        else:
            done = attempt(
                lists.add, entity, parent, name, text, values=values, merge_key=merge_key
            )
        return done is not None

    def type_into_generated(self, row: int, field: str, text: str, merge_key: str) -> bool:
        """Make the generated rows the list's own, with a text in a field that has no column."""
        if not self.generated or self._parent_id is None:
            return False
        rows = self._own_values(range(len(self.ids)))
        seed = (self._spec.entity, self._parent_id, rows)
        typed = (row, field, text)
        return (
            self._session.attempt(lists.seed, *seed, typed=typed, merge_key=merge_key) is not None
        )

    def tick(self, area: Area) -> None:
        """See Sheet."""
        if not self._materialised():
            return
        names = [
            self.columns[column].name
            for column in area.columns
            if self.columns[column].kind is CellKind.CHECK
        ]
        ids = self.real_rows(area)
        if ids and names:
            places = [Place(self._spec.entity, row, name) for row in ids for name in names]
            first = self.ticked(area.top, self.column_named(names[0]) or 0)
            self._session.run(plan_typing.tick_all, places, not first)

    def copy(self, area: Area) -> str:
        """See Sheet; choices are copied as their words."""
        rows = range(area.top, min(area.bottom, len(self.ids) - 1) + 1)
        columns = [column for column in area.columns if column != _NUMBER]
        return clipboard.text_of_block([[self._copied(r, c) for c in columns] for r in rows])

    def paste(self, area: Area, text: str) -> Area | None:
        """See Sheet."""
        block = clipboard.block_of_text(text) if text else []
        left = max(area.left, 1)
        names = self._typed_names(range(left, len(self.columns)))
        if not block or self._parent_id is None or not self._materialised():
            return None
        top = min(area.top, len(self.ids))
        changes = self._session.attempt(
            lists.paste,
            self._spec.entity,
            self._parent_id,
            [[self._pasted(left + at, cell) for at, cell in enumerate(line)] for line in block],
            ids=self.ids[top:],
            fields=names,
            values=dict(self._spec.values),
        )
        if changes is None:
            return None
        return Area(top, left, top + len(block) - 1, left + max(map(len, block)) - 1)

    def clear(self, area: Area) -> None:
        """See Sheet."""
        if not self.generated:
            names = self._typed_names(area.columns)
            ids = self.real_rows(area)
            places = [Place(self._spec.entity, row, name) for row in ids for name in names]
            self._session.run(lists.clear, places)

    def fill_down(self, area: Area) -> None:
        """See Sheet."""
        if not self._materialised():
            return
        rows = [row for row in area.rows if not self.is_new(row)]
        if len(rows) == 1 and rows[0] > 0:
            rows.insert(0, rows[0] - 1)
        if len(rows) > 1:
            names = self._typed_names(area.columns)
            source = self._rows[self.ids[rows[0]]]
            texts = {name: cell_text(getattr(source, name)) for name in names}
            ids = [self.ids[row] for row in rows[1:]]
            self._session.run(lists.fill, self._spec.entity, ids, texts)

    def insert_below(self, row: int) -> bool:
        """See Sheet."""
        if self._parent_id is None or not self._materialised():
            return False
        spec = self._spec
        return add_below(
            self._session, spec.entity, self._parent_id, self.ids, row, **dict(spec.values)
        )

    def duplicate(self, row: int) -> bool:
        """See Sheet."""
        if self.is_new(row) or not self._materialised():
            return False
        return bool(self._session.run(row_verbs.duplicate, Place(self._spec.entity, self.ids[row])))

    def remove(self, rows: range) -> None:
        """See Sheet; of generated rows the others stay, as the list's own."""
        kept = [row for row in range(len(self.ids)) if row not in rows]
        if self.generated:
            if self._parent_id is not None and kept:
                entity = self._spec.entity
                self._session.run(lists.seed, entity, self._parent_id, self._own_values(kept))
            return
        places = [Place(self._spec.entity, one) for one in self.ids[rows.start : rows.stop]]
        if places:
            self._session.run(row_verbs.delete, places)

    def move(self, rows: range, before: int) -> bool:
        """See Sheet."""
        return self._materialised() and move_rows(
            self._session, self._spec.entity, self.ids, rows, before
        )

    def keep_generated(self) -> None:
        """Make the generated rows the list's own."""
        self._materialised()

    def give_up(self) -> None:
        """Remove the list's own rows, so that they are generated again."""
        places = [Place(self._spec.entity, row_id) for row_id in self.ids if row_id > 0]
        if places:
            self._session.run(lists.regenerate, places)

    def _materialised(self) -> bool:
        if not self.generated or self._parent_id is None:
            return True
        rows = self._own_values(range(len(self.ids)))
        return bool(self._session.run(lists.seed, self._spec.entity, self._parent_id, rows))

    def _typed_names(self, columns: range) -> list[str]:
        specs = (self.columns[column] for column in columns)
        return [spec.name for spec in specs if spec.kind is not CellKind.COMPUTED]

    def _own_values(self, rows: Sequence[int]) -> list[dict[str, object]]:
        entity = self._spec.entity
        return [values_of(entity, self._rows[self.ids[row]]) for row in rows]

    def _text(self, row: int, column: int) -> str:
        spec, computed = self.columns[column], self._spec.columns[column - 1].computed
        if computed is not None:
            return "" if self._dossier is None else computed(self._dossier, self.row(row))
        value = getattr(self.row(row), spec.name)
        if spec.kind is CellKind.CHOICE:
            return dict(spec.choices).get(str(value), "")
        return "" if spec.kind is CellKind.CHECK else cell_text(value)

    def _copied(self, row: int, column: int) -> str:
        if self.columns[column].kind is CellKind.CHECK:
            return cell_text(self.ticked(row, column))
        return self.typed(row, column)

    def _pasted(self, column: int, text: str) -> str:
        if column < len(self.columns) and self.columns[column].kind is CellKind.CHOICE:
            named = {word: value for value, word in self.columns[column].choices}
            return named.get(text, text)
        return text

    def _may_stand(self, column: int, text: str) -> bool:
        """Whether a text can be kept now: of a number not before it is one."""
        return not self._spec.columns[column - 1].number or read_number(text) is not None

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
