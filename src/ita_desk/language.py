"""The language of what the user reads: Thai or English, by the system's settings.

English sentences are the message ids, so only Thai has a catalogue. Words printed on forms are
data of the form and are not translated.
"""

import os
import sys
from collections.abc import Mapping
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from ita_desk.bundle import BrokenInstallationError, resources

DOMAIN = "ita_desk"
TRANSLATED = ("th",)
# A wheel unpacks the two files of a catalogue at nearly the same moment.
_SAME_MOMENT_SECONDS = 2


def user_translations() -> NullTranslations:
    """The translations for the language of this user's system.

    An installation without its catalogues speaks English: it must be able to say what it lacks.
    """
    language = chosen_language(os.environ, _windows_language())
    try:
        return translations(language)
    except (BrokenInstallationError, OSError):
        return NullTranslations()


def chosen_language(environment: Mapping[str, str], windows_language: str | None = None) -> str:
    """``th`` or ``en``: the first of the user's languages that the program speaks.

    The variables are those of GNU gettext, LANGUAGE being a list; where none is set, Windows'
    own setting (``th_TH``) counts, and English otherwise.
    """
    names = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    wanted = next((environment[name] for name in names if environment.get(name)), None)
    for locale in (wanted or windows_language or "").split(":"):
        language = locale.split(".")[0].split("@")[0].replace("-", "_").split("_")[0].lower()
        if language in (*TRANSLATED, "en", "c", "posix"):
            return language if language in TRANSLATED else "en"
    return "en"


def translations(language: str, folder: Path | None = None) -> NullTranslations:
    """The catalogue of ``language`` in ``folder`` (by default the bundled one).

    English needs none. Where the compiled file is missing or older than its source, as in a
    source tree, the source is compiled in memory.
    """
    if language not in TRANSLATED:
        return NullTranslations()
    folder = resources() / "translations" if folder is None else folder
    source = folder / language / "LC_MESSAGES" / f"{DOMAIN}.po"
    compiled = source.with_suffix(".mo")
    if _is_current(compiled, source):
        with compiled.open("rb") as file:
            return GNUTranslations(file)
    return GNUTranslations(_compiled_in_memory(source, language))


def _is_current(compiled: Path, source: Path) -> bool:
    if not compiled.exists():
        return False
    if not source.exists():
        return True
    return compiled.stat().st_mtime >= source.stat().st_mtime - _SAME_MOMENT_SECONDS


def _compiled_in_memory(source: Path, language: str) -> BytesIO:
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return compiled


def _windows_language() -> str | None:
    """Windows' language of menus and messages for this user, as ``th_TH``."""
    if sys.platform != "win32":
        return None
    import ctypes
    import locale

    return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
