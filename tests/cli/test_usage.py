"""Wrong usage, help, both languages, and the start without a command."""

import sys

import pytest
from command_line import Run, refused, wrong_usage

from ita_desk import app


class TestUsage:
    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["import"], "missing: FILE"),
            (["export"], "missing: ID, --to"),
            (["export", "1"], "missing: --to"),
            (["export", "1", "--to"], "--to needs a value"),
            (["exprt"], "'exprt' is no COMMAND; there is:"),
            (["list", "extra"], "not understood: extra"),
            (["list", "--help=x"], "takes no value"),
            (["--databas", "x", "list"], "COMMAND"),
            (["list", "--database", "x"], "not understood: --database x"),
            (["--database"], "--database needs a value"),
            (["list", "a\nb"], r"not understood: a\u000ab"),
        ],
    )
    def test_wrong_usage_is_one_line(self, words: list[str], sentence: str, run: Run):
        wrong_usage(run(*words), sentence, "(ita-desk --help shows what there is)")

    def test_help_and_version_are_printed(self, run: Run):
        assert run("--version") == (0, f"ita-desk {app.version()}\n", "")
        for words in (["--help"], ["import", "-h"], ["list", "-h"], ["export", "-h"]):
            ran = run(*words)
            assert (ran.code, ran.err) == (0, "")
            assert ran.out.startswith("usage: ita-desk")

    def test_everything_is_said_in_thai_too(self, run: Run, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setenv("LANGUAGE", "th")

        wrong_usage(run("export"), "ยังขาด: เลขที่, --to (ดูคำสั่งทั้งหมดด้วย ita-desk --help)")
        refused(run("import", "absent.json"), "absent.json: ไม่มีไฟล์นี้")
        refused(run("export", 1, "--to", "x.json"), "ไม่มีแฟ้มรายงานเลขที่ 1")
        assert run("-h").out.startswith("วิธีใช้: ita-desk")


class TestWindow:
    def test_without_a_display_one_line_names_the_export_command(
        self, run: Run, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(sys, "platform", "linux")
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
            monkeypatch.delenv(name, raising=False)

        refused(run(), "no display", "ita-desk export ID --to FILE.pdf")

    @pytest.mark.parametrize(
        ("platform", "environment", "there"),
        [
            ("linux", {}, False),
            ("linux", {"DISPLAY": ""}, False),
            ("linux", {"DISPLAY": ":0"}, True),
            ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
            ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
            ("win32", {}, True),
            ("darwin", {}, True),
        ],
    )
    def test_only_linux_may_have_no_display(
        self, platform: str, environment: dict[str, str], there: bool
    ):
        assert app.has_display(platform, environment) is there
