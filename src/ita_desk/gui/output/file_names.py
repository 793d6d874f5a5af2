"""Names for files that are written: what a clerk looks for, allowed on every system, asked for."""

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from ita_desk.contents.documents import (
    ALL_DOCUMENTS,
    COVER_MEMO,
    DOCUMENTS,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
)
from ita_desk.contents.dossier_title import PRACTICE_MARK
from ita_desk.files.reading import is_there
from ita_desk.gui.gateway import Gateway
from ita_desk.gui.window.session import Translate
from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label
from ita_desk.thai.clusters import is_joined

# Windows allows none of these, and nothing else at the end.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_AT_END = " ."
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z", re.IGNORECASE)
_MOST_BYTES = 180
"""Most file systems take 255; a copy adds to it, and Thai needs three bytes a letter."""
_USUAL_LONGEST = 255
_LEADING_VOWELS = "เแโใไ"
_ALL = "เอกสารทั้งชุด"
_HABITS = {
    ALL_DOCUMENTS: "Report",
    ROUND_REPORT: "4.5_Report",
    MEASURE_RATIONALE: "2.1_ITA",
    COVER_MEMO: "Memo",
    LEVEL_SUMMARY: "Level",
    KPI_SHEET: "KPI",
    KNOWLEDGE_BRIEF: "KM",
}
"""What comes after round and indicator in the department's file names (docs/domain.md 1.3)."""


def file_to_write(
    gateway: Gateway, translate: Translate, title: str, suggested: Path, filters: str
) -> Path | None:
    """The path that the user names, with the suffix of ``suggested``; None for none after all.

    A name that is too long for the system is offered shortened. The system's dialog has asked
    only about the name that was typed, so what stands under another one is asked about here.
    """
    _ = translate
    chosen = gateway.file_to_save(title, suggested, filters)
    if chosen is None:
        return None
    named = chosen
    if chosen.suffix.lower() != suggested.suffix:
        named = chosen.with_name(chosen.name + suggested.suffix)
    path = fitting(named)
    if path != named:
        question = _("The name is longer than this system takes. Save under this one? {name}")
        if not gateway.confirm(question.format(name=path.name), _("Save")):
            return None
    if path != chosen and is_there(path):
        question = _("Replace what is there? {files}").format(files=path.name)
        if not gateway.confirm(question, _("Replace")):
            return None
    return path


def suggested_name(dossier: Dossier, suffix: str) -> str:
    """Unit, year and round, such as ``กองแผนงาน 2567 รอบ 5 เดือนแรก.pdf``."""
    parts = (
        dossier.unit.name,
        str(dossier.fiscal_year),
        round_label(dossier.round),
        PRACTICE_MARK if dossier.practice else "",
    )
    return safe_name(" ".join(part for part in parts if part.strip())) + suffix


def document_name_for_file(document: str, dossier: Dossier) -> str:
    """A document of a dossier without suffix: ``บันทึกข้อความ กองแผนงาน 2567 รอบ 5 เดือนแรก``."""
    name = _ALL if document == ALL_DOCUMENTS else DOCUMENTS[document].name
    return safe_name(f"{name} {suggested_name(dossier, '')}")


def name_to_send(document: str, dossier: Dossier) -> str:
    """The name that the department knows a document by: ``R1_2.1_4.5_ReportR1.pdf``."""
    which = f"R{dossier.round}"
    last = _HABITS[document] + (which if document in {ROUND_REPORT, ALL_DOCUMENTS} else "")
    practice = PRACTICE_MARK if dossier.practice else ""
    parts = (which, dossier.indicator.code.strip(), last, practice)
    return safe_name("_".join(part for part in parts if part)) + ".pdf"


def safe_name(wish: str) -> str:
    """The nearest name that every system takes."""
    name = " ".join(_FORBIDDEN.sub(" ", wish).split())
    name = _cut(name, _MOST_BYTES, _bytes).strip(_AT_END)
    return f"_{name}" if not name or _DEVICES.match(name) else name


def fitting(path: Path) -> Path:
    """The path with a name that its system takes: one that is too long is cut before its suffix."""
    most = _longest_name(path.parent)
    if _size(path.name) <= most:
        return path
    stem = _cut(path.stem, most - _size(path.suffix), _size).strip(_AT_END)
    return path.with_name(stem + path.suffix)


def _longest_name(folder: Path) -> int:
    """Bytes, on Windows UTF-16 units, that a name in a folder may have."""
    if os.name == "posix":
        with suppress(OSError, ValueError):
            return os.pathconf(folder, "PC_NAME_MAX")
    return _USUAL_LONGEST


def _bytes(name: str) -> int:
    return len(name.encode("utf-8", "surrogatepass"))


def _size(name: str) -> int:
    """As this system counts it."""
    if os.name == "posix":
        return _bytes(name)
    return len(name.encode("utf-16-le", "surrogatepass")) // 2


def _cut(text: str, most: int, size: Callable[[str], int]) -> str:
    """As much of a text as fits, never cut within a letter and its marks."""
    end = len(text)
    while end and size(text[:end]) > most:
        end -= 1
        while end and is_joined(text, end):
            end -= 1
    if end < len(text):
        return text[:end].rstrip(_LEADING_VOWELS)
    return text


def different_names(names: Iterable[str]) -> list[str]:
    """The names, those that come again numbered: ``a.pdf``, ``a (2).pdf``."""
    taken: set[str] = set()
    different: list[str] = []
    for name in names:
        stem, dot, suffix = name.rpartition(".")
        free, number = name, 1
        while free.casefold() in taken:
            number += 1
            free = f"{stem} ({number}){dot}{suffix}"
        taken.add(free.casefold())
        different.append(free)
    return different
