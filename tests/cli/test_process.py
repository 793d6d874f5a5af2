"""What only a process of its own can show."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import PLANNING, Run, one_line


class TestProcess:
    """What only a process of its own can show."""

    @staticmethod
    def start(*words: object, **options: object) -> "subprocess.CompletedProcess[bytes]":
        environment = {**os.environ, "LANGUAGE": "en", "PYTHONIOENCODING": "ascii"}
        command = [sys.executable, "-m", "ita_desk", *map(str, words)]
        return subprocess.run(  # noqa: PLW1510 - the code is what is looked at
            command, env=environment, timeout=60, **({"capture_output": True} | options)
        )

    def test_thai_is_written_as_utf8_whatever_the_code_page(self, database: Path):
        ran = self.start("--database", database, "sample")

        assert (ran.returncode, ran.stderr) == (0, b"")
        assert ran.stdout.decode("utf-8").rstrip("\r\n") == f"1\t{PLANNING}"

    def test_errors_and_codes_reach_the_shell(self, database: Path):
        assert self.start("--database", database, "import", "absent.json").returncode == 1
        ran = self.start("--database", database, "export")
        assert (ran.returncode, ran.stdout, ran.stderr.count(b"\n")) == (2, b"", 1)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has such a device")
    def test_output_that_cannot_be_written_is_told(self, run: Run, database: Path):
        run("sample")
        with Path("/dev/full").open("wb") as full:
            ran = self.start(
                *("--database", database, "list"),
                capture_output=False,
                stdout=full,
                stderr=subprocess.PIPE,
            )

        assert ran.returncode == 1
        one_line(ran.stderr.decode("utf-8"), "The output could not be written")

    @pytest.mark.skipif(os.name == "nt", reason="Windows closes pipes in another way")
    def test_a_reader_that_has_gone_away_is_no_error_to_tell(self, run: Run, database: Path):
        run("sample")
        reader, writer = os.pipe()
        os.close(reader)
        try:
            ran = self.start(
                *("--database", database, "list"),
                capture_output=False,
                stdout=writer,
                stderr=subprocess.PIPE,
            )
        finally:
            os.close(writer)

        assert (ran.returncode, ran.stderr) == (1, b"")

    @pytest.mark.parametrize(
        ("words", "libraries"),
        [
            ("['--version']", "PySide6 PIL uharfbuzz sqlite3 babel"),
            ("['list']", "PySide6 PIL uharfbuzz fontTools pikepdf pypdfium2 babel"),
        ],
    )
    def test_a_command_imports_only_what_it_needs(self, words: str, libraries: str, database: Path):
        code = (
            "import sys; from ita_desk.cli import main; "
            f"main(['--database', {str(database)!r}, *{words}]); "
            f"sys.stderr.write(' '.join(set({libraries!r}.split()) & set(sys.modules)))"
        )
        ran = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60)  # noqa: PLW1510

        assert ran.stderr == b""
