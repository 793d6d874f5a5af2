"""Names for files that are written: what a clerk looks for, allowed on every system."""

import re
from collections.abc import Iterable

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label

# Windows allows none of these, and nothing else at the end.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u2028\u2029]+')
_AT_END = " ."
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z", re.IGNORECASE)
_MOST_BYTES = 180
"""Most file systems take 255; a copy adds to it, and Thai needs three bytes a letter."""
_ALL = "เอกสารทั้งชุด"


def suggested_name(dossier: Dossier, suffix: str) -> str:
    """Unit, year and round, such as ``กองแผนงาน 2567 รอบ 5 เดือนแรก.pdf``."""
    parts = (dossier.unit.name, str(dossier.fiscal_year), round_label(dossier.round))
    return safe_name(" ".join(part for part in parts if part.strip())) + suffix


def document_name_for_file(document: str, dossier: Dossier) -> str:
    """A document of a dossier without suffix: ``บันทึกข้อความ กองแผนงาน 2567 รอบ 5 เดือนแรก``."""
    name = _ALL if document == ALL_DOCUMENTS else DOCUMENTS[document].name
    return safe_name(f"{name} {suggested_name(dossier, '')}")


def safe_name(wish: str) -> str:
    """The nearest name that every system takes."""
    name = " ".join(_FORBIDDEN.sub(" ", wish).split())
    name = name.encode()[:_MOST_BYTES].decode(errors="ignore").strip(_AT_END)
    return f"_{name}" if not name or _DEVICES.match(name) else name


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
