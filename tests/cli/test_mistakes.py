"""What happens when something goes wrong that no command foresees."""

from pathlib import Path

import pytest
from command_line import Run, refused

from ita_desk import app


class TestMistakes:
    """What is our mistake is one sentence, and a note in the log without the user's words."""

    @pytest.fixture
    def log(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        path = tmp_path / "logs" / "errors.log"
        monkeypatch.setattr(app, "error_log", lambda: path)
        return path

    @pytest.fixture(autouse=True)
    def mistaken(self, log: Path, monkeypatch: pytest.MonkeyPatch):
        def mistaken() -> dict[str, Path]:
            try:
                raise OSError(5, "ลับมาก")
            except OSError as error:
                raise ValueError("ความลับของผู้ใช้") from error

        monkeypatch.setattr(app, "sample_files", mistaken)

    def test_one_line_is_told_and_the_place_is_logged(self, run: Run, log: Path):
        refused(run("sample"), "A mistake of the program", str(log))
        run("sample")

        text = log.read_text(encoding="utf-8")
        assert text.count("builtins.ValueError") == 2
        assert "builtins.OSError 5" in text
        assert "cli.py" in text
        assert "ลับ" not in text

    def test_without_a_place_for_the_log_the_kind_is_told(self, run: Run, log: Path):
        log.parent.write_bytes(b"")

        refused(run("sample"), "A mistake of the program stopped this (ValueError).")

    def test_the_log_does_not_grow_for_ever(self, run: Run, log: Path):
        log.parent.mkdir()
        log.write_bytes(b"x" * 500_000)

        run("sample")

        assert log.stat().st_size < 10_000
        assert {path.name for path in log.parent.iterdir()} == {"errors.log", "errors.log.1"}


class TestInterruption:
    def test_ctrl_c_is_one_line(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        def interrupted() -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(app, "sample_files", interrupted)

        ran = run("sample")

        assert ran == (130, "", "ita-desk: Interrupted.\n")

    def test_an_installation_with_something_missing_says_so(
        self, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ):
        from ita_desk import bundle

        monkeypatch.setattr(app, "sample_files", lambda: bundle.bundled("x", package=tmp_path))

        refused(run("sample"), "The installation is not whole, install the program again")
