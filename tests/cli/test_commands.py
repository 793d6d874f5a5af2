"""What each command does and prints, and what it will not do."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from command_line import MARKS, PLANNING, Run, refused, wrong_usage

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.thai.digits import thai_digits
from ita_desk.verbs.fields import edit


class TestImportAndList:
    def test_import_prints_number_and_title_of_each_file(self, run: Run, two_samples: list[Path]):
        assert run("import", *two_samples) == (0, f"1\t{PLANNING}\n2\t{MARKS}\n", "")
        assert run("import", two_samples[0]) == (0, f"3\t{PLANNING}\n", "")

    def test_list_prints_five_columns(self, run: Run, two_samples: list[Path]):
        run("import", *two_samples)

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


class TestSample:
    def test_the_planning_sample_comes_unless_another_is_named(self, run: Run):
        assert run("sample") == (0, f"1\t{PLANNING}\n", "")
        assert run("sample", "text-marks-2568-r2") == (0, f"2\t{MARKS}\n", "")
        assert run("sample", "planning-2567-r1") == (0, f"3\t{PLANNING}\n", "")

    @pytest.mark.parametrize("name", ["other", "../samples/planning-2567-r1", ""])
    def test_an_unknown_name_is_wrong_usage_and_the_names_are_told(self, name: str, run: Run):
        wrong_usage(run("sample", name), "knowledge-brief-2564-r1, ", ", planning-2567-r1, ")


class TestExport:
    @pytest.fixture(autouse=True)
    def filled(self, run: Run, two_samples: list[Path]):
        run("import", *two_samples)

    def test_json_holds_the_whole_dossier_and_comes_back_the_same(
        self, run: Run, tmp_path: Path, two_samples: list[Path]
    ):
        for number, sample in enumerate(two_samples, 1):
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

    def test_all_documents_come_in_one_file_with_bookmarks_and_numbers_that_go_on(
        self, run: Run, tmp_path: Path
    ):
        import pikepdf
        import pypdfium2

        bound, alone = tmp_path / "all.pdf", tmp_path / "alone.pdf"
        assert run("export", 1, "--document", "all", "--to", bound) == (0, "", "")

        pages = []
        with pikepdf.open(bound) as document, document.open_outline() as outline:
            assert str(document.docinfo["/Title"]) == PLANNING
            numbers = {page.objgen: at for at, page in enumerate(document.pages)}
            starts = [numbers[item.destination[0].objgen] for item in outline.root]
            assert [item.title for item in outline.root] == [k.name for k in DOCUMENTS.values()]
            pages += [len(document.pages)]
        lengths = [end - start for start, end in pairwise([*starts, *pages])]
        for name, length in zip(DOCUMENTS, lengths, strict=True):
            assert run("export", 1, "--document", name, "--to", alone).code == 0
            with pikepdf.open(alone) as document:
                assert len(document.pages) == length
        document = pypdfium2.PdfDocument(bound)
        texts = [page.get_textpage().get_text_range() for page in document]
        document.close()
        for number, text in enumerate(texts, 1):
            assert thai_digits(f"หน้า {number}/{pages[0]}") in text
            assert thai_digits(f"- {number} -") not in text  # a document's own numbers give way

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

    @pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
    def test_office_files_are_written(self, suffix: str, run: Run, tmp_path: Path):
        run("sample")
        target = tmp_path / f"รายงาน{suffix}"
        assert run("export", 1, "--to", target) == (0, "", "")
        assert target.read_bytes().startswith(b"PK")

    def test_a_document_without_a_table_is_no_sheet(self, run: Run, tmp_path: Path):
        run("sample")
        ran = run("export", 1, "--document", "cover-memo", "--to", tmp_path / "x.xlsx")
        wrong_usage(ran, "there is no document cover-memo, but: round-report, ")

    @pytest.mark.parametrize("name", ["x.doc", "x", ".pdf", "x.pdf.zip"])
    def test_another_suffix_is_wrong_usage(self, name: str, run: Run, tmp_path: Path):
        wrong_usage(run("export", 1, "--to", tmp_path / name), "ends in .pdf, .docx, .xlsx or .ita")

    def test_an_unknown_document_is_wrong_usage(self, run: Run, tmp_path: Path):
        ran = run("export", 1, "--document", "memo-x", "--to", tmp_path / "x.pdf")
        wrong_usage(ran, "there is no document memo-x, but: cover-memo, level-summary, ", ", all ")

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


class TestFont:
    def test_a_chosen_font_that_is_gone_is_told_and_the_page_printed_all_the_same(
        self, run: Run, database: Path, tmp_path: Path
    ):
        run("sample")
        with Store.open(database, write=True) as store:
            edit(store, Place("office", 1, "font"), str(tmp_path / "gone.ttf"))

        ran = run("export", 1, "--to", tmp_path / "x.pdf")

        assert ran.code == 0
        assert ran.out.splitlines() == [
            "The font file gone.ttf can't be read; the pages are printed in Sarabun."
        ]
        assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")
