"""The system's mail program gets the file; without one nothing happens."""

import sys

import pytest

from ita_desk.gui.output.mail import hand_to_mail

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="the program of Linux desktops"
)


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Makes a program of the desktop that notes its words and ends with a code."""
    monkeypatch.setenv("PATH", str(tmp_path))

    def make(code):
        path = tmp_path / "xdg-email"
        noted = tmp_path / "words"
        path.write_text(f'#!/bin/sh\nfor w in "$@"; do echo "$w"; done > {noted}\nexit {code}\n')
        path.chmod(0o700)
        return noted

    return make


def test_file_and_subject_reach_it_as_they_are(program, tmp_path):
    noted = program(0)
    file = tmp_path / "รายงาน #1 100%.pdf"
    assert hand_to_mail(file, "กองแผนงาน · รอบ 5 เดือนแรก")
    words = noted.read_text(encoding="utf-8").splitlines()
    assert words[-4:] == ["--subject", "กองแผนงาน · รอบ 5 เดือนแรก", "--attach", str(file)]


def test_a_program_that_fails_or_is_not_there_says_so(program, tmp_path):
    assert not hand_to_mail(tmp_path / "a.pdf", "")
    program(3)
    assert not hand_to_mail(tmp_path / "a.pdf", "")
