"""Old forms in Word and Excel: read beside the window, looked at, and added in one step."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ita_desk.dossier_office import dossier_docx
from ita_desk.exchange.forms.reading import questions
from ita_desk.exchange.forms.review import Review
from ita_desk.office_fonts import form_fonts
from ita_desk.storage.backup_files import backup_folder, describe, list_backups
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.source_files import LARGEST
from ita_desk.storage.store import Store

WAIT = 60_000


@pytest.fixture(scope="module")
def form_bytes(planning):
    return dossier_docx("round-report", planning, form_fonts())


@pytest.fixture
def trial():
    """A form of ``tests/data/office`` by its name."""
    return (Path(__file__).parents[2] / "data" / "office").joinpath


@pytest.fixture
def form(tmp_path, form_bytes):
    path = tmp_path / "แบบรายงาน ปีก่อน.docx"
    path.write_bytes(form_bytes)
    return path


def review(qtbot, program, *files):
    """Bring files in as a drop does, until they are read."""
    work = program.workspace
    work.acts.bring_in_files(files)
    qtbot.waitUntil(
        lambda: work.frame.centre.currentWidget() is work.old_forms.review, timeout=WAIT
    )
    return work.old_forms.review()


def test_it_is_looked_at_before_anything_is_written(empty, qtbot, form, planning):
    page = review(qtbot, empty, form)
    assert not empty.store.dossiers()
    assert form.name in page.heading.text()
    assert f"{len(planning.activities)} activities" in page.summary.text()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not empty.store.dossiers()
    assert empty.workspace.navigation.at_start


def test_it_is_added_as_one_step_with_its_file(empty, qtbot, form, form_bytes, planning):
    page = review(qtbot, empty, form)
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    (summary,) = empty.store.dossiers()
    dossier = empty.store.load(summary.id)
    assert [one.title for one in dossier.activities] == [one.title for one in planning.activities]
    (source,) = empty.store.sources(summary.id)
    assert (source.name, empty.store.source_content(source.id)) == (form.name, form_bytes)
    assert empty.workspace.session.dossier_id == summary.id
    assert empty.workspace.frame.centre.currentWidget() is empty.workspace.pages
    empty.actions.undo.trigger()
    assert not empty.store.dossiers()


def test_the_state_before_is_backed_up(example, qtbot, trial):
    page = review(qtbot, example, trial("a2-merged.docx"))
    before = []
    acts = example.workspace.acts
    acts.about_to_import.connect(lambda: before.append(len(example.store.dossiers())))
    page.add.click()
    assert before == [1]
    assert len(example.store.dossiers()) == 2
    # One of the same state made a moment ago by itself serves as well.
    newest, *_ = list_backups(backup_folder(example.store.path))
    assert len(describe(newest.path).dossiers) == 1


def test_questions_and_leftovers_are_listed_and_kept(empty, qtbot, trial):
    page = review(qtbot, empty, trial("d1-nasty.docx"))
    shown = [page.left.list.item(row).text() for row in range(page.left.list.count())]
    reading = page.form.reading
    assert shown == [left.text for left in reading.leftovers]
    assert page.list.count() == len(questions(reading.doubts)) > 0
    page.add.click()
    (summary,) = empty.store.dossiers()
    kept = empty.store.load(summary.id).leftovers
    assert [left.text for left in kept if not left.doubt] == shown
    assert sum(left.doubt for left in kept) == len(questions(reading.doubts))


def test_several_are_looked_at_one_after_the_other(empty, qtbot, form, tmp_path):
    second, broken = tmp_path / "b.docx", tmp_path / "c.xlsx"
    shutil.copy(form, second)
    broken.write_bytes(b"PK")
    page = review(qtbot, empty, form, broken, second)
    assert "File 1 of 2" in page.heading.text()
    assert "c.xlsx" in page.fault.text()
    page.leave_out.click()
    assert "b.docx" in page.heading.text()
    page.add.click()
    assert len(empty.store.dossiers()) == 1


def test_the_next_is_shown_after_one_was_added(empty, qtbot, form, tmp_path):
    second = tmp_path / "b.docx"
    shutil.copy(form, second)
    page = review(qtbot, empty, form, second)
    page.add.click()
    assert page.isVisible()
    assert "b.docx" in page.heading.text()
    page.add.click()
    assert not page.isVisible()
    assert len(empty.store.dossiers()) == 2


def test_one_that_can_not_be_added_now_stays(empty, qtbot, form, monkeypatch):
    def full(*_):
        raise StorageFault("The disk is full.")

    page = review(qtbot, empty, form)
    with monkeypatch.context() as patched:
        patched.setattr(Store, "transact", full)
        page.add.click()
    assert page.isVisible()
    assert form.name in page.heading.text()
    page.add.click()
    assert len(empty.store.dossiers()) == 1


def test_what_can_not_be_read_is_told_where_files_are_chosen(empty, qtbot, tmp_path):
    broken = tmp_path / "c.docx"
    broken.write_bytes(b"letter")
    empty.workspace.acts.bring_in_files([broken])
    qtbot.waitUntil(lambda: "c.docx" in empty.workspace.start().fault.text(), timeout=WAIT)
    assert empty.workspace.navigation.at_start


def test_reading_can_be_cancelled(empty, qtbot, form):
    empty.workspace.acts.bring_in_files([form])
    panel = empty.workspace.output.output_panel
    panel.buttons[0].click()
    worker = empty.workspace.services.worker()
    qtbot.waitUntil(lambda: not worker.busy, timeout=WAIT)
    assert empty.workspace.old_forms.review.made is None


def test_a_file_too_large_to_keep_is_read_all_the_same(empty, qtbot, form):
    page = review(qtbot, empty, form)
    large = type(page.form)(form.name, bytes(LARGEST + 1), page.form.reading)
    empty.workspace.acts.add_form(large, Review.of(large.reading), lambda: None)
    (summary,) = empty.store.dossiers()
    assert not empty.store.sources(summary.id)


def test_leftovers_are_seen_later_and_the_file_is_saved_again(
    empty, qtbot, form, form_bytes, tmp_path
):
    page = review(qtbot, empty, form)
    reading = page.form.reading
    kept = len(reading.leftovers) + len(questions(reading.doubts))
    page.add.click()
    empty.actions.leftovers.trigger()
    panel = empty.workspace.panels.leftovers()
    assert panel.list.count() == 1 + kept
    empty.gateway.file = tmp_path / "again.docx"
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert empty.gateway.file.read_bytes() == form_bytes
    if kept:
        panel.list.setCurrentRow(1)
        qtbot.keyClick(panel.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.clipboard().text() == panel.list.item(1).text()


def test_without_an_old_form_the_panel_says_so(example):
    example.actions.leftovers.trigger()
    panel = example.workspace.panels.leftovers()
    assert "Nothing is left over" in panel.summary.text()
    assert panel.save.isHidden()


def test_the_window_begins_without_what_only_old_forms_need():
    late = (
        "docx openpyxl python_calamine ita_desk.exchange.forms.form_reader"
        " ita_desk.exchange.corrections.differences ita_desk.gui.old_forms.review_page"
        " ita_desk.gui.corrections.differences_page"
    )
    program = (
        "import sys; import ita_desk.gui.window.composition;"
        f"print(set({late!r}.split()) & set(sys.modules))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout == "set()\n"
