"""Old forms in Word and Excel on the command line: added when nothing is doubtful, or accepted."""

import shutil
from pathlib import Path
from typing import Any

import docx
import pytest
from command_line import Run, refused

from ita_desk.storage.store import Store


@pytest.fixture
def forms(project_folder: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "แบบเดิม ปี 67"
    shutil.copytree(project_folder / "tests" / "data" / "office", folder)
    return folder


def opened(path: Path) -> Store:
    return Store.open(path, write=False)


def test_a_form_without_doubts_is_added_with_its_file(run: Run, forms: Path, database: Path):
    ran = run("import", forms / "a1-one-table.docx")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("1\t")
    with opened(database) as store:
        (kept,) = store.sources(1)
        assert kept.name == "a1-one-table.docx"
        assert store.source_content(kept.id) == (forms / kept.name).read_bytes()
        assert len(store.load(1).activities) == 14


def test_doubts_are_told_and_nothing_is_added(run: Run, forms: Path):
    ran = run("import", forms / "a7-columns.docx")
    assert (ran.code, ran.out) == (1, "")
    lines = ran.err.splitlines()
    assert all(line.startswith("ita-desk: ") for line in lines)
    assert any("“/” was read as a tick" in line and "more places" in line for line in lines)
    assert "--accept-doubts" in lines[-1]
    assert run("list").out == ""


def test_accepted_doubts_are_told_and_the_form_is_added(run: Run, forms: Path, database: Path):
    ran = run("import", forms / "d1-nasty.docx", "--accept-doubts")
    assert ran.code == 0
    assert "ถูกลบแล้ว" in ran.err
    assert "--accept-doubts" not in ran.err
    with opened(database) as store:
        *doubts, left = store.load(1).leftovers
        assert all(one.doubt for one in doubts)
        assert left.source.startswith("page footer")


def test_with_dossier_files_all_are_added_or_none(run: Run, forms: Path, planning: Path):
    assert run("import", planning, forms / "a7-columns.docx").code == 1
    assert run("list").out == ""
    ran = run("import", planning, forms / "a2-merged.docx")
    assert [line.split("\t")[0] for line in ran.out.splitlines()] == ["1", "2"]


def test_a_password_is_one_line_with_the_file(run: Run, forms: Path):
    refused(run("import", forms / "w1-password.docx"), "w1-password.docx", "has a password")


@pytest.fixture
def corrected(run: Run, planning: Path, tmp_path: Path) -> Path:
    """The round report of the dossier, in which somebody changed one cell and added a line."""
    run("import", planning)
    path = tmp_path / "แก้แล้ว.docx"
    run("export", "1", "--document", "round-report", "--to", path)
    opened: Any = docx.Document(str(path))
    (changed,) = opened.tables[0].rows[2].cells[4].paragraphs[0].runs
    changed.text = "กลุ่มบริหาร"
    opened.add_paragraph("ความเห็น")
    opened.save(str(path))
    return path


def test_corrections_from_word_are_told_and_nothing_is_changed(
    run: Run, corrected: Path, database: Path
):
    ran = run("import", corrected)
    assert ran.code == 1
    lines = [line.split("\t") for line in ran.out.splitlines()]
    assert lines[0][0] == corrected.name
    assert lines[0][-2:] == ["กลุ่มอำนวยการ", "กลุ่มบริหาร"]
    assert lines[1][-2:] == ["", "ความเห็น"]
    assert "--accept" in ran.err
    with opened(database) as store:
        assert store.load(1).activities[0].responsible == "กลุ่มอำนวยการ"
        assert len(store.dossiers()) == 1


def test_corrections_are_taken_and_what_has_no_field_is_left_over(
    run: Run, corrected: Path, database: Path
):
    assert run("import", corrected, "--accept").code == 0
    with opened(database) as store:
        dossier = store.load(1)
        assert dossier.activities[0].responsible == "กลุ่มบริหาร"
        assert [one.text for one in dossier.leftovers] == ["ความเห็น"]
    again = run("import", corrected)
    assert "กลุ่มบริหาร" not in again.out


def test_a_file_of_ours_can_be_read_as_a_new_dossier(run: Run, corrected: Path, database: Path):
    assert run("import", corrected, "--as-new", "--accept-doubts").code == 0
    with opened(database) as store:
        assert len(store.dossiers()) == 2
        assert store.load(2).activities[0].responsible == "กลุ่มบริหาร"
