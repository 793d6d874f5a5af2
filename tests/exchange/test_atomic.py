"""A file is written whole or not at all, and nothing is left lying about."""

import errno
import os
import sys
from pathlib import Path

import pytest

from ita_desk.exchange.atomic import write_atomically
from ita_desk.exchange.faults import FileFault


def test_a_new_file_holds_the_data_and_is_alone(tmp_path: Path):
    write_atomically(tmp_path / "รายงาน.pdf", b"\r\nnew\n")

    assert (tmp_path / "รายงาน.pdf").read_bytes() == b"\r\nnew\n"
    assert [path.name for path in tmp_path.iterdir()] == ["รายงาน.pdf"]


def test_an_old_file_is_replaced_and_keeps_its_permissions(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old and longer")
    path.chmod(0o600)

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"
    if os.name != "nt":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path):
    path = tmp_path / ("n" * 251 + ".pdf")

    write_atomically(path, b"new")

    assert path.read_bytes() == b"new"


@pytest.mark.skipif(os.name == "nt", reason="making a link needs rights on Windows")
def test_a_link_goes_on_pointing_to_the_file(tmp_path: Path):
    (tmp_path / "real.pdf").write_bytes(b"old")
    (tmp_path / "link.pdf").symlink_to("real.pdf")

    write_atomically(tmp_path / "link.pdf", b"new")

    assert (tmp_path / "link.pdf").is_symlink()
    assert (tmp_path / "real.pdf").read_bytes() == b"new"


@pytest.mark.parametrize("failing", ["write", "fsync", "replace"])
@pytest.mark.parametrize("old", [None, b"old"])
def test_after_a_full_disk_the_old_file_stands_and_nothing_else(
    failing: str, old: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path = tmp_path / "report.pdf"
    if old is not None:
        path.write_bytes(old)
    _fail(failing, OSError(errno.ENOSPC, "No space left on device"), monkeypatch)

    with pytest.raises(FileFault, match=r"report\.pdf: not written, the disk is full"):
        write_atomically(path, b"new" * 100_000)

    monkeypatch.undo()
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == (
        [] if old is None else [("report.pdf", old)]
    )


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _fail("fsync", KeyboardInterrupt(), monkeypatch)

    with pytest.raises(KeyboardInterrupt):
        write_atomically(tmp_path / "report.pdf", b"new")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows sets no limits on the size of files")
def test_a_write_that_the_system_stops_half_way_leaves_nothing(tmp_path: Path):
    import resource
    import signal

    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    old = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        with pytest.raises(FileFault, match=r"report\.pdf: not written"):
            write_atomically(tmp_path / "report.pdf", b"n" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, old)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_never_replaced(tmp_path: Path):
    (tmp_path / "report.pdf").mkdir()

    with pytest.raises(FileFault, match="not written, this is a folder"):
        write_atomically(tmp_path / "report.pdf", b"new")


def test_a_read_only_file_is_never_replaced(tmp_path: Path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    path.chmod(0o444)

    with pytest.raises(FileFault, match="the file there is read-only"):
        write_atomically(path, b"new")

    assert path.read_bytes() == b"old"
    path.chmod(0o644)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")
def test_a_pipe_or_device_is_never_replaced(tmp_path: Path):
    os.mkfifo(tmp_path / "report.pdf")

    with pytest.raises(FileFault, match="what is there is not an ordinary file"):
        write_atomically(tmp_path / "report.pdf", b"new")


def test_a_missing_folder_and_a_file_in_place_of_one_are_told(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")

    for path in (tmp_path / "absent" / "report.pdf", tmp_path / "file" / "report.pdf"):
        with pytest.raises(FileFault, match="its folder does not exist"):
            write_atomically(path, b"new")


@pytest.mark.skipif(os.name == "nt", reason="making a link needs rights on Windows")
def test_links_in_a_circle_are_told(tmp_path: Path):
    (tmp_path / "a.pdf").symlink_to("b.pdf")
    (tmp_path / "b.pdf").symlink_to("a.pdf")

    with pytest.raises(FileFault, match="not written"):
        write_atomically(tmp_path / "a.pdf", b"new")


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0),
    reason="an administrator may write everywhere",
)
def test_a_folder_without_permission_is_told(tmp_path: Path):
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(FileFault, match="no permission"):
            write_atomically(tmp_path / "report.pdf", b"new")
    finally:
        tmp_path.chmod(0o700)


def test_the_data_is_on_the_disk_before_the_name_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    steps: list[str] = []
    sync, replace = os.fsync, Path.replace

    def noted_sync(descriptor: int) -> None:
        steps.append("sync")
        sync(descriptor)

    def noted_replace(self: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", noted_sync)
    monkeypatch.setattr(Path, "replace", noted_replace)
    write_atomically(tmp_path / "report.pdf", b"new")

    assert steps == ["sync", "replace", *(["sync"] if os.name != "nt" else [])]


def _fail(where: str, error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> None:
        raise error

    match where:
        case "write":

            def half(path: Path, data: bytes) -> None:
                with path.open("wb") as file:
                    file.write(data[: len(data) // 2])
                raise error

            monkeypatch.setattr(Path, "write_bytes", half)
        case "fsync":
            monkeypatch.setattr(os, "fsync", failing)
        case "replace":
            monkeypatch.setattr(Path, "replace", failing)
