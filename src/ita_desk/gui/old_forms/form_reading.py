"""Reads Word and Excel files in the worker process, one after the other."""

from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.output.output_panel import OutputPanel
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.page_messages import FormRead, PageAnswer, PagesRefused

if TYPE_CHECKING:
    from ita_desk.exchange.forms.form_file import FormFile


class FormReading(QObject):
    """Tells its progress in the panel, whose button or Esc stops it; nothing is written."""

    ended = Signal(object, object)
    """List of ``FormFile`` and list of sentences about files that can't be read."""

    def __init__(
        self,
        worker: PageWorker,
        panel: OutputPanel,
        translate: Callable[[str], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._worker, self._panel, self._translate = worker, panel, translate
        self._waiting: deque[Path] = deque()
        self._asked: int | None = None
        self._read: list[FormFile] = []
        self._refused: list[str] = []
        worker.answered.connect(self._answered)

    def read(self, files: Sequence[Path]) -> None:
        """Read these files; what was being read before is forgotten."""
        self.cancel()
        self._waiting = deque(files)
        self._read, self._refused = [], []
        self._panel.begin(self._translate("The old forms are being read…"), self.cancel)
        self._next()

    def cancel(self) -> None:
        """Stop at once."""
        self._waiting.clear()
        if self._asked is not None:
            self._worker.withdraw(self._asked, at_once=True)
            self._asked = None
            self._panel.close_quietly()

    def _next(self) -> None:
        if self._waiting:
            self._asked = self._worker.read(self._waiting.popleft())
            return
        self._panel.close_quietly()
        self.ended.emit(self._read, self._refused)

    def _answered(self, answer: PageAnswer) -> None:
        if answer.number != self._asked:
            return
        self._asked = None
        if isinstance(answer, FormRead):
            self._read.append(answer.form)
        elif isinstance(answer, PagesRefused):
            sentence = self._translate(answer.message).format(**dict(answer.parameters))
            self._refused.append(sentence)
        done = len(self._read) + len(self._refused)
        if self._waiting:
            self._panel.step(done, done + len(self._waiting))
        self._next()
