"""Print and export, from the action to the file."""

from datetime import date

import docx
import openpyxl
import pikepdf
import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from ita_desk import bundle
from ita_desk.contents.documents import DOCUMENTS, KPI_SHEET, LEVEL_SUMMARY, WITH_SHEETS
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import Lazy
from ita_desk.gui.output.batch import Batch
from ita_desk.gui.output.export_actions import ExportActions
from ita_desk.gui.output.printers import PrinterQuestion, Printers
from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields

WAIT = 60_000
REPORT_NAME = "แบบรายงานผลการขับเคลื่อน กองแผนงาน 2567 รอบ 5 เดือนแรก"


@pytest.fixture
def actions(qtbot, qapp, session, worker, settings, sample_id):
    made = ExportActions(
        session,
        Lazy(lambda: worker),
        settings,
        Icons(bundle.resources() / "icons"),
        today=lambda: date(2024, 3, 5),
        printers=Printers(lambda: ("A printer",), lambda: None),
    )
    qtbot.addWidget(made.panel)
    made.panel.show()
    made.show_dossier(sample_id)
    yield made
    made.shut_down()


@pytest.fixture
def faulty(session, sample_id):
    """The sample with something to find."""
    session.run(fields.edit, Place("unit", sample_id, "name"), "")


@pytest.fixture
def second_id(session, sample_id):
    return dossiers.added_ids(session.run(dossiers.duplicate, sample_id))[0]


def told(qtbot, actions, words):
    """Wait until the panel says something."""
    qtbot.waitUntil(lambda: words in actions.output_panel.sentence.text(), timeout=WAIT)


def press(actions, label):
    next(button for button in actions.output_panel.buttons if button.text() == label).click()


def test_the_pdf_is_written_and_shown(qtbot, actions, gateway, tmp_path):
    gateway.file = tmp_path / "out" / "รายงาน.pdf"
    gateway.file.parent.mkdir()
    actions.pdf_action.trigger()
    told(qtbot, actions, "Written")
    assert gateway.suggested.name == f"{REPORT_NAME}.pdf"
    with pikepdf.open(gateway.file) as pdf:
        assert len(pdf.pages) > 1
    assert gateway.opened == [gateway.file]
    press(actions, "Open the folder")
    assert gateway.opened[-1] == gateway.file.parent
    assert [path.name for path in gateway.file.parent.iterdir()] == ["รายงาน.pdf"]


def test_all_documents_are_one_pdf_with_a_bookmark_for_each(qtbot, actions, gateway, tmp_path):
    gateway.file = tmp_path / "ทั้งชุด.pdf"
    actions.pdf_of_all_action.trigger()
    assert [button.text() for button in actions.output_panel.buttons] == ["Cancel"]
    told(qtbot, actions, "Written")
    assert gateway.suggested.name == "เอกสารทั้งชุด กองแผนงาน 2567 รอบ 5 เดือนแรก.pdf"
    with pikepdf.open(gateway.file) as pdf:
        marks = [str(item.title) for item in pdf.open_outline().root]
    assert marks == [kind.name for kind in DOCUMENTS.values()]
    assert gateway.opened == [gateway.file]


def test_all_documents_are_printed_as_one_job(qtbot, actions, gateway):
    seen = []
    gateway.printer = lambda printer, pages: seen.append((printer.docName(), pages))
    gateway.printer_taken = False
    actions.print_all_action.trigger()
    assert "The check found 2 things" in actions.output_panel.sentence.text()  # of the memo
    press(actions, "Print all the same")
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT)
    name, pages = seen[0]
    assert name == "เอกสารทั้งชุด กองแผนงาน 2567 รอบ 5 เดือนแรก"
    assert pages > len(DOCUMENTS)


def test_the_word_file_is_written_shown_and_told_apart_from_what_is_signed(
    qtbot, actions, gateway, tmp_path, planning
):
    gateway.file = tmp_path / "รายงาน.docx"
    actions.word_action.trigger()
    told(qtbot, actions, "Written")
    assert "the paper to be signed comes from the PDF" in actions.output_panel.sentence.text()
    assert gateway.suggested.name == f"{REPORT_NAME}.docx"
    words = "".join(docx.Document(str(gateway.file)).element.itertext())
    assert planning.activities[0].title.split()[0] in words
    assert gateway.opened == [gateway.file]


def test_the_pdf_is_not_told_apart_from_itself(qtbot, actions, gateway, tmp_path):
    gateway.file = tmp_path / "x.pdf"
    actions.pdf_action.trigger()
    told(qtbot, actions, "Written")
    assert "signed" not in actions.output_panel.sentence.text()


def test_the_excel_file_is_written_of_a_document_that_has_tables(
    qtbot, actions, gateway, tmp_path, sample_id
):
    gateway.file = tmp_path / "ตัวชี้วัด"
    actions.show_dossier(sample_id, LEVEL_SUMMARY)
    assert not actions.excel_action.isEnabled()
    actions.show_dossier(sample_id, KPI_SHEET)
    actions.excel_action.trigger()
    told(qtbot, actions, "Written")
    assert openpyxl.load_workbook(tmp_path / "ตัวชี้วัด.xlsx").sheetnames


def test_a_word_file_that_is_being_made_can_be_cancelled(qtbot, actions, gateway, tmp_path, worker):
    gateway.file = tmp_path / "x.docx"
    actions.word_action.trigger()
    assert worker.busy
    press(actions, "Cancel")
    qtbot.waitUntil(lambda: not worker.busy, timeout=WAIT)
    assert not gateway.file.exists()


@pytest.mark.parametrize(
    ("button", "documents", "suffix"),
    [
        ("Word files into a folder…", DOCUMENTS, "docx"),
        ("Excel files into a folder…", WITH_SHEETS, "xlsx"),
    ],
)
def test_all_documents_go_into_a_folder_as_a_file_each(
    qtbot, actions, gateway, tmp_path, button, documents, suffix
):
    gateway.folder = tmp_path / "out"
    gateway.folder.mkdir()
    actions.several_action.trigger()
    panel = actions.several_panel
    panel.all_documents.setChecked(True)
    next(one for one in panel.buttons if one.text() == button).click()
    told(qtbot, actions, f"{len(documents)} files written")
    there = {path.name for path in gateway.folder.iterdir()}
    assert there == {
        f"{DOCUMENTS[name].name.replace('/', ' ')} กองแผนงาน 2567 รอบ 5 เดือนแรก.{suffix}"
        for name in documents
    }


def test_several_excel_files_need_a_document_with_tables(actions, sample_id):
    actions.show_dossier(sample_id, LEVEL_SUMMARY)
    actions.several_action.trigger()
    panel = actions.several_panel
    assert not panel.excel.isEnabled()
    panel.all_documents.setChecked(True)
    assert panel.excel.isEnabled()


def test_a_name_without_suffix_gets_it_and_asks_before_it_replaces(
    qtbot, actions, gateway, tmp_path
):
    there = tmp_path / "รายงาน.pdf"
    there.write_bytes(b"old")
    gateway.file, gateway.yes = tmp_path / "รายงาน", False
    actions.pdf_action.trigger()
    assert len(gateway.questions) == 1
    assert there.read_bytes() == b"old"
    gateway.yes = True
    actions.pdf_action.trigger()
    told(qtbot, actions, "Written")
    assert there.read_bytes().startswith(b"%PDF")


def test_a_file_that_can_not_be_written_is_told(qtbot, actions, gateway, tmp_path):
    gateway.file = tmp_path / "missing" / "x.pdf"
    actions.pdf_action.trigger()
    qtbot.waitUntil(lambda: bool(gateway.complaints), timeout=WAIT)
    assert "folder does not exist" in gateway.complaints[0]
    assert not gateway.opened
    assert not actions.output_panel.isVisible()


def test_a_name_that_is_too_long_is_offered_shortened(qtbot, actions, gateway, tmp_path):
    gateway.file, gateway.yes = tmp_path / ("a" * 300), False
    actions.pdf_action.trigger()
    (question,) = gateway.questions
    assert "a" * 251 + ".pdf" in question
    gateway.yes = True
    actions.pdf_action.trigger()
    told(qtbot, actions, "Written")
    assert [path.name for path in tmp_path.glob("*.pdf")] == ["a" * 251 + ".pdf"]


def test_a_folder_is_remembered_only_once_something_was_written(qtbot, actions, gateway, tmp_path):
    remembered = actions._settings.folder
    gateway.file = tmp_path / ("ข" * 90) / "x.ita"
    actions.file_action.trigger()
    assert len(gateway.complaints) == 1
    assert actions._settings.folder == remembered
    gateway.file = tmp_path / "x.ita"
    actions.file_action.trigger()
    assert actions._settings.folder == tmp_path


def test_thinking_better_of_it_writes_nothing(actions, gateway, worker):
    gateway.file = None
    actions.pdf_action.trigger()
    assert not worker.busy


def test_the_dossier_file_comes_back_as_the_same_dossier(
    actions, gateway, session, sample_id, tmp_path
):
    gateway.file = tmp_path / "x.ita"
    actions.file_action.trigger()
    assert write_dossier(read_dossier_path(gateway.file)) == write_dossier(
        session.dossier(sample_id)
    )


def test_several_dossiers_go_into_one_folder(qtbot, actions, gateway, second_id, tmp_path):
    gateway.folder = tmp_path / "out"
    gateway.folder.mkdir()
    actions.several_action.trigger()
    panel = actions.several_panel
    assert [panel.list.item(row).checkState() for row in range(2)] == [
        Qt.CheckState.Checked,
        Qt.CheckState.Unchecked,
    ]
    panel.list.item(1).setCheckState(Qt.CheckState.Checked)
    panel.buttons[1].click()
    told(qtbot, actions, "2 files written")
    assert {path.name for path in gateway.folder.iterdir()} == {
        f"{REPORT_NAME}.pdf",
        f"{REPORT_NAME} (2).pdf",
    }
    assert not gateway.opened


def test_without_a_tick_nothing_can_be_done(qtbot, actions):
    actions.several_action.trigger()
    qtbot.keyClick(actions.several_panel.list, Qt.Key.Key_Space)
    assert actions.several_panel.ticked() == []
    assert not any(button.isEnabled() for button in actions.several_panel.buttons)
    qtbot.keyClick(actions.several_panel.list, Qt.Key.Key_Escape)
    assert not actions.several_panel.isVisible()


def test_printing_tells_of_findings_first_and_prints_all_the_same(
    qtbot, actions, faulty, gateway, tmp_path
):
    seen = []

    def set_up(printer, pages):
        seen.append(pages)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(72)

    gateway.printer = set_up
    actions.print_action.trigger()
    assert "The check found" in actions.output_panel.sentence.text()
    assert not seen
    qtbot.keyClick(actions.output_panel.buttons[0], Qt.Key.Key_Return)
    told(qtbot, actions, "It is with the printer")
    with pikepdf.open(tmp_path / "printed.pdf") as pdf:
        assert [len(pdf.pages)] == seen


def test_the_findings_can_be_looked_at_instead(qtbot, actions, faulty):
    actions.print_action.trigger()
    with qtbot.waitSignal(actions.findings_wanted):
        press(actions, "Show the findings")
    assert not actions.output_panel.isVisible()


def test_escape_leaves_the_question(qtbot, actions, faulty, worker):
    actions.print_action.trigger()
    qtbot.keyClick(actions.output_panel, Qt.Key.Key_Escape)
    assert not actions.output_panel.isVisible()
    assert not worker.busy


def test_two_dossiers_are_one_print_job(qtbot, actions, gateway, sample_id, second_id):
    seen = []
    gateway.printer = lambda printer, pages: (
        seen.append(pages)
        or printer.setPrintRange(QPrinter.PrintRange.PageRange)
        or printer.setFromTo(900, 901)
    )
    actions.print_dossiers([sample_id, second_id])
    qtbot.waitUntil(lambda: bool(gateway.complaints), timeout=WAIT)
    assert seen[0] % 2 == 0
    assert "did not take" in gateway.complaints[0]


def test_an_export_can_be_cancelled(qtbot, actions, gateway, tmp_path, worker):
    gateway.file = tmp_path / "x.pdf"
    actions.pdf_action.trigger()
    assert worker.busy
    press(actions, "Cancel")
    qtbot.waitUntil(lambda: not worker.busy, timeout=WAIT)
    assert not gateway.file.exists()
    assert not actions.output_panel.isVisible()


def test_a_dossier_deleted_meanwhile_is_left_out(
    qtbot, actions, gateway, session, sample_id, second_id, tmp_path
):
    gateway.folder = tmp_path / "out"
    gateway.folder.mkdir()
    actions.export_pdfs([sample_id, second_id])
    session.run(dossiers.delete, second_id)
    told(qtbot, actions, "Written")
    assert len(list(gateway.folder.iterdir())) == 1


def test_without_a_dossier_there_is_nothing_to_print(actions):
    actions.show_dossier(None)
    assert not any(action.isEnabled() for action in actions.menu_actions)


def test_what_is_being_typed_is_kept_first(qtbot, actions):
    with qtbot.waitSignal(actions.about_to_run):
        actions.print_action.trigger()


def test_what_was_made_is_let_go_of(qtbot, actions, gateway, tmp_path, worker):
    gateway.file = tmp_path / "x.pdf"
    for _ in range(2):
        actions.pdf_action.trigger()
        told(qtbot, actions, "Written")
        actions.output_panel.close_quietly()
    gateway.printer, gateway.printer_taken = (lambda printer, pages: None), False
    actions.print_action.trigger()
    if "things to look at" in actions.output_panel.sentence.text():
        press(actions, "Print all the same")
    qtbot.waitUntil(lambda: not worker.busy and not actions.print_out._made, timeout=WAIT)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert actions.findChildren(Batch) == []
    assert actions.findChildren(PrinterQuestion) == []
