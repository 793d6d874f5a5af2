"""What the window remembers is its owner's alone."""

import os
from pathlib import Path

import pytest

from ita_desk.gui.settings import Settings


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile to its user")
def test_only_the_owner_reads_what_the_window_remembers(tmp_path: Path):
    old = os.umask(0)
    try:
        file = tmp_path / "config" / "ita_desk" / "window.ini"
        for points in (14, 16):
            settings = Settings(file)
            settings.points = points
            settings._stored.sync()
            file.chmod(0o644)  # one of before
            Settings(file)
            assert (file.stat().st_mode & 0o777, Settings(file).points) == (0o600, points)
        loose = [path for path in file.parent.iterdir() if path.stat().st_mode & 0o077]
        assert loose == []
        assert file.parent.stat().st_mode & 0o777 == 0o700
    finally:
        os.umask(old)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile to its user")
def test_writing_keeps_it_so(tmp_path: Path):
    old = os.umask(0)
    try:
        settings = Settings(tmp_path / "window.ini")
        settings.theme = "dark"
        settings._stored.sync()
        assert (tmp_path / "window.ini").stat().st_mode & 0o777 == 0o600
    finally:
        os.umask(old)


def test_a_folder_that_cannot_be_made_costs_no_start(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert Settings(tmp_path / "file" / "window.ini").theme == ""
