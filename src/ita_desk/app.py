"""The composition root: where things lie, and what is built from what.

Everything heavy is imported when it is needed, so that a command that needs no pages starts
without the typesetter, and none starts with Qt.
"""

import gc
import os
import sys
from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from ita_desk import bundle
from ita_desk.model.errors import N_, WorldFault
from ita_desk.places import places

if TYPE_CHECKING:
    from ita_desk.contents.manual import Manual
    from ita_desk.gui.program import Installation
    from ita_desk.model.tree import Dossier
    from ita_desk.typeset.fonts import FontFamily

_NAME = "ita_desk"
PAGE_WORKER = "page-worker"
"""The word that makes a frozen program the page worker."""


def default_database() -> Path:
    """The office database in the user's own data folder, or beside a program that is carried."""
    return places().database


def error_log() -> Path:
    """The log of unexpected errors, likewise."""
    return places().log


def version() -> str:
    """The version that is installed."""
    from importlib.metadata import version as installed_version

    return installed_version("ita-desk")


def sample_files() -> dict[str, Path]:
    """The built-in example dossiers by name."""
    return {path.stem: path for path in sorted((bundle.resources() / "samples").glob("*.json"))}


def manual(language: str = "th") -> "Manual":
    """The manual: ``th`` all of it, ``en`` the short one for IT officers."""
    from ita_desk.contents.manual import read_manual
    from ita_desk.language import translations

    folder = bundle.resources() / "manual"

    def picture(name: str) -> bytes:
        return (folder / f"{name}.png").read_bytes()

    text = (folder / f"{language}.txt").read_text(encoding="utf-8")
    return read_manual(text, translations(language).gettext, picture, language)


def pdf_of(
    document: str,
    dossier: "Dossier",
    created: datetime,
    fonts: "FontFamily",
    emblem: bytes | None = None,
    words: Collection[str] = (),
) -> bytes:
    """The PDF of one document of a dossier, or of all of them.

    ``fonts``, ``emblem``, the picture for a memo's head, and ``words``, which no line's end cuts,
    are the office's. Raises KeyError for
    a name that is no document, WorldFault where the finished pages would not print exactly what
    the dossier says.
    """
    from ita_desk.dossier_pdf import dossier_pdf
    from ita_desk.typeset.errors import PrintRefused

    try:
        return dossier_pdf(document, dossier, fonts, created, emblem=emblem, words=words).pdf
    except PrintRefused as refused:
        sentence = N_(
            "Not given out: the finished page would not print exactly what was typed ({what})."
        )
        raise WorldFault(sentence, what=refused) from refused


def page_worker_command() -> tuple[str, ...]:
    """The command line of the process that typesets for the window (``ita_desk.page_worker``)."""
    if getattr(sys, "frozen", False):  # PyInstaller: the program has no ``-m``
        return (sys.executable, PAGE_WORKER)
    # -P: a file that happens to lie in the current folder must not be imported in place of ours.
    return (sys.executable, "-P", "-m", "ita_desk", PAGE_WORKER)


def run_window(database: Path, file: Path | None = None) -> int:
    """Open the window and run it until it is closed; the process's exit code.

    A dossier ``file`` is shown there, to be taken in or not.

    Raises WorldFault where there is no display.
    """
    if not has_display(sys.platform, os.environ):
        raise WorldFault(
            N_(
                "There is no display to open the window on. Without one, print a dossier with:"
                " ita-desk export ID --to FILE.pdf"
            )
        )
    gc.disable()  # modules stay for good: nothing is to be looked for while they are imported
    from ita_desk.gui.program import run

    return run(installation(database), [_NAME], file)


def installation(database: Path) -> "Installation":
    """What the window is made of: where its things lie, and how it speaks."""
    from ita_desk.gui.program import Installation

    folder = bundle.resources()
    return Installation(
        database=database,
        usual_database=default_database(),
        settings=window_settings(),
        fonts=bundle.fonts(),
        icons=folder / "icons",
        help=folder / "help",
        wordings=folder / "wordings" / "th.json",
        example=folder / "samples" / "planning-2567-r1.json",
        page_worker=page_worker_command(),
        translate_into=_translate_into,
        log_unexpected=_log_unexpected,
        save_log=_save_log,
        font_fault=font_fault,
        manual=manual,
    )


def font_fault(chosen: str) -> WorldFault | None:
    """Why the forms can't be printed in a font file of this computer; None if they can."""
    from ita_desk.office_fonts import office_fonts

    return office_fonts(chosen).fault


def window_settings() -> Path:
    """The file of the window's own settings, likewise."""
    return places().settings


def _translate_into(language: str) -> Callable[[str], str]:
    from ita_desk.language import translations

    return translations(language).gettext


def _log_unexpected(error: BaseException) -> None:
    from ita_desk.error_log import log_unexpected

    log_unexpected(error, error_log(), version())


def _save_log(target: Path) -> None:
    from ita_desk.error_log import save_log_for_support

    save_log_for_support(target, error_log(), version())


def has_display(platform: str, environment: Mapping[str, str]) -> bool:
    """Whether Qt will find somewhere to draw: only on Linux may there be none."""
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not platform.startswith("linux") or any(environment.get(name) for name in names)
