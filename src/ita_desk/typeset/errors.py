"""What the typesetter refuses, with the reason as a code that a caller can put into words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class FontProblem(StrEnum):
    """Why a font file can't be used for exact Thai pages."""

    UNREADABLE = "unreadable"
    COLLECTION = "collection"
    CFF_OUTLINES = "cff-outlines"
    VARIABLE = "variable"
    NO_OUTLINES = "no-outlines"
    NO_THAI = "no-thai"
    EMBEDDING_FORBIDDEN = "embedding-forbidden"
    SUBSETTING_FORBIDDEN = "subsetting-forbidden"
    THAI_FORMS_FOR_ARABIC_DIGITS = "thai-forms-for-arabic-digits"


class FontRefused(Exception):
    """A font file that the typesetter can't or mustn't use."""

    def __init__(self, path: Path, problem: FontProblem, detail: str = "") -> None:
        super().__init__(path, problem, detail)
        self.path = path
        self.problem = problem
        self.detail = detail

    def __str__(self) -> str:
        """Path, reason and detail in one line."""
        return f"{self.path}: {self.problem}" + (f" ({self.detail})" if self.detail else "")


class ReadError(ValueError):
    """A finished file that the print guard can't read, and so can't vouch for."""


class PrintProblem(StrEnum):
    """What the print guard found wrong in a finished PDF."""

    TEXT_DIFFERS = "text-differs"
    GLYPH_MISSING = "glyph-missing"
    OUTSIDE_BOX = "outside-box"
    OUTSIDE_PAGE = "outside-page"
    OVERLAP = "overlap"
    FONT_NOT_EMBEDDED = "font-not-embedded"
    LINK_DIFFERS = "link-differs"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault: what, where (the caller's tag and the page from 1, if known), and the evidence."""

    problem: PrintProblem
    tag: Hashable | None = None
    page: int | None = None
    detail: str = ""


class PrintRefused(Exception):
    """The finished PDF doesn't print what was asked; it must not be given out."""

    def __init__(self, complaints: tuple[Complaint, ...]) -> None:
        super().__init__(complaints)
        self.complaints = complaints

    def __str__(self) -> str:
        """The first complaint and how many there are."""
        first = self.complaints[0]
        place = f"page {first.page}" if first.page else "document"
        tag = "" if first.tag is None else f", {first.tag}"
        return f"{first.problem} ({place}{tag}): {first.detail} [{len(self.complaints)} in all]"
