"""A second start on the same database shows the first window."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from ita_desk.gui.opening.one_window import FirstWindow, server_name, show_first_window

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
def first(qtbot, database):
    window = FirstWindow(database)
    window.listen()
    yield window
    window.close()


def start_again(database, qtbot, *files):
    """In a process of its own, while the event loop of the first window goes on."""
    command = [sys.executable, "-P", "-c", ASK, str(database), *map(str, files)]
    with subprocess.Popen(command) as other:
        qtbot.waitUntil(lambda: other.poll() is not None)
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


def test_another_database_has_a_window_of_its_own(first, tmp_path):
    assert not show_first_window(tmp_path / "other.sqlite3")


@pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="pipes go with their process")
def test_what_a_crash_left_behind_is_neither_asked_nor_in_the_way(database, qtbot):
    left = socket.socket(socket.AF_UNIX)  # nobody listens on it any more
    left.bind(server_name(database))
    left.close()
    assert not show_first_window(database)
    window = FirstWindow(database)
    window.listen()
    assert start_again(database, qtbot)
    window.close()


def test_the_name_tells_nothing_of_the_path(database):
    assert "office" not in server_name(database)
    assert server_name(database) != server_name(database.with_name("other.sqlite3"))
