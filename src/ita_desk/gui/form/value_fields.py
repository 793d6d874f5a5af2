"""Lines of a form that hold a date or a number."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QValidator

from ita_desk.gui.form.line_field import LineField
from ita_desk.model.tree import CoverMemo, KpiSheet
from ita_desk.thai.dates import format_date
from ita_desk.thai.digits import arabic_digits
from ita_desk.verbs import fields


class _NothingSuggested(LineField):
    """A line for which what was typed before is no help."""

    def phrases(self) -> Sequence[str]:
        """Nothing."""
        return ()


class DateField(_NothingSuggested):
    """A date as it is written; what can't be read is kept as typed."""

    def show_date(self, row: int | None, dated: CoverMemo | KpiSheet | None) -> None:
        """Show the date of a document."""
        text = ""
        if dated is not None:
            text = format_date(dated.date) if dated.date else dated.date_text
        self.show_row(row, text)

    def keep(self, text: str, merge_key: str) -> bool:
        """Read the date."""
        place = self.placed.place
        if place is None:
            return False
        session = self.placed.session
        return session.attempt(fields.edit_date, place, text, merge_key=merge_key) is not None


class DecimalField(_NothingSuggested):
    """A number with decimals; Thai digits become Arabic ones as they are typed."""

    def number_only(self) -> "DecimalField":
        """Take nothing but a number."""
        self.setValidator(_NumberValidator(9, self))
        return self

    def keep(self, text: str, merge_key: str) -> bool:
        """Write the number; one that ends in its point is still being typed."""
        finished = _finished(text)
        if self.hasFocus() and finished != text:
            return False
        return self.placed.write(finished, merge_key)

    def commit(self) -> bool:
        """Keep what is being typed, a number without decimals after its point as a whole one."""
        finished = _finished(self.text())
        if finished != self.text():
            with QSignalBlocker(self):
                self.setText(finished)
        return super().commit()


class CountField(_NothingSuggested):
    """A whole number, or nothing."""

    def number_only(self) -> "CountField":
        """Take nothing but a whole number."""
        self.setValidator(_NumberValidator(0, self))
        return self

    def show_count(self, row: int | None, count: int | None) -> None:
        """Show a number; None for an empty line."""
        self.show_row(row, "" if count is None else str(count))

    def keep(self, text: str, merge_key: str) -> bool:
        """Write the number."""
        return self.placed.write(int(text) if text else None, merge_key)


def _finished(number: str) -> str:
    whole, point, places = number.partition(".")
    if not point or (whole and places):
        return number
    return f"{whole or 0}.{places}" if places else whole


class _NumberValidator(QValidator):
    """Nine digits and as many ``places``; a comma between thousands is left out."""

    def __init__(self, places: int, parent: LineField) -> None:
        super().__init__(parent)
        self._places = places

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Qt: whether a text may stand there, and how it is written."""
        tidy = arabic_digits(text).replace(",", "").strip()
        whole, point, places = tidy.partition(".")
        digits = all(not part or (part.isascii() and part.isdecimal()) for part in (whole, places))
        fits = len(whole) <= 9 and len(places) <= self._places and (self._places or not point)
        if not (digits and fits):
            return QValidator.State.Invalid, text, position
        unfinished = bool(point) and not (whole and places)
        state = QValidator.State.Intermediate if unfinished else QValidator.State.Acceptable
        return state, tidy, min(position, len(tidy))
