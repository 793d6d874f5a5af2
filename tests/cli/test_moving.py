from pathlib import Path

import pytest
from command_line import Run, refused, wrong_usage

from ita_desk import app


class TestMoving:
    def test_an_office_moves_with_its_backups(
        self, run: Run, planning: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(app, "window_settings", lambda: tmp_path / "settings" / "window.ini")
        run("import", planning)
        run("backup")
        target = tmp_path / "ย้าย.zip"
        assert str(target) in run("move", "--to", target).out

        there = tmp_path / "there" / "office.sqlite3"
        taken = run("--database", there, "move", "--from", target)

        assert (taken.code, taken.err) == (0, "")
        assert run("--database", there, "list").out == run("list").out
        assert len(run("--database", there, "backups").out.splitlines()) == 1

    def test_what_is_no_such_file_is_refused(self, run: Run, planning: Path):
        refused(run("move", "--from", planning), "no file that was written for moving")

    def test_one_way_is_needed(self, run: Run):
        wrong_usage(run("move"))
