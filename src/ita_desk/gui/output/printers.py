"""The printers of this computer: whether there are any, and whether the usual one answers.

Opening a printer on a network waits for it, for minutes if it is switched off. So the usual printer
is opened in a thread first, and only one that has answered by the window itself.
"""

import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Thread
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal

PATIENCE_MS = 5000
"""How long a printer is waited for until the user is told."""


class Printers(NamedTuple):
    """How the system is asked; tests have printers of their own."""

    names: Callable[[], Sequence[str]]
    """The printers that are installed, without asking any of them."""
    ask: Callable[[], object]
    """Returns once the usual printer has answered; called in a thread."""
    patience_ms: int = PATIENCE_MS


def system_printers() -> Printers:
    """The printers of this computer."""
    return Printers(_installed, _open_usual_printer)


class PrinterQuestion(QObject):
    """Waits for the usual printer without stilling the window."""

    answered = Signal()
    """It may be printed."""
    silent = Signal()
    """There is no answer yet; ``answered`` may still come."""
    _ended = Signal()

    def __init__(self, printers: Printers, parent: QObject) -> None:
        """``start`` begins."""
        super().__init__(parent)
        self._ask = printers.ask
        self._forgotten = False
        self._late = QTimer(self, singleShot=True, interval=printers.patience_ms)
        self._late.timeout.connect(self.silent)
        self._ended.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Begin; a thread that never comes back does not keep the program from ending."""
        self._late.start()
        Thread(target=self._run, daemon=True).start()

    def wait_longer(self) -> None:
        """Give it the same time again."""
        self._late.start()

    def forget(self) -> None:
        """Nobody waits any more."""
        self._forgotten = True
        self._late.stop()
        self.deleteLater()

    def _run(self) -> None:
        self._ask()
        with suppress(RuntimeError):  # the window was closed meanwhile
            self._ended.emit()

    def _tell(self) -> None:
        self._late.stop()
        if not self._forgotten:
            self.answered.emit()


def _installed() -> Sequence[str]:
    from PySide6.QtPrintSupport import QPrinterInfo

    if sys.platform != "win32":
        return ("",)  # Qt's own dialog prints into a file where there is no printer
    return QPrinterInfo.availablePrinterNames()


def _open_usual_printer() -> None:
    """Windows: open the default printer and ask for its settings, as Qt will; elsewhere nothing.

    What goes wrong is told by Windows itself when it is printed.
    """
    if sys.platform == "win32":
        import ctypes
        from ctypes import wintypes

        spooler = ctypes.WinDLL("winspool.drv")
        length = wintypes.DWORD(0)
        spooler.GetDefaultPrinterW(None, ctypes.byref(length))
        name = ctypes.create_unicode_buffer(length.value + 1)
        handle = wintypes.HANDLE()
        if spooler.GetDefaultPrinterW(name, ctypes.byref(length)) and spooler.OpenPrinterW(
            name, ctypes.byref(handle), None
        ):
            spooler.DocumentPropertiesW(None, handle, name, None, None, 0)
            spooler.ClosePrinter(handle)
