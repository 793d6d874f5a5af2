"""The page worker: a process that typesets for the window, one request after the other.

Started with ``app.page_worker_command``. Requests come in on standard input, answers go out on
standard output, as frames of ``ita_desk.page_messages``. It ends when its input does, so it never
outlives the window. It knows neither Qt nor the database.
"""

import gc
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import BinaryIO

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.contents.kept_words import kept_words
from ita_desk.dossier_pdf import dossier_pages, dossier_pdf
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.office_fonts import (
    OfficeFonts,
    emblem_missing,
    form_fonts,
    office_emblem,
    office_fonts,
)
from ita_desk.page_messages import (
    CorrectionsFound,
    CorrectionsRequest,
    DossierPacker,
    FileMade,
    FormRead,
    FormRequest,
    ManualBox,
    ManualMade,
    ManualRequest,
    PageAnswer,
    PageRequest,
    PagesMade,
    PagesRefused,
    PlacedBox,
    Request,
    TableShown,
    frame,
    read_message,
)
from ita_desk.typeset.document import Box
from ita_desk.typeset.errors import PrintRefused
from ita_desk.typeset.fonts import FontFamily

_POLITENESS = 10
_BELOW_NORMAL = 0x4000
"""Windows' name for it, of SetPriorityClass."""

Maker = Callable[[PageRequest], PagesMade | FileMade]


def maker(fonts_of: Callable[[str], OfficeFonts] = office_fonts) -> Maker:
    """What makes pages and files in the fonts of an office's choice."""

    def make(request: PageRequest) -> PagesMade | FileMade:
        fonts, fault = fonts_of(request.office.font)
        emblem = office_emblem(request.office.emblem_bytes)
        fault = fault or emblem.fault
        words = kept_words(request.office)
        if request.kind != "pdf":
            return FileMade(request.number, _office_file(request, fonts, emblem.picture, words))
        made = dossier_pdf(
            request.document_name,
            request.dossier.unpack(),
            fonts,
            request.created,
            emblem=emblem.picture or (None if request.guarded else emblem_missing()),
            words=words,
            guarded=request.guarded,
        )
        warning, parameters = (fault.message, _texts(fault)) if fault else ("", ())
        automatic = made.pages
        if any(table.by_hand for table in made.tables) and not request.guarded:
            free = request.dossier.unpack().changed({"table_widths": ()})
            automatic = dossier_pages(request.document_name, free, fonts, words)
        return PagesMade(
            request.number,
            made.pdf,
            made.pages,
            placed(made.boxes),
            warning,
            parameters,
            tuple(
                TableShown(table.name, table.headings, table.widths_mm, table.by_hand)
                for table in made.tables
            ),
            automatic,
        )

    return make


def _office_file(
    request: PageRequest, fonts: FontFamily, emblem: bytes | None, words: frozenset[str]
) -> bytes:
    # Imported here: the first page is made without the libraries of Word and Excel files.
    from ita_desk.dossier_office import dossier_docx, dossier_xlsx

    document, dossier = request.document_name, request.dossier.unpack()
    if request.kind == "docx":
        return dossier_docx(document, dossier, fonts, request.created, emblem=emblem, words=words)
    return dossier_xlsx(document, dossier, fonts, request.created, words=words)


def placed(boxes: Sequence[Box]) -> tuple[PlacedBox, ...]:
    """The boxes whose tag is a place of the dossier."""
    return tuple(
        PlacedBox(box.tag, box.page, box.x0, box.y0, box.x1, box.y1)
        for box in boxes
        if isinstance(box.tag, Place)
    )


def _texts(fault: WorldFault) -> tuple[tuple[str, str], ...]:
    """What fills a fault's message, as it goes through the pipe."""
    return tuple((name, str(value)) for name, value in fault.parameters.items())


def answer(request: Request, make: Maker) -> PageAnswer:
    """What becomes of a request; nothing it raises ends the worker."""
    if isinstance(request, FormRequest):
        return _read_form(request)
    try:
        return _made(request, make)
    except PrintRefused as refused:
        first = refused.complaints[0]
        return PagesRefused(
            request.number,
            N_("Not given out: the finished page would not print exactly what was typed ({what})."),
            (("what", str(refused)),),
            first.tag if isinstance(first.tag, Place) else None,
            "\n".join(map(str, refused.complaints)),
        )
    except WorldFault as fault:
        return PagesRefused(request.number, fault.message, _texts(fault))
    except MemoryError:
        return PagesRefused(
            request.number, N_("The pages need more memory than this computer has free.")
        )
    except Exception as mistake:
        what = f"{type(mistake).__name__}: {mistake}"
        return PagesRefused(
            request.number,
            N_("The pages could not be made; this is a mistake of the program ({what})."),
            (("what", " ".join(what.split())[:200]),),
            detail=traceback.format_exc(),
        )


def _made(
    request: PageRequest | CorrectionsRequest | ManualRequest, make: Maker
) -> PagesMade | FileMade | CorrectionsFound | ManualMade:
    if isinstance(request, CorrectionsRequest):
        return _compare(request)
    return _make_manual(request) if isinstance(request, ManualRequest) else make(request)


def _make_manual(request: ManualRequest) -> ManualMade:
    # Imported here: most days nobody reads the manual.
    from ita_desk.pages.manual import NARROW, PAPER, make_manual

    sheet, fonts = NARROW if request.narrow else PAPER, form_fonts()
    made = make_manual(request.manual, fonts, page_format=sheet, guarded=not request.narrow)
    boxes = (
        ManualBox(box.tag, box.page, box.x0, box.y0, box.x1, box.y1)
        for box in made.boxes
        if isinstance(box.tag, int)
    )
    return ManualMade(request.number, made.pdf, tuple(boxes))


def _compare(request: CorrectionsRequest) -> CorrectionsFound:
    # Imported here: most days nothing comes back from Word.
    from ita_desk.dossier_corrections import dossier_corrections

    fonts, _ = office_fonts(request.office.font)
    emblem = office_emblem(request.office.emblem_bytes).picture
    dossier = request.dossier.unpack()
    found = dossier_corrections(dossier, request.back, fonts, emblem=emblem)
    return CorrectionsFound(request.number, found)


def _read_form(request: FormRequest) -> PageAnswer:
    try:
        # Imported here: most days nobody brings in an old form.
        from ita_desk.exchange.forms.form_path import read_form_path

        return FormRead(request.number, read_form_path(request.path))
    except WorldFault as fault:
        return PagesRefused(request.number, fault.message, _texts(fault))
    except MemoryError:
        sentence = N_("{file} needs more memory to be read than this computer has free.")
        return PagesRefused(request.number, sentence, (("file", request.path.name),))
    except Exception as mistake:
        what = " ".join(f"{type(mistake).__name__}: {mistake}".split())[:200]
        return PagesRefused(
            request.number,
            N_("{file} could not be read; this is a mistake of the program ({what})."),
            (("file", request.path.name), ("what", what)),
            detail=traceback.format_exc(),
        )


def warm_up(make: Maker) -> None:
    """Make a page for nobody: the first takes the longest, with dictionary and fonts to load."""
    blank = DossierPacker().pack(Dossier(id=0, fiscal_year=2567, round=1))
    answer(PageRequest(0, ROUND_REPORT, blank), make)


def serve(requests: BinaryIO, answers: BinaryIO, make: Maker) -> None:
    """Answer each request in its turn until the input ends."""
    while (request := read_message(requests)) is not None:
        answers.write(frame(answer(request, make)))
        answers.flush()


def main() -> int:
    """Serve the window that started this process."""
    answers = _own_output()
    _give_way()
    # A window that is gone or gives up can't be told anything more.
    with suppress(KeyboardInterrupt, BrokenPipeError), os.fdopen(0, "rb") as requests:
        make = maker()
        warm_up(make)
        gc.freeze()
        gc.enable()  # off while everything was imported
        serve(requests, answers, make)
    # Leave at once: flushing a pipe that nobody reads would only raise again.
    os._exit(0)


def _give_way() -> None:
    """Where there are few cores, the window comes first."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.WinDLL("kernel32")
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_POLITENESS)


def _own_output() -> BinaryIO:
    """The pipe to the window; whatever else prints goes to standard error, not between frames."""
    pipe = os.fdopen(os.dup(1), "wb")
    try:
        os.dup2(2, 1)
    except OSError:  # a windowed program on Windows has no standard error
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return pipe


if __name__ == "__main__":
    sys.exit(main())
