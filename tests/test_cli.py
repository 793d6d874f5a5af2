"""The command line: what each command does, prints and refuses."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from ita_desk import app, cli
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.storage.store import Store

PLANNING = "กองแผนงาน · ปีงบประมาณ 2567 · รอบ 5 เดือนแรก · ตัวชี้วัดที่ 2.1"
MARKS = "หน่วยงานตัวอย่าง · ปีงบประมาณ 2568 · รอบ 5 เดือนหลัง · ตัวชี้วัดที่ 2.1"


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the office database of the test is, once something makes it."""
    return tmp_path / "office.sqlite3"


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in English, on the test's own database."""
    monkeypatch.setenv("LANGUAGE", "en")

    def run(*words: object) -> Ran:
        code = cli.main(["--database", str(database), *map(str, words)])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def planning(samples_folder: Path) -> Path:
    """The dossier file of the planning sample."""
    return samples_folder / "planning-2567-r1.json"


def refused(ran: Ran, *sentence: str) -> None:
    """Check that the input was refused with one line that holds every part of ``sentence``."""
    assert (ran.code, ran.out) == (1, "")
    one_line(ran.err, *sentence)


def wrong_usage(ran: Ran, *sentence: str) -> None:
    """Check that nothing was done, with one line that holds every part of ``sentence``."""
    assert (ran.code, ran.out) == (2, "")
    one_line(ran.err, *sentence)


def one_line(err: str, *sentence: str) -> None:
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert err.startswith("ita-desk: ")
    for part in sentence:
        assert part in err


class TestImportAndList:
    def test_import_prints_number_and_title_of_each_file(self, run: Run, samples_folder: Path):
        files = sorted(samples_folder.glob("*.json"))

        assert run("import", *files) == (0, f"1\t{PLANNING}\n2\t{MARKS}\n", "")
        assert run("import", files[0]) == (0, f"3\t{PLANNING}\n", "")

    def test_list_prints_five_columns(self, run: Run, samples_folder: Path):
        run("import", *sorted(samples_folder.glob("*.json")))

        ran = run("list")

        assert sorted(ran.out.splitlines()) == [
            "1\t2567\t1\t2.1\tกองแผนงาน",
            "2\t2568\t2\t2.1\tหน่วยงานตัวอย่าง",
        ]
        assert (ran.code, ran.err) == (0, "")

    def test_a_database_that_does_not_exist_yet_is_empty_and_stays_away(
        self, run: Run, database: Path
    ):
        assert run("list") == (0, "", "")
        assert not database.exists()

    def test_a_title_with_tabs_and_line_ends_stays_one_line(
        self, run: Run, tmp_path: Path, planning: Path
    ):
        document = json.loads(planning.read_bytes())
        document["unit"]["name"] = "กอง\tแผน\r\nงาน\u2028"
        document["indicator"]["code"] = "2\n1"
        (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")

        ran = run("import", tmp_path / "odd.json")

        assert ran.out == ("1\tกอง แผน งาน  · ปีงบประมาณ 2567 · รอบ 5 เดือนแรก · ตัวชี้วัดที่ 2 1\n")
        assert run("list").out == "1\t2567\t1\t2 1\tกอง แผน งาน \n"

    def test_one_bad_file_of_several_and_none_is_added(
        self, run: Run, tmp_path: Path, planning: Path, database: Path
    ):
        bad = tmp_path / "bad.json"
        bad.write_text("{}", encoding="utf-8")

        refused(run("import", planning, bad), "bad.json: format: missing")

        assert not database.exists()


class TestBadFiles:
    """Each is refused with one line that names the file and the place, and nothing changes."""

    @pytest.fixture(autouse=True)
    def filled(self, run: Run, database: Path):
        run("sample")
        before = run("list")
        yield
        assert run("list") == before
        with Store.open(database, write=False) as store:
            assert len(store.dossiers()) == 1

    @pytest.mark.parametrize(
        ("data", "sentence"),
        [
            (b"", "the file is empty"),
            (b"ita-desk", "not JSON (line 1, column 1)"),
            (b"\xff\xfe{}", "not UTF-8 text (byte 1)"),
            (b"[" * 200_000 + b"]" * 200_000, "nested deeper than 32 levels"),
            (b'{"a":' * 200_000, "nested deeper than 32 levels"),
            (b"[]", "not a dossier file"),
            (b'{"format": "x"}', 'format: "x" is another format'),
        ],
        ids=["empty", "not-json", "not-utf8", "deep", "deep-open", "no-object", "other-format"],
    )
    def test_what_is_no_dossier(self, data: bytes, sentence: str, run: Run, tmp_path: Path):
        (tmp_path / "bad.json").write_bytes(data)

        refused(run("import", tmp_path / "bad.json"), f"bad.json: {sentence}")

    @pytest.mark.parametrize(
        ("old", "new", "sentence"),
        [
            ('"version": 1', '"version": 2', "version: 2 is newer than this program reads"),
            ('"group"', '"groop"', "unit.groop: unknown key"),
            ('"version": 1', '"version": 1, "version": 1', "version: the key is written twice"),
            ('"round": 1,', "", "round: missing"),
            ('"name": "กองแผนงาน"', '"name": 5', "unit.name: 5 is not text"),
            ('"counted": false', '"counted": 0', "plan.activities[0].counted: 0 is not true or"),
            ('"fiscal_year": 2567', '"fiscal_year": NaN', "fiscal_year: NaN is not a whole number"),
            ('"fiscal_year": 2567', '"fiscal_year": 2024', "fiscal_year: 2024 is too small"),
            ('"round": 1', '"round": 3', "round: 3 is too large"),
            ('"2023-12-04"', '"2023-02-29"', 'results[0].date: "2023-02-29" is not a day'),
            ('"2023-12-04"', '"2023-12/2023-11"', "results[0].date:"),
            ('"measure": "m1"', '"measure": "m9"', 'measure: there is no measure "m9"'),
            ('"reporter": "reporter"', '"reporter": "x"', "reporter: there is no person"),
            (
                '"quarters": [\n     {\n',
                '"quarters": [{},\n     {\n',
                "quarters: 5 marks, 4 needed",
            ),
        ],
    )
    def test_a_dossier_with_something_wrong(
        self, old: str, new: str, sentence: str, run: Run, tmp_path: Path, planning: Path
    ):
        text = planning.read_text(encoding="utf-8")
        assert old in text
        (tmp_path / "bad.json").write_text(text.replace(old, new, 1), encoding="utf-8")

        refused(run("import", tmp_path / "bad.json"), "bad.json: ", sentence)

    def test_a_file_over_50_mb(self, run: Run, tmp_path: Path):
        with (tmp_path / "large.json").open("wb") as file:
            file.truncate(50_000_001)

        refused(run("import", tmp_path / "large.json"), "large.json: larger than 50 MB")

    def test_a_folder(self, run: Run, tmp_path: Path):
        refused(run("import", tmp_path), str(tmp_path))

    def test_a_file_that_is_absent(self, run: Run, tmp_path: Path):
        refused(run("import", tmp_path / "absent.json"), "absent.json: there is no such file")

    def test_a_file_without_permission(
        self, run: Run, planning: Path, monkeypatch: pytest.MonkeyPatch
    ):
        # An administrator, as tests often are, may read everything: the system's answer is played.
        def forbidden(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "open", forbidden)
        ran = run("import", planning)
        monkeypatch.undo()
        refused(ran, "no permission to read this file")

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
    def test_a_name_with_a_line_end_in_it(self, run: Run, tmp_path: Path):
        refused(run("import", tmp_path / "a\nb\udcff.json"), r"a\u000ab\udcff.json: there is no")


class TestSample:
    def test_the_planning_sample_comes_unless_another_is_named(self, run: Run):
        assert run("sample") == (0, f"1\t{PLANNING}\n", "")
        assert run("sample", "text-marks-2568-r2") == (0, f"2\t{MARKS}\n", "")
        assert run("sample", "planning-2567-r1") == (0, f"3\t{PLANNING}\n", "")

    @pytest.mark.parametrize("name", ["other", "../samples/planning-2567-r1", ""])
    def test_an_unknown_name_is_wrong_usage_and_the_names_are_told(self, name: str, run: Run):
        wrong_usage(run("sample", name), "planning-2567-r1, text-marks-2568-r2")


class TestExport:
    @pytest.fixture(autouse=True)
    def filled(self, run: Run, samples_folder: Path):
        run("import", *sorted(samples_folder.glob("*.json")))

    def test_json_holds_the_whole_dossier_and_comes_back_the_same(
        self, run: Run, tmp_path: Path, samples_folder: Path
    ):
        for number, sample in enumerate(sorted(samples_folder.glob("*.json")), 1):
            first, second = tmp_path / f"{number}.json", tmp_path / f"{number}-again.json"
            assert run("export", number, "--to", first) == (0, "", "")
            assert first.read_bytes() == write_dossier(read_dossier_path(sample))
            again = run("import", first).out.partition("\t")[0]
            assert run("export", again, "--to", second) == (0, "", "")
            assert second.read_bytes() == first.read_bytes()

    def test_pdf_is_the_round_report(self, run: Run, tmp_path: Path):
        import pypdfium2

        named = tmp_path / "named.PDF"
        assert run("export", 1, "--to", tmp_path / "รายงาน.pdf") == (0, "", "")
        assert run("export", 1, "--document", "round-report", "--to", named) == (0, "", "")

        for path in (tmp_path / "รายงาน.pdf", named):
            document = pypdfium2.PdfDocument(path)
            text = "".join(page.get_textpage().get_text_range() for page in document)
            document.close()
            assert "แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ 2.1" in text

    @pytest.mark.parametrize("number", [3, 0, 10**17])
    def test_a_number_without_dossier_is_refused(self, number: int, run: Run, tmp_path: Path):
        refused(run("export", number, "--to", tmp_path / "x.json"), f"no dossier {number};")
        assert not (tmp_path / "x.json").exists()

    def test_a_database_that_does_not_exist_has_no_dossier(
        self, tmp_path: Path, run: Run, database: Path
    ):
        ran = run(
            "--database", tmp_path / "other.sqlite3", "export", 1, "--to", tmp_path / "x.json"
        )
        refused(ran, "There is no dossier 1")

    @pytest.mark.parametrize("word", ["one", "1.5", "", "9" * 30, "9" * 5000])
    def test_what_is_no_number_is_wrong_usage(self, word: str, run: Run, tmp_path: Path):
        wrong_usage(run("export", word, "--to", tmp_path / "x.json"), "is no number of a dossier")

    @pytest.mark.parametrize("name", ["x.doc", "x", ".pdf", "x.pdf.zip"])
    def test_another_suffix_is_wrong_usage(self, name: str, run: Run, tmp_path: Path):
        wrong_usage(run("export", 1, "--to", tmp_path / name), "ends in .pdf or .json")

    def test_an_unknown_document_is_wrong_usage(self, run: Run, tmp_path: Path):
        ran = run("export", 1, "--document", "memo-x", "--to", tmp_path / "x.pdf")
        wrong_usage(ran, "there is no document memo-x, but: round-report")

    def test_a_folder_is_not_replaced(self, run: Run, tmp_path: Path):
        (tmp_path / "x.json").mkdir()

        refused(run("export", 1, "--to", tmp_path / "x.json"), "this is a folder")

    def test_a_read_only_file_is_not_replaced(self, run: Run, tmp_path: Path):
        path = tmp_path / "x.json"
        path.write_bytes(b"old")
        path.chmod(0o444)

        refused(run("export", 1, "--to", path), "the file there is read-only")

        assert path.read_bytes() == b"old"
        path.chmod(0o644)

    def test_an_old_file_is_replaced_whole(self, run: Run, tmp_path: Path):
        (tmp_path / "x.json").write_bytes(b"old" * 100_000)

        run("export", 1, "--to", tmp_path / "x.json")

        assert read_dossier_path(tmp_path / "x.json").fiscal_year == 2567

    def test_a_missing_folder_is_told(self, run: Run, tmp_path: Path):
        refused(run("export", 1, "--to", tmp_path / "no" / "x.json"), "its folder does not exist")


class TestOpenDatabase:
    def test_while_another_holds_it_writing_is_refused_and_reading_works(
        self, run: Run, database: Path, planning: Path, tmp_path: Path
    ):
        run("sample")
        with Store.open(database, write=True):
            refused(run("sample"), "open in another window or command")
            refused(run("import", planning), "open in another window or command")
            assert run("list").out == "1\t2567\t1\t2.1\tกองแผนงาน\n"
            assert run("export", 1, "--to", tmp_path / "x.json").code == 0
        assert len(run("list").out.splitlines()) == 1

    def test_a_file_that_is_no_database_is_refused_and_left_alone(self, run: Run, database: Path):
        database.write_bytes(b"something else" * 1000)

        refused(run("list"), "not a database of ita_desk")
        refused(run("sample"), "not a database of ita_desk")

        assert database.read_bytes() == b"something else" * 1000

    def test_a_folder_in_its_place_is_refused(self, run: Run, database: Path):
        database.mkdir()

        refused(run("list"), str(database))
        refused(run("sample"), str(database))


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
            ("['--version']", "PySide6 reportlab uharfbuzz sqlmodel sqlalchemy pydantic babel"),
            ("['list']", "PySide6 reportlab uharfbuzz fontTools pikepdf pypdfium2 babel"),
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
