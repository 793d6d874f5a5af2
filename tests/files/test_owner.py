"""What the program makes is its owner's alone; what is there keeps its place."""

import os
from pathlib import Path

import pytest

from ita_desk.files.owner import make_missing_folder, make_own_file, make_own_folder, tighten

pytestmark = pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile to its user")


@pytest.fixture(autouse=True)
def open_to_all():
    old = os.umask(0)
    yield
    os.umask(old)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


def test_folders_that_are_missing_are_made_for_the_owner_and_others_left(tmp_path: Path):
    (tmp_path / "there").mkdir(mode=0o755)
    make_missing_folder(tmp_path / "there" / "a" / "b")
    found = [mode(tmp_path / part) for part in ("there", "there/a", "there/a/b")]
    assert found == [0o755, 0o700, 0o700]


def test_an_own_folder_is_tightened(tmp_path: Path):
    (tmp_path / "own").mkdir(mode=0o755)
    make_own_folder(tmp_path / "own")
    assert mode(tmp_path / "own") == 0o700


def test_an_own_file_is_made_and_what_one_holds_stays(tmp_path: Path):
    for _ in range(2):
        make_own_file(tmp_path / "own")
        assert mode(tmp_path / "own") == 0o600
        assert (tmp_path / "own").read_bytes() in {b"", b"kept"}
        (tmp_path / "own").write_bytes(b"kept")


def test_what_is_not_there_need_not_be_tightened(tmp_path: Path):
    tighten(tmp_path / "absent", 0o600)
    assert not (tmp_path / "absent").exists()
