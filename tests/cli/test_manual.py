"""manual: the manual as a PDF."""

from pathlib import Path

from command_line import Run, refused, wrong_usage


def test_the_manual_is_written(run: Run, tmp_path: Path):
    thai, english = tmp_path / "th.pdf", tmp_path / "en.pdf"
    assert run("manual", "--to", thai) == (0, "", "")
    assert run("manual", "--language", "en", "--to", english) == (0, "", "")
    assert thai.read_bytes().startswith(b"%PDF")
    assert len(english.read_bytes()) < len(thai.read_bytes())


def test_mistakes_are_told(run: Run, tmp_path: Path):
    refused(run("manual", "--to", tmp_path / "no" / "x.pdf"), "folder")
    wrong_usage(run("manual", "--language", "de", "--to", tmp_path / "x.pdf"), "de")
