"""What import refuses."""

import os
from pathlib import Path
from typing import Any

import pytest
from command_line import Run, refused

from ita_desk.storage.store import Store


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
        opened = os.open

        def forbidden(path: Any, *how: Any, **options: Any) -> int:
            if path == planning:
                raise PermissionError(13, "Permission denied")
            return opened(path, *how, **options)

        monkeypatch.setattr(os, "open", forbidden)
        ran = run("import", planning)
        monkeypatch.undo()
        refused(ran, "no permission to read this file")

    @pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
    def test_a_name_with_a_line_end_in_it(self, run: Run, tmp_path: Path):
        refused(run("import", tmp_path / "a\nb\udcff.json"), r"a\u000ab\udcff.json: there is no")
