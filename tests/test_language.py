"""Thai or English by the system's settings, and a Thai catalogue without gaps."""

import os
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from ita_desk.language import chosen_language, translations

ENGLISH, THAI = "the file is empty", "ไฟล์ว่างเปล่า"
KEYWORDS = dict.fromkeys(("_", "N_", "translate", "_translate"))


@pytest.mark.parametrize(
    ("environment", "windows", "language"),
    [
        ({}, None, "en"),
        ({}, "th_TH", "th"),
        ({}, "en_US", "en"),
        ({}, "de_DE", "en"),
        ({"LANG": "th_TH.UTF-8"}, None, "th"),
        ({"LANG": "th"}, None, "th"),
        ({"LANG": "en_GB.UTF-8"}, "th_TH", "en"),
        ({"LANG": "C.UTF-8"}, "th_TH", "en"),
        ({"LANG": "POSIX"}, "th_TH", "en"),
        ({"LANG": ""}, "th_TH", "th"),
        ({"LANG": "th_TH", "LC_MESSAGES": "en_US"}, None, "en"),
        ({"LC_MESSAGES": "en_US", "LC_ALL": "th_TH@buddhist"}, None, "th"),
        ({"LC_ALL": "en_US", "LANGUAGE": "th:en"}, None, "th"),
        ({"LANGUAGE": "de:lo:th-TH:en"}, None, "th"),
        ({"LANGUAGE": "fr"}, "th_TH", "en"),
    ],
)
def test_the_language_is_the_first_the_user_wants_and_the_program_speaks(
    environment: dict[str, str], windows: str | None, language: str
):
    assert chosen_language(environment, windows) == language


def test_english_needs_no_catalogue():
    assert translations("en").gettext(ENGLISH) == ENGLISH


def test_thai_is_spoken():
    assert translations("th").gettext(ENGLISH) == THAI


def test_thai_is_spoken_without_a_compiled_catalogue(catalogues: Path):
    assert translations("th", catalogues).gettext(ENGLISH) == THAI


def test_a_compiled_catalogue_serves_alone_and_an_outdated_one_is_not_used(catalogues: Path):
    source = catalogues / "th" / "LC_MESSAGES" / "ita_desk.po"
    compiled = source.with_suffix(".mo")
    with compiled.open("wb") as file:
        write_mo(file, read_po(BytesIO(_catalogue("เก่า"))))
    os.utime(compiled, (1, 1))
    assert translations("th", catalogues).gettext(ENGLISH) == THAI

    os.utime(source, (1, 1))
    assert translations("th", catalogues).gettext(ENGLISH) == "เก่า"

    source.unlink()
    assert translations("th", catalogues).gettext(ENGLISH) == "เก่า"


def test_every_sentence_of_the_program_is_translated_with_the_same_placeholders(
    project_folder: Path,
):
    with (project_folder / "resources/translations/th/LC_MESSAGES/ita_desk.po").open("rb") as file:
        catalogue = read_po(file, locale="th")
    sentences = _sentences(project_folder / "src" / "ita_desk")
    faults = {
        sentence: catalogue.get(sentence)
        for sentence in sentences
        if _is_faulty(catalogue.get(sentence))
    }
    assert faults == {}
    assert len(sentences) > 100


def test_the_catalogue_has_no_sentence_that_the_program_lost(project_folder: Path):
    with (project_folder / "resources/translations/th/LC_MESSAGES/ita_desk.po").open("rb") as file:
        catalogue = read_po(file, locale="th")

    known = {message.id for message in catalogue if message.id}
    assert known - _sentences(project_folder / "src" / "ita_desk") == set()
    assert not catalogue.obsolete


def test_a_gap_and_a_lost_placeholder_are_found():
    assert _is_faulty(None)
    assert _is_faulty(Message("{file}: empty", ""))
    assert _is_faulty(Message("{file}: empty", "ว่าง"))
    assert _is_faulty(Message("{file}: empty", "{fiel}: ว่าง"))
    assert not _is_faulty(Message("{file}: empty", "ว่าง: {file}"))


def _is_faulty(message: Message | None) -> bool:
    if message is None or not message.string or message.fuzzy:
        return True
    return _placeholders(message.id) != _placeholders(message.string)


def _placeholders(sentence: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _sentences(folder: Path) -> set[str]:
    """Every sentence marked for translation in the source."""
    return {
        message
        for _, _, message, *_ in extract_from_dir(folder, keywords=KEYWORDS)
        if isinstance(message, str)
    }


def _catalogue(translation: str) -> bytes:
    return (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'
        f'msgid "{ENGLISH}"\nmsgstr "{translation}"\n'
    ).encode()


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    """A folder with a Thai catalogue that nobody has compiled."""
    folder = tmp_path / "th" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "ita_desk.po").write_bytes(_catalogue(THAI))
    return tmp_path
