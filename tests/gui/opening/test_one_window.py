"""A second start on the same database shows the first window."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import pytest

from ita_desk.gui.opening import own_socket
from ita_desk.gui.opening.one_window import FirstWindow, server_name, show_first_window
from ita_desk.gui.opening.own_socket import may_listen
from ita_desk.storage.writer_lock import WriterLock

ASK = """
import sys
from pathlib import Path
from ita_desk.gui.opening.one_window import show_first_window
sys.exit(not show_first_window(*map(Path, sys.argv[1:])))
"""


@pytest.fixture
def database(tmp_path):
    return tmp_path / "office.sqlite3"


@pytest.fixture
def held(database):
    """The lock that a window holds as long as it is open."""
    lock = WriterLock(database)
    yield lock
    lock.release()


@pytest.fixture
def first(qtbot, database, held):
    window = FirstWindow(database)
    window.listen()
    yield window
    window.close()


def start_again(database, qtbot, *files):
    """In a process of its own, while the event loop of the first window goes on."""
    command = [sys.executable, "-P", "-c", ASK, str(database), *map(str, files)]
    with subprocess.Popen(command) as other:
        qtbot.waitUntil(lambda: other.poll() is not None, timeout=20_000)
    return other.returncode == 0


def test_a_second_start_shows_the_first_window_again_and_again(first, database, qtbot):
    shown = []
    first.wanted.connect(shown.append)
    assert start_again(database, qtbot)
    assert start_again(database.parent / "." / database.name, qtbot)
    assert shown == [None, None]


@pytest.mark.parametrize(
    "name",
    ["รอบ 1.ita", "a b.ita", "100% #1.ita", "open: show.ita", "\n.ita", "ก" * 80 + ".ita"],
)
def test_a_second_start_hands_over_a_file(first, database, qtbot, tmp_path, name):
    named = []
    first.wanted.connect(named.append)
    assert start_again(database, qtbot, tmp_path / name)
    assert named == [tmp_path / name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows' pipe is no socket")
@pytest.mark.parametrize("line", [b" open:zz\n", b" open:78\n", b" open:\n", b" delete\n"])
def test_a_line_that_names_no_file_is_not_answered(first, database, qtbot, line):
    """``78`` is a relative path: relative to what?"""
    first.wanted.connect(lambda _: pytest.fail("taken"))
    qtbot.waitUntil(lambda: Path(server_name(database)).exists())
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(server_name(database))
        other.sendall(line)
        other.settimeout(0.3)
        qtbot.wait(50)
        with pytest.raises(TimeoutError):
            other.recv(100)


def test_the_window_comes_back_from_the_task_bar(start, database, qtbot):
    program = start(database)
    program.window.showMinimized()
    program.first_window.listen()
    assert start_again(database, qtbot)
    assert not program.window.isMinimized()
    assert program.window.isVisible()


def test_whether_somebody_listens_is_told_without_a_connection(first, database, qtbot, tmp_path):
    qtbot.waitUntil(lambda: may_listen(server_name(database)))
    assert not may_listen(server_name(tmp_path / "other.sqlite3"))
    first.close()
    assert not may_listen(server_name(database))


def test_another_database_has_a_window_of_its_own(first, tmp_path):
    assert not show_first_window(tmp_path / "other.sqlite3")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="pipes go with their process")
def test_what_a_crash_left_behind_is_neither_asked_nor_in_the_way(database, held, qtbot):
    left = socket.socket(socket.AF_UNIX)  # nobody listens on it any more
    left.bind(server_name(database))
    left.close()
    assert not show_first_window(database)
    window = FirstWindow(database)
    window.listen()
    assert start_again(database, qtbot)
    window.close()


def test_who_answers_while_nobody_holds_the_database_keeps_no_window_from_opening(
    first, database, held, qtbot
):
    assert start_again(database, qtbot)
    held.release()
    assert not start_again(database, qtbot)


POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows' pipe is no socket")


@POSIX
def test_the_socket_lies_where_nobody_else_can_put_one(database, monkeypatch, tmp_path):
    session = tmp_path / "session"
    session.mkdir(mode=0o700)
    monkeypatch.setattr(own_socket, "_LONGEST_PATH", 1000)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert Path(server_name(database)).parent == session
    session.chmod(0o770)
    database.parent.chmod(0o755)
    assert Path(server_name(database)).parent == database.parent
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    database.parent.chmod(0o777)
    monkeypatch.setattr(own_socket.QDir, "tempPath", lambda: str(tmp_path))
    made = Path(server_name(database)).parent
    assert (made.parent, made.stat().st_mode & 0o777) == (tmp_path, 0o700)
    made.rmdir()
    made.symlink_to(session)
    assert server_name(database) == ""
    database.parent.chmod(0o700)


@POSIX
def test_a_socket_of_the_longest_path_is_heard(database, held, qtbot, monkeypatch):
    with tempfile.TemporaryDirectory(dir="/tmp") as short:
        own_name = len("/.ita_desk-") + 24
        folder = Path(short, "d" * (own_socket._LONGEST_PATH - len(short) - 1 - own_name))
        folder.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(folder))
        assert len(server_name(database)) == own_socket._LONGEST_PATH
        window = FirstWindow(database)
        window.listen()
        assert start_again(database, qtbot)
        window.close()


@POSIX
def test_without_a_place_for_the_socket_the_window_opens(database, held, qtbot, monkeypatch):
    monkeypatch.setattr(own_socket, "_LONGEST_PATH", 0)
    assert not show_first_window(database)
    window = FirstWindow(database)
    window.listen()
    qtbot.wait(20)
    window.close()


@POSIX
def test_another_user_is_neither_believed_nor_answered(first, database, qtbot, monkeypatch):
    """What the system says of the other end is put in place of a second account."""
    first.wanted.connect(lambda _: pytest.fail("a stranger was answered"))
    qtbot.waitUntil(lambda: Path(server_name(database)).exists())
    monkeypatch.setattr(own_socket, "_peer", lambda _: os.getuid() + 1)
    with socket.socket(socket.AF_UNIX) as other:
        other.connect(server_name(database))
        other.sendall(b"token show\n")
        other.settimeout(0.3)
        qtbot.wait(50)
        answer = b""
        with suppress(OSError):
            answer = other.recv(100)
        assert answer == b""


@POSIX
def test_a_stranger_that_answers_hears_nothing(database, held, monkeypatch):
    monkeypatch.setattr(own_socket, "_peer", lambda _: os.getuid() + 1)
    with socket.socket(socket.AF_UNIX) as squatter:
        squatter.bind(server_name(database))
        squatter.listen()
        squatter.settimeout(2)
        assert not show_first_window(database)
        connection, _ = squatter.accept()
        assert connection.recv(1000) == b""
        connection.close()
    Path(server_name(database)).unlink()


@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="needs two accounts")
def test_the_system_tells_who_is_at_the_other_end(database, held):
    """A process of another account really listens, on a socket that was left open to it."""
    name = server_name(database)
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(name)
    listening.listen()
    child = os.fork()
    if not child:
        os.setuid(65534)
        listening.listen()  # the system notes who listens
        listening.settimeout(5)
        try:
            connection, _ = listening.accept()
            os._exit(0 if connection.recv(1000) == b"" else 1)
        except OSError:
            os._exit(2)
    listening.close()
    time.sleep(0.3)
    assert not show_first_window(database)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    Path(name).unlink()


@POSIX
def test_sockets_of_the_dead_are_swept_and_those_of_the_living_left(database, held, qtbot):
    folder = Path(server_name(database)).parent
    names = [folder / f".ita_desk-{kind}" for kind in ("dead", "young", "living")]
    living = socket.socket(socket.AF_UNIX)
    living.bind(str(names[2]))
    living.listen()
    for name in names[:2]:
        with socket.socket(socket.AF_UNIX) as left:
            left.bind(str(name))
    (folder / ".ita_desk-note").write_text("no socket", encoding="utf-8")
    for name in (names[0], names[2], folder / ".ita_desk-note"):
        os.utime(name, (0, 0))
    window = FirstWindow(database)
    window.listen()
    qtbot.waitUntil(lambda: not names[0].exists())
    assert names[1].exists()
    assert names[2].exists()
    assert (folder / ".ita_desk-note").exists()
    window.close()
    living.close()
    for name in (*names[1:], folder / ".ita_desk-note"):
        name.unlink()


def test_the_name_tells_nothing_of_the_path(database):
    assert "office" not in Path(server_name(database)).name
    assert server_name(database) != server_name(database.with_name("other.sqlite3"))
