"""Differences as a table: what a field holds here and in the file, and whether it is taken."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from ita_desk.contents.place_names import place_name
from ita_desk.exchange.corrections.differences import Difference
from ita_desk.gui.table.column import Area, CellKind, Column
from ita_desk.gui.table.sheet import Sheet
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_TAKE = 0


class DifferenceSheet(Sheet):
    """A row for each difference; Space ticks those that are to be taken."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        """Begin without rows."""
        _ = session.translate
        columns = (
            Column("take", _("Take"), CellKind.CHECK, 10, centred=True),
            Column("field", _("Field"), CellKind.COMPUTED, 34),
            Column("old", _("Here"), CellKind.COMPUTED, 70),
            Column("new", _("In the file"), CellKind.COMPUTED, 70),
        )
        super().__init__(session, columns, parent)
        self._empty_rows = 0
        self._rows: tuple[Difference, ...] = ()
        self._names: tuple[str, ...] = ()
        self._chosen: set[int] = set()

    def show_differences(
        self, rows: Sequence[Difference], dossier: Dossier, *, again: bool = False
    ) -> None:
        """Show these, ticked but for those that were changed here as well.

        ``again``: those that were shown before are ticked as they were.
        """
        before = {
            one.place: number in self._chosen for number, one in enumerate(self._rows) if again
        }

        def take() -> None:
            self._rows = tuple(rows)
            self._names = tuple(self._name(one.place, dossier) for one in rows)
            self._chosen = {
                number for number, one in enumerate(rows) if before.get(one.place, not one.both)
            }

        self.show_rows(list(range(len(rows))), take)

    @property
    def chosen(self) -> list[Difference]:
        """Those that are ticked."""
        return [one for number, one in enumerate(self._rows) if number in self._chosen]

    def choose_all(self, chosen: bool) -> None:
        """Tick all, or none."""
        self._chosen = set(range(len(self._rows))) if chosen else set()
        self.touch(0, len(self._rows) - 1, _TAKE)

    def shown(self, row: int, column: int) -> str:
        """See Sheet."""
        one = self._rows[row]
        return ("", self._names[row], one.old, one.new)[column]

    def typed(self, row: int, column: int) -> str:
        """See Sheet."""
        return self.shown(row, column)

    def ticked(self, row: int, column: int) -> bool:
        """See Sheet."""
        del column
        return row in self._chosen

    def tick(self, area: Area) -> None:
        """See Sheet."""
        rows = set(area.rows)
        chosen = area.top not in self._chosen
        self._chosen = self._chosen | rows if chosen else self._chosen - rows
        self.touch(area.top, area.bottom, _TAKE)

    def place(self, row: int, column: int) -> Place | None:
        """See Sheet."""
        del column
        return self._rows[row].place if 0 <= row < len(self._rows) else None

    def warning(self, row: int, column: int) -> str:
        """See Sheet: what was changed on both sides."""
        if column != _TAKE or not self._rows[row].both:
            return ""
        return self._session.translate("This field was changed here as well since then.")

    def table(self) -> None:
        """See Sheet: rows of no store."""

    def _name(self, place: Place, dossier: Dossier) -> str:
        """The field, and of an activity or its results which one."""
        name = place_name(place, self._session.translate)
        for number, activity in enumerate(dossier.activities, 1):
            results = activity.results
            ids = {one.id for one in results}
            links = {link.id for one in results for link in one.evidence}
            if (
                (place.entity == "activity" and place.id == activity.id)
                or (place.entity == "result" and place.id in ids)
                or (place.entity == "evidence" and place.id in links)
            ):
                return f"{number}. {name}"
        return name
