"""The form under review, with its own undo: nothing of it is in the office database yet."""

from PySide6.QtCore import QObject, Signal

from ita_desk.exchange.forms.reading import Reading
from ita_desk.exchange.forms.review import Review


class ReviewModel(QObject):
    """Holds one ``Review`` and those before it."""

    changed = Signal()
    """Another review, or another state of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Hold an empty form."""
        super().__init__(parent)
        self._states: list[Review] = []
        self._undone: list[Review] = []
        self._merge_key = ""

    @property
    def review(self) -> Review | None:
        """The review as it stands; None where there is no form."""
        return self._states[-1] if self._states else None

    @property
    def touched(self) -> bool:
        """Whether anything was answered, typed or placed."""
        return len(self._states) > 1

    def begin(self, reading: Reading | None) -> None:
        """Review another form, or none."""
        self._states = [] if reading is None else [Review.of(reading)]
        self._undone, self._merge_key = [], ""
        self.changed.emit()

    def take(self, review: Review, merge_key: str = "") -> None:
        """Go on to a new state; what is typed in one visit of a field is one step."""
        if merge_key and merge_key == self._merge_key:
            self._states[-1] = review
        else:
            self._states.append(review)
        self._undone, self._merge_key = [], merge_key
        self.changed.emit()

    def undo(self) -> None:
        """Go back one step; the form as it was read stays."""
        if len(self._states) > 1:
            self._undone.append(self._states.pop())
            self._merge_key = ""
            self.changed.emit()

    def redo(self) -> None:
        """Take a step back that was undone."""
        if self._undone:
            self._states.append(self._undone.pop())
            self.changed.emit()
