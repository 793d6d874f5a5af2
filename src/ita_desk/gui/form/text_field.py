"""A text of several lines of a form, generated as long as nobody typed it."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.form.placed_field import MakeRow, PlacedField
from ita_desk.gui.icons import Icons
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.paste_bounds import tell_too_long
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.thai_text_edit import ThaiTextEdit
from ita_desk.gui.theme import control_palette
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Entity
from ita_desk.verbs import documents

_MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class TextKind:
    """How a text is edited: whether it is generated while None, and how high it is at least.

    In a text of one line Enter goes on to the next field.
    """

    may_be_generated: bool = False
    one_line: bool = False
    least_lines: int = 1


class TextField(QWidget):
    """An editor as high as its text, and beneath it whether the text is generated.

    A generated text stands there in grey; the first change makes it the clerk's own, and a button
    gives that up again. Esc gives back what was there, a generated text as generated.
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
        kind: TextKind,
        parent: QWidget | None = None,
    ) -> None:
        """Edit ``field`` of the rows of ``entity``; ``name`` is for screen readers."""
        super().__init__(parent)
        self._session = session
        self._findings = findings
        self._may_be_generated = kind.may_be_generated
        self._is_generated = self._was_generated = False
        self.editor = _GrowingEdit(kind)
        self.editor.setAccessibleName(name)
        self.placed = PlacedField(self.editor, session, entity, field)
        self._live = LiveEdit(self.editor, self._keep, self._give_back)
        self.editor.entered.connect(self._begin_visit)
        self.editor.paste_refused.connect(lambda: tell_too_long(session))
        self.editor.done.connect(self._go_on)
        self.setFocusProxy(self.editor)
        self.setAccessibleName(name)
        self.state = ThaiLabel()
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.regenerate_button = _again_button(session, name, icons)
        self.regenerate_button.clicked.connect(self.regenerate)
        self._doubt = ThaiLabel()
        self._doubt.setForegroundRole(QPalette.ColorRole.BrightText)
        self._lay_out()
        findings.changed.connect(self._show_findings)

    def show_row(self, row: int | None, text: str | None, generated_text: str = "") -> None:
        """Show the text of a row; None for one that is generated, as ``generated_text``.

        A text that can't be kept yet stays instead.
        """
        shown = generated_text if text is None else text
        if self.placed.stands_in and row is not None and self.editor.hasFocus():
            self.placed.row = row  # what is being typed has made the row a real one
        elif row != self.placed.row or self.placed.stands_in:
            if not self.commit():
                return
            self.placed.row = row
            self._begin(shown)
        self._show(row is not None, text is None, shown)

    def show_generated_row(self, generated_text: str, make: MakeRow) -> None:
        """Show the text of a row that is generated itself; typing makes the row a real one."""
        if not self.placed.stands_in:
            self.commit()
            self._begin(generated_text)
        self.placed.show_generated_row(make)
        self._show(True, True, generated_text)

    def _begin(self, shown: str) -> None:
        with QSignalBlocker(self.editor):
            self.editor.setPlainText(shown)
        self._live.begin(shown)

    def _show(self, there: bool, is_generated: bool, shown: str) -> None:
        self._is_generated = there and is_generated and self._may_be_generated
        if not self.editor.hasFocus():
            self._was_generated = self._is_generated
        self._live.show(shown)
        self.editor.grow()
        self._show_state(there)
        self._show_findings()

    @property
    def is_generated(self) -> bool:
        """Whether the text that is shown is a generated one."""
        return self._is_generated

    def text(self) -> str:
        """What stands in the editor."""
        return self.editor.toPlainText()

    def commit(self) -> bool:
        """Keep what is being typed; False when it can't be kept yet."""
        return (self.placed.row is None and not self.placed.stands_in) or self._live.leave()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: another theme has other greys."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "state"):
            self._colour()

    def regenerate(self) -> None:
        """Ask, then give up what was typed; undo brings it back."""
        self.commit()
        place, _ = self.placed.place, self._session.translate
        question = _("Replace what was typed here by the generated text? Undo brings it back.")
        if place is not None and self._session.gateway.confirm(question, _("Generate anew")):
            self._session.run(documents.regenerate, [place])
            self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self, text: str, merge_key: str) -> bool:
        return self.placed.write(text, merge_key)

    def _give_back(self, text: str) -> bool:
        return self.placed.write(None if self._was_generated else text)

    def _begin_visit(self) -> None:
        self._was_generated = self._is_generated

    def _go_on(self) -> None:
        self.commit()
        self.editor.focusNextChild()

    def _show_state(self, there: bool) -> None:
        _ = self._session.translate
        own = self._may_be_generated and there and not self._is_generated
        self.state.setText(_("Generated automatically; type to change it"))
        self.state.setVisible(self._is_generated)
        self.regenerate_button.setVisible(own)
        self.editor.setAccessibleDescription(self.state.text() if self._is_generated else "")
        self._colour()

    def _colour(self) -> None:
        role = QPalette.ColorRole.PlaceholderText if self._is_generated else QPalette.ColorRole.Text
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Text, palette.color(role))
        # Framed like a line: on dark, the style's own outline would not be seen.
        palette.setColor(
            QPalette.ColorRole.Window, control_palette().color(QPalette.ColorRole.Window)
        )
        self.editor.setPalette(palette)
        self.editor.verticalScrollBar().setPalette(self.palette())

    def _show_findings(self) -> None:
        place = self.placed.place
        found = self._findings.at(place) if place is not None else ()
        self._doubt.setText("\n".join(map(self._findings.sentence, found)))
        self._doubt.setVisible(bool(found))

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.state, 1)
        foot.addStretch(0)
        foot.addWidget(self.regenerate_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(self.editor)
        column.addWidget(self._doubt)
        column.addLayout(foot)
        self._show_state(False)
        self._doubt.hide()


class _GrowingEdit(ThaiTextEdit):
    """As high as its lines need, up to a bound; Ctrl+Z without own typing is the window's."""

    entered = Signal()
    done = Signal()
    """Enter in a text of one line."""

    def __init__(self, kind: TextKind) -> None:
        super().__init__()
        self._one_line = kind.one_line
        self._least_lines = kind.least_lines
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self.grow)
        self.grow()

    def grow(self) -> None:
        """Be as high as the text."""
        line = self.fontMetrics().height()
        frame = 2 * self.frameWidth() + 2 * round(self.document().documentMargin())
        least, most = line * self._least_lines + frame, line * _MOST_LINES + frame
        wanted = max(self.natural_height(), least)
        scrolls = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        never = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(scrolls if wanted > most else never)
        if min(wanted, most) != self.height():
            self.setFixedHeight(min(wanted, most))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt: other lines in another width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.grow()

    def changeEvent(self, event: QEvent) -> None:
        """Qt: a larger text is higher."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_one_line"):
            self.document().setDefaultFont(self.font())
            self.grow()

    def event(self, event: QEvent) -> bool:
        """Qt: undo belongs to the window unless something was typed here on this visit."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            document = self.document()
            undo = event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt: Enter leaves a text of one line; without own typing Ctrl+Z is not ours."""
        undo = QKeySequence.StandardKey.Undo
        if self._one_line and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.matches(undo) and not self.document().isUndoAvailable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt: a visit begins."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Qt: what was typed on this visit is undone by the window from now on."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.document().clearUndoRedoStacks()


def _again_button(session: Session, name: str, icons: Icons) -> QToolButton:
    words = session.translate("Generate anew")
    button = QToolButton()
    button.setText(words)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setAccessibleName(f"{words}: {name}")
    button.setToolTip(session.translate("Replace what was typed by the generated text"))
    button.setIcon(icons.icon("refresh-cw"))
    return button
