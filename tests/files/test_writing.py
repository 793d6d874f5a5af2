"""A new file takes its place in one step, synced, and nothing else is left."""

import errno
import os
from pathlib import Path

import pytest

from ita_desk.files.writing import OWN, in_place_of, sync


def test_what_stands_there_stays_until_the_block_ends(tmp_path: Path):
    target = tmp_path / "report.pdf"
    target.write_bytes(b"old")
    with in_place_of(target) as new:
        new.write_bytes(b"new")
        assert target.read_bytes() == b"old"
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("report.pdf", b"new")
    ]


def test_a_block_that_raises_leaves_nothing(tmp_path: Path):
    with pytest.raises(ZeroDivisionError), in_place_of(tmp_path / "report.pdf") as new:
        new.write_bytes(b"new" * (1 // 0))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps a profile to its user")
@pytest.mark.parametrize("mode", [OWN, 0o644, 0o440])
def test_only_the_owner_reads_it_until_it_has_its_permissions(tmp_path: Path, mode: int):
    old = os.umask(0)
    try:
        with in_place_of(tmp_path / "report.pdf", mode) as new:
            assert new.stat().st_mode & 0o777 == OWN
    finally:
        os.umask(old)
    assert (tmp_path / "report.pdf").stat().st_mode & 0o777 == mode


def test_stumps_of_a_day_ago_are_swept_with_the_next_file(tmp_path: Path):
    """A power cut, or a scanner that held on, left them; another process may write newer ones."""
    name = ".ita_desk-0123456789abcdef.tmp"
    for stump in (name, f"{name}-journal", ".ita_desk-fedcba9876543210.tmp", ".ita_desk-x.tmp"):
        (tmp_path / stump).write_bytes(b"")
        if "fedc" not in stump:
            os.utime(tmp_path / stump, (0, 0))
    with in_place_of(tmp_path / "report.pdf") as new:
        new.write_bytes(b"new")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        ".ita_desk-fedcba9876543210.tmp",
        ".ita_desk-x.tmp",
        "report.pdf",
    ]


@pytest.mark.skipif(os.name != "posix", reason="folders are synced on POSIX only")
@pytest.mark.parametrize("number", [errno.EINVAL, errno.EIO])
def test_a_folder_that_cannot_be_synced_is_let_be_and_a_broken_disk_told(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
):
    def failing(_: int) -> None:
        raise OSError(number, "fsync")

    monkeypatch.setattr(os, "fsync", failing)
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OSError, match="fsync"):
        sync(tmp_path / "file")
    if number == errno.EINVAL:
        sync(tmp_path)
    else:
        with pytest.raises(OSError, match="fsync"):
            sync(tmp_path)
