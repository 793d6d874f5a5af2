"""What the window remembers is tried, never trusted, and the owner's alone."""

import os
from pathlib import Path

import pytest

from ita_desk.gui.settings import USUAL_POINTS, Settings


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


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A home of its own, in which no folder for documents is yet."""
    folder = tmp_path / "home"
    folder.mkdir()
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(folder))
    return folder


def remembered(tmp_path, folder):
    settings = Settings(tmp_path / "window.ini")
    settings.folder = folder
    return settings.folder


@pytest.mark.parametrize(
    "folder",
    [Path("/gone/away"), Path("/" + "ก" * 200), Path("/" + "a/" * 3000), Path("/nul\0l")],
    ids=["gone", "name too long", "path too long", "null"],
)
def test_a_remembered_folder_that_cannot_be_used_is_the_documents_or_home(tmp_path, home, folder):
    assert remembered(tmp_path, folder) == home
    (home / "Documents").mkdir()
    assert remembered(tmp_path, folder) == home / "Documents"


@pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root looks everywhere")
def test_a_locked_folder_is_home(tmp_path, home):
    locked = tmp_path / "locked"
    (locked / "inside").mkdir(parents=True)
    locked.chmod(0)
    try:
        assert remembered(tmp_path, locked / "inside") == home
        assert remembered(tmp_path, locked) == home
    finally:
        locked.chmod(0o700)


def test_a_folder_that_refuses_to_be_asked_is_home(tmp_path, home, monkeypatch):
    def refuse(_):
        raise PermissionError

    settings = Settings(tmp_path / "window.ini")
    settings.folder = tmp_path
    monkeypatch.setattr(Path, "is_dir", refuse)
    assert settings.folder == home


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "x", ""])
def test_a_number_that_is_none_is_forgotten(tmp_path, number):
    file = tmp_path / "window.ini"
    file.write_text(f"[text]\npoints={number}\n[window]\ndossier={number}\n")
    settings = Settings(file)
    assert settings.points == USUAL_POINTS
    assert settings.dossier is None
