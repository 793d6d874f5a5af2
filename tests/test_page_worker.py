"""The page worker: a process that answers requests for pages, whatever is asked of it."""

import base64
import io
import subprocess
import sys
import zipfile
from pathlib import Path

import pikepdf
import pytest

from ita_desk import app, page_worker
from ita_desk.contents.documents import COVER_MEMO, ROUND_REPORT
from ita_desk.dossier_office import dossier_docx
from ita_desk.model.errors import WorldFault
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.office_fonts import form_fonts
from ita_desk.page_messages import (
    CorrectionsFound,
    CorrectionsRequest,
    DossierPacker,
    FileMade,
    FormRead,
    FormRequest,
    FrameReader,
    PageRequest,
    PagesMade,
    PagesRefused,
    frame,
    read_message,
)
from ita_desk.typeset.document import Box
from ita_desk.typeset.errors import Complaint, PrintProblem, PrintRefused


@pytest.fixture
def form_file():
    return Path(__file__).parent / "data" / "office" / "a1-one-table.docx"


@pytest.fixture
def request_for():
    packer = DossierPacker()

    def make(number, dossier, document=ROUND_REPORT, **options):
        return PageRequest(number, document, packer.pack(dossier), **options)

    return make


def test_the_process_makes_pages_with_their_click_map(planning, request_for):
    asked = [request_for(7, planning), request_for(8, planning, guarded=False)]
    done = subprocess.run(
        app.page_worker_command(),
        input=b"".join(map(frame, asked)),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    answers = io.BytesIO(done.stdout)
    guarded, preview = read_message(answers), read_message(answers)
    assert answers.read() == b""
    assert (guarded.number, preview.number) == (7, 8)
    assert guarded.pdf == preview.pdf
    with pikepdf.open(io.BytesIO(guarded.pdf)) as pdf:
        assert len(pdf.pages) == guarded.pages
    titles = {Place("activity", activity.id, "title") for activity in planning.activities}
    assert titles <= {box.place for box in guarded.boxes}
    assert {box.page for box in guarded.boxes} == set(range(1, guarded.pages + 1))


def test_the_process_knows_neither_qt_nor_the_database():
    program = (
        "import sys, ita_desk.page_worker;"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'shiboken',"
        " 'ita_desk.storage', 'ita_desk.verbs', 'ita_desk.gui', 'sqlite3'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, check=True)
    assert done.stdout.strip() == b"[]"


def test_a_library_that_prints_does_not_get_between_the_frames(tmp_path, planning, request_for):
    program = (
        "import os, sys\n"
        "from ita_desk import page_worker as worker\n"
        "dossier_pdf = worker.dossier_pdf\n"
        "def loud(*args, **options):\n"
        "    print('a library speaks', flush=True)\n"
        "    os.write(1, b'and writes')\n"
        "    return dossier_pdf(*args, **options)\n"
        "worker.dossier_pdf = loud\n"
        "worker.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        input=frame(request_for(1, planning)),
        capture_output=True,
        check=True,
        timeout=60,
    )
    answers = io.BytesIO(done.stdout)
    assert isinstance(read_message(answers), PagesMade)
    assert answers.read() == b""
    assert b"a library speaks" in done.stderr


def test_a_mistake_of_the_program_is_an_answer_and_the_next_request_goes_on(planning, request_for):
    requests = [request_for(1, planning, "no-such-document"), request_for(2, planning)]
    answers = io.BytesIO()
    page_worker.serve(io.BytesIO(b"".join(map(frame, requests))), answers, page_worker.maker())
    answers.seek(0)
    refused, made = read_message(answers), read_message(answers)
    assert isinstance(refused, PagesRefused)
    assert "KeyError" in dict(refused.parameters)["what"]
    assert "Traceback" in refused.detail
    assert isinstance(made, PagesMade)


@pytest.mark.parametrize(
    ("fault", "message", "parameters"),
    [
        (WorldFault("{file}: gone", file="ก"), "{file}: gone", {"file": "ก"}),
        (MemoryError(), "The pages need more memory than this computer has free.", {}),
    ],
)
def test_faults_come_back_as_data(planning, request_for, fault, message, parameters):
    def make(_):
        raise fault

    refused = page_worker.answer(request_for(3, planning), make)
    assert (refused.number, refused.message) == (3, message)
    assert dict(refused.parameters) == parameters


def test_what_the_print_guard_refuses_names_the_place(planning, request_for):
    place = Place("activity", 1, "title")

    def make(_):
        raise PrintRefused((Complaint(PrintProblem.TEXT_DIFFERS, place, 1, "ก ≠ ข"),))

    refused = page_worker.answer(request_for(3, planning), make)
    assert refused.place == place
    assert "ก ≠ ข" in refused.message.format(**dict(refused.parameters))


def test_pages_are_made_in_the_font_that_the_office_chose(planning, request_for, fonts_folder):
    chosen = Office(font=str(fonts_folder / "Sarabun-Bold.ttf"))
    gone = Office(font=str(fonts_folder / "gone.ttf"))
    make = page_worker.maker()
    asked = [request_for(n, planning, office=office) for n, office in enumerate([chosen, gone])]
    in_chosen, in_bundled = (page_worker.answer(request, make) for request in asked)
    assert in_chosen.warning == ""
    assert in_bundled.warning.format(**dict(in_bundled.parameters)) == (
        "The font file gone.ttf can't be read; the pages are printed in Sarabun."
    )
    assert in_bundled.pdf == page_worker.answer(request_for(3, planning), make).pdf


@pytest.mark.parametrize(
    ("kind", "inside"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")]
)
def test_word_and_excel_files_are_made_of_the_same_request(planning, request_for, kind, inside):
    asked = request_for(1, planning, kind=kind)
    made = page_worker.answer(asked, page_worker.maker())
    assert isinstance(made, FileMade)
    assert inside in zipfile.ZipFile(io.BytesIO(made.data)).namelist()


def test_the_first_page_waits_for_no_library_of_word_and_excel():
    program = (
        "import sys; from ita_desk import page_worker as w; w.warm_up(w.maker());"
        "print({'docx', 'openpyxl'} & set(sys.modules))"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, check=True, timeout=60, text=True)
    assert done.stdout == "set()\n"


def test_an_old_form_is_read(form_file):
    read = page_worker.answer(FormRequest(3, form_file), page_worker.maker())
    assert isinstance(read, FormRead)
    assert (read.number, read.form.name) == (3, form_file.name)
    assert read.form.content == form_file.read_bytes()
    assert read.form.reading.dossier.activities
    (again,) = FrameReader().feed(frame(read))
    assert again.form.reading.dossier == read.form.reading.dossier


def test_a_form_that_can_not_be_read_is_one_sentence(tmp_path):
    broken = tmp_path / "แบบ.docx"
    broken.write_bytes(b"letter")
    refused = page_worker.answer(FormRequest(4, broken), page_worker.maker())
    assert isinstance(refused, PagesRefused)
    assert "แบบ.docx" in refused.message.format(**dict(refused.parameters))


def test_the_emblem_of_the_office_is_on_its_memo(planning, request_for, tmp_path):
    from PIL import Image

    Image.new("RGB", (8, 8), (90, 90, 90)).save(tmp_path / "emblem.png")
    emblem = base64.b64encode((tmp_path / "emblem.png").read_bytes()).decode()
    asked = request_for(1, planning, COVER_MEMO, office=Office(emblem=emblem))
    with pikepdf.open(io.BytesIO(page_worker.answer(asked, page_worker.maker()).pdf)) as pdf:
        assert len(pdf.pages[0].get_images()) == 1


def test_only_places_of_the_dossier_are_in_the_click_map():
    place = Place("activity", 1, "title")
    boxes = page_worker.placed([Box("other", 1, 0, 0, 1, 1), Box(place, 2, 1, 2, 3, 4)])
    assert [(box.place, box.page, box.x0, box.y1) for box in boxes] == [(place, 2, 1, 4)]


def test_a_frozen_program_is_its_own_worker(monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    command = app.page_worker_command()
    assert command == (sys.executable, app.PAGE_WORKER)


def test_the_word_that_a_frozen_program_gets_starts_the_worker(planning, request_for):
    done = subprocess.run(
        [sys.executable, "-m", "ita_desk", app.PAGE_WORKER],
        input=frame(request_for(1, planning)),
        stdout=subprocess.PIPE,
        check=True,
        timeout=60,
    )
    assert isinstance(read_message(io.BytesIO(done.stdout)), PagesMade)


def test_corrections_of_a_word_file_are_told(planning, tmp_path):
    asked = page_worker.maker()
    path = tmp_path / "round-report.docx"
    path.write_bytes(dossier_docx("round-report", planning, form_fonts()))
    form = page_worker.answer(FormRequest(1, path), asked).form
    other = planning.changed({"unit": planning.unit.changed({"name": "กองอื่น"})})
    request = CorrectionsRequest(2, form.written_back, DossierPacker().pack(other))
    found = page_worker.answer(request, asked)
    assert isinstance(found, CorrectionsFound)
    assert found.corrections.stale
    assert found.corrections.differences == ()
    (again,) = FrameReader().feed(frame(found))
    assert again == found
