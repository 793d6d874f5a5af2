"""A program that ends early says why, also where it was started without a stderr."""

import io
import subprocess
import sys

import pytest

from ita_desk import app, cli, last_words
from ita_desk.last_words import tell
from ita_desk.model.errors import WorldFault


def test_a_sentence_goes_to_stderr_and_no_box_appears():
    stream = io.StringIO()
    tell("The disk is full.", stream, lambda _: pytest.fail("a box"))
    assert stream.getvalue() == "ita-desk: The disk is full.\n"


def test_without_stderr_a_box_appears():
    shown = []
    tell("The disk is full.", None, shown.append)
    assert shown == ["The disk is full."]


@pytest.mark.parametrize("error", [WorldFault("no display"), RuntimeError("a mistake")])
def test_an_early_error_without_stderr_is_shown_and_noted_in_the_log(tmp_path, monkeypatch, error):
    def failing(_):
        raise error

    shown = []
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(app, "run_window", failing)
    monkeypatch.setattr(app, "error_log", lambda: tmp_path / "errors.log")
    monkeypatch.setattr(app, "version", lambda: "0.0")
    monkeypatch.setattr(last_words, "message_box", shown.append)
    assert cli.main([]) == 1
    assert len(shown) == 1
    assert type(error).__name__ in (tmp_path / "errors.log").read_text("utf-8")


def test_a_program_that_lacks_a_part_says_so(tmp_path, project_folder):
    """Not even the command line can be imported; the sentence is in Thai and English."""
    code = (
        "import sys; sys.modules['ita_desk.cli'] = None;"
        " import runpy; runpy.run_module('ita_desk', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "ติดตั้งใหม่" in done.stderr
    assert "ita_desk.cli" in done.stderr
