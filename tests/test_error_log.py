"""The log of unexpected errors: rotated, its owner's alone, without words or names of the user."""

import os
from pathlib import Path

import pytest

from ita_desk.error_log import log_unexpected, save_log_for_support
from ita_desk.exchange.faults import FileFault
from ita_desk.model.place import Place
from ita_desk.verbs.dossiers import add

POSIX = pytest.mark.skipif(os.name != "posix", reason="other systems keep permissions elsewhere")


@pytest.fixture
def log(tmp_path):
    return tmp_path / "logs" / "errors.log"


@pytest.fixture
def mistake():
    """An error that arose in our code, with words of the user in it."""
    try:
        add(None, [Place("unit", 1, "ความลับของผู้ใช้")])
    except AttributeError as error:
        return error


def test_lines_of_code_are_named_by_their_place_in_the_package(log, mistake):
    assert log_unexpected(mistake, log, "1.2.3")
    text = log.read_text(encoding="utf-8")
    assert "ita_desk/verbs/dossiers.py:" in text
    assert "test_error_log.py:" in text
    assert "builtins.AttributeError" in text
    assert "ความลับ" not in text
    assert str(Path.home()) not in text
    assert str(Path(__file__).parent) not in text


@POSIX
def test_the_log_is_its_owners_alone_even_one_that_was_not(log, mistake):
    log.parent.mkdir()
    log.write_bytes(b"x" * 499_999)
    log.chmod(0o644)
    log_unexpected(mistake, log, "1")
    log_unexpected(mistake, log, "1")
    modes = {path.name: path.stat().st_mode & 0o777 for path in log.parent.iterdir()}
    assert modes == {"errors.log": 0o600, "errors.log.1": 0o600}


def test_all_parts_of_the_log_are_saved_as_one_text_oldest_first(log, mistake, tmp_path):
    log_unexpected(mistake, log, "1.2.3")
    log.with_name("errors.log.1").write_text("the older part\n", encoding="utf-8")
    log.with_name("errors.log.3").write_text("the oldest part\n", encoding="utf-8")
    target = tmp_path / "บันทึก.txt"
    save_log_for_support(target, log, "1.2.3")
    text = target.read_text(encoding="utf-8")
    for fact in ("ita_desk 1.2.3", "Python 3.", "Qt 6.", "SQLite 3."):
        assert fact in text.splitlines()[0]
    parts = [text.index(part) for part in ("the oldest", "the older", "builtins.AttributeError")]
    assert parts == sorted(parts)


def test_paths_in_a_log_of_an_older_version_lose_the_users_name(log, tmp_path, monkeypatch):
    home = tmp_path / "somchai"
    monkeypatch.setattr(Path, "home", lambda: home)
    log.parent.mkdir()
    log.write_text(f"  {home}/venv/ita_desk/cli.py:12 in main\n", encoding="utf-8")
    save_log_for_support(tmp_path / "log.txt", log, "1")
    text = (tmp_path / "log.txt").read_text(encoding="utf-8")
    assert "somchai" not in text
    assert "~/venv/ita_desk/cli.py:12" in text


def test_without_a_log_the_facts_of_the_system_are_saved(log, tmp_path):
    save_log_for_support(tmp_path / "log.txt", log, "1")
    assert "No unexpected error" in (tmp_path / "log.txt").read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_left(log, tmp_path):
    with pytest.raises(FileFault):
        save_log_for_support(tmp_path / "absent" / "log.txt", log, "1")
    assert list(tmp_path.iterdir()) == []
