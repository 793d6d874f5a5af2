"""One window for each database: a second start shows the window that is there.

The window listens on a local socket (a named pipe on Windows) whose name is made from the
account and the database; nothing listens on the network. A later start says in one line what it
wants: ``show``, or ``open:`` and the path of a dossier file in hexadecimal digits. Qt's network
library is imported only where a window may be listening.
"""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QObject, QTimer, Signal

from ita_desk.gui.opening.own_socket import is_own_peer, may_listen, socket_name, sweep

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket
    from PySide6.QtWidgets import QWidget

_PATIENCE_MS = 2000
_SHOW, _SHOWN = b"show", b"shown\n"
_OPEN = b"open:"
_LONGEST_LINE = 200_000
"""Bytes: a path of 32,767 characters, each of three bytes, in digits."""
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""With it, Wayland lets the first window come to the front; it travels in the environment."""


def server_name(database: Path) -> str:
    """The socket of a database, the same for all ways to write its path; "" if there is no place.

    See ``own_socket``.
    """
    account = os.environ.get("USERNAME", "") if sys.platform == "win32" else str(os.getuid())
    real = os.path.normcase(os.path.realpath(database))
    digest = QCryptographicHash.hash(
        "\0".join((account, real)).encode("utf-8", "surrogateescape"),
        QCryptographicHash.Algorithm.Sha256,
    )
    return socket_name(bytes(digest.toHex().data()).decode()[:24], database)


def show_first_window(
    database: Path, file: Path | None = None, opened: Callable[[], Path] | None = None
) -> bool:
    """Ask the window that has the database open to come to the front; whether it did.

    It is given a dossier ``file`` to look at, if there is one. Only a process of the same user is
    asked, and only while somebody holds the database (``opened``, where another is kept in its
    place): whoever else answers keeps no window from opening.
    """
    name = server_name(database)
    if not may_listen(name):
        return False
    from PySide6.QtNetwork import QLocalSocket

    from ita_desk.storage.writer_lock import is_held

    if not is_held(database if opened is None else opened()):
        return False

    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS) or not is_own_peer(socket.socketDescriptor()):
        return False
    _let_it_come_to_the_front()
    word = _SHOW if file is None else _OPEN + os.fsencode(file.absolute()).hex().encode()
    socket.write(os.environ.get(_TOKEN, "").encode() + b" " + word + b"\n")
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_PATIENCE_MS):
        answer += bytes(socket.readAll().data())
    return answer == _SHOWN


class FirstWindow(QObject):
    """Listens for later starts on the same database."""

    wanted = Signal(object)
    """Another start was made: come to the front, and look at this file (``Path``, or None)."""

    def __init__(self, database: Path, parent: QObject | None = None) -> None:
        """``listen`` begins; the caller holds the lock of the database."""
        super().__init__(parent)
        self._name = server_name(database)
        self._server: QLocalServer | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._listen)

    def listen(self, after_milliseconds: int = 0) -> None:
        """Listen from soon on, until ``close``."""
        self._later.start(after_milliseconds)

    def close(self) -> None:
        """Listen no longer."""
        self._later.stop()
        if self._server is not None:
            self._server.close()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if not self._name:
            return
        # Whoever holds the lock is alone: a socket of this name is left from a crash.
        QLocalServer.removeServer(self._name)
        sweep(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._server.listen(self._name)

    def _connected(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if not is_own_peer(socket.socketDescriptor()):
            socket.abort()
            socket.deleteLater()
            return

        def read() -> None:
            self._read(socket)

        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(read)
        read()

    def _read(self, socket: "QLocalSocket") -> None:
        if not socket.canReadLine():
            return
        line = bytes(socket.readLine(_LONGEST_LINE).data()).removesuffix(b"\n")
        token, _, word = line.rpartition(b" ")
        file = _file_in(word)
        if word == _SHOW or file is not None:
            if token:
                os.environ[_TOKEN] = token.decode("utf-8", "replace")
            socket.write(_SHOWN)
            socket.flush()
            self.wanted.emit(file)


def _file_in(word: bytes) -> Path | None:
    """The path that a later start names; None where it names none that can be read."""
    with suppress(ValueError):
        if word.startswith(_OPEN):
            path = Path(os.fsdecode(bytes.fromhex(word.removeprefix(_OPEN).decode("ascii"))))
            return path if path.is_absolute() else None
    return None


def bring_to_front(window: "QWidget") -> None:
    """Show a window over all others, with the keyboard."""
    from PySide6.QtCore import Qt  # not before the first picture, see ``window.shell``

    window.setWindowState(
        (window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive
    )
    window.show()
    window.raise_()
    window.activateWindow()


def _let_it_come_to_the_front() -> None:
    if sys.platform == "win32":
        import ctypes

        any_process = -1
        ctypes.windll.user32.AllowSetForegroundWindow(any_process)
