"""Lines of a form that hold a date or a number."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QValidator

from ita_desk.gui.form.line_field import LineField
from ita_desk.model.cell_texts import number_of_text
from ita_desk.model.rules import BrokenRule
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


class _NumberField(_NothingSuggested):
    """A number as it is written, kept as soon as it is one, and said why not when it is left."""

    def keep(self, text: str, merge_key: str) -> bool:
        """Write the number; one that isn't finished is still being typed."""
        number = read_number(text)
        if number is None:
            return not self.hasFocus() and self._refused(text)
        if self.hasFocus() and number != text:
            return False
        return self.write_number(number, merge_key)

    def commit(self) -> bool:
        """Keep what is being typed as the number it says; tells why it can't be kept."""
        number = read_number(self.text())
        if number is None and self.placed.row is not None:
            return self._refused(self.text())
        if number is not None and number != self.text():
            with QSignalBlocker(self):
                self.setText(number)
        return super().commit()

    def write_number(self, number: str, merge_key: str) -> bool:
        """Keep a number; False when that failed."""
        return self.placed.write(number, merge_key)

    def _refused(self, text: str) -> bool:
        place = self.placed.place
        session = self.placed.session
        return place is not None and session.attempt(fields.edit_as_text, place, text) is not None


class DecimalField(_NumberField):
    """A number with decimals; Thai digits become Arabic ones as they are typed."""

    def number_only(self) -> "DecimalField":
        """Take nothing but a number."""
        self.setValidator(_NumberValidator(9, self))
        return self


class CountField(_NumberField):
    """A whole number, or nothing."""

    def number_only(self) -> "CountField":
        """Take nothing but a whole number."""
        self.setValidator(_NumberValidator(0, self))
        return self

    def show_count(self, row: int | None, count: int | None) -> None:
        """Show a number; None for an empty line."""
        self.show_row(row, "" if count is None else str(count))

    def write_number(self, number: str, merge_key: str) -> bool:
        """Keep a number, or that there is none."""
        if number and not number.isdecimal():
            return self._refused(number)
        return self.placed.write(int(number) if number else None, merge_key)


def read_number(text: str) -> str | None:
    """The number that is typed, with one that ends in its point as a whole one; None if none."""
    whole, point, places = text.partition(".")
    finished = text if not point or (whole and places) else f"{whole or 0}.{places}"
    try:
        return number_of_text(finished if places else finished.removesuffix("."))
    except BrokenRule:
        return None


class _NumberValidator(QValidator):
    """Nine digits and as many ``places``; commas stay until the number is finished."""

    def __init__(self, places: int, parent: LineField) -> None:
        super().__init__(parent)
        self._places = places

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Qt: whether a text may stand there, and how it is written."""
        tidy = arabic_digits(text).strip()
        whole, point, places = tidy.replace(",", "").partition(".")
        digits = all(not part or (part.isascii() and part.isdecimal()) for part in (whole, places))
        fits = len(whole) <= 9 and len(places) <= self._places and (self._places or not point)
        if not (digits and fits):
            return QValidator.State.Invalid, text, position
        finished = not tidy or (read_number(tidy) == tidy)
        state = QValidator.State.Acceptable if finished else QValidator.State.Intermediate
        return state, tidy, min(position, len(tidy))
