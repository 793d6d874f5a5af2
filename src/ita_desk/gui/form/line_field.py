"""Lines of a form (text, date, number): each shows one field of the dossier and keeps itself."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.placed_field import PlacedField
from ita_desk.gui.icons import Icons
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.paste_bounds import BoundedLine, tell_too_long
from ita_desk.gui.phrase_completion import PhraseCompletion
from ita_desk.gui.window.session import Session
from ita_desk.model.cell_texts import number_of_text
from ita_desk.model.place import Entity, Place
from ita_desk.model.rules import BrokenRule
from ita_desk.model.tree import CoverMemo, KpiSheet
from ita_desk.thai.dates import format_date
from ita_desk.thai.digits import arabic_digits
from ita_desk.verbs import fields


class LineField(BoundedLine):
    """Kept when it is left and at the latest a second after the first key; Esc takes it back.

    Suggests what was typed into this field in any dossier. Ctrl+Z that finds nothing typed here
    goes to the window.
    """

    def __init__(
        self,
        session: Session,
        entity: Entity,
        field: str,
        name: str,
        *,
        findings: CurrentFindings,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        """Edit ``field`` of the rows of ``entity``; ``name`` is for screen readers."""
        super().__init__(parent)
        self.placed = PlacedField(self, session, entity, field)
        self.setAccessibleName(name)
        self.completion = PhraseCompletion(self, self.phrases)
        self._live = LiveEdit(self, self.keep)
        self._mark = _FindingMark(self, findings, icons)
        findings.changed.connect(self._show_findings)
        self.paste_refused.connect(lambda: tell_too_long(session))

    def show_row(self, row: int | None, text: str) -> None:
        """Show the text of a row; None for no row. A text that can't be kept yet stays instead."""
        if row != self.placed.row:
            if not self.commit():
                return
            self.placed.row = row
            with QSignalBlocker(self):
                self.setText(text)
            self._live.begin(text)
        self._live.show(text)
        if not self.hasFocus():
            self.setCursorPosition(0)
        self._show_findings()

    def phrases(self) -> Sequence[str]:
        """What was typed into this field in any dossier, most recent first."""
        return self.placed.session.store.phrases(self.placed.entity, self.placed.field)

    def keep(self, text: str, merge_key: str) -> bool:
        """Write what was typed; subclasses say what it means. False when it can't be kept."""
        return self.placed.write(text, merge_key)

    def commit(self) -> bool:
        """Keep what is being typed; False when it can't be kept yet."""
        return self.placed.row is None or self._live.leave()

    def event(self, event: QEvent) -> bool:
        """Qt: Ctrl+Z and Ctrl+Y stay here only while there is something typed to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what was typed on this visit is undone by the window from now on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            position = self.cursorPosition()
            with QSignalBlocker(self):
                self.setText(self.text())
            self.setCursorPosition(position)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter goes on to the next field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _show_findings(self) -> None:
        self._mark.show(self.placed.place)


class _FindingMark:
    """Shows and hides the sign at the end of a line."""

    def __init__(self, field: QLineEdit, findings: CurrentFindings, icons: Icons) -> None:
        """Mark ``field``, which keeps the sign."""
        self._field = field
        self._findings = findings
        self._sign = QAction(field)
        self._sign.setIcon(icons.icon("triangle-alert"))
        field.addAction(self._sign, QLineEdit.ActionPosition.TrailingPosition)
        self._sign.setVisible(False)

    def show(self, place: Place | None) -> None:
        """Show what was found at ``place``, if anything."""
        found = self._findings.at(place) if place is not None else ()
        sentences = "\n".join(map(self._findings.sentence, found))
        self._sign.setVisible(bool(found))
        self._sign.setToolTip(sentences)
        self._field.setAccessibleDescription(sentences)


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
