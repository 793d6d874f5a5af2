"""The first chapter is done key by key at the real window, and ends with the PDF it promises."""

import importlib.util
import re
import sys

import pytest
from manual_walk import named_actions, walk
from pdf_texts import pdfium_pages, without_blanks
from PySide6.QtGui import QAction, QKeySequence

from ita_desk import app
from ita_desk.contents.manual import shown_name
from ita_desk.gui.help.help_panel import TABLE_KEYS

WAIT = 60_000
ON_EVERY_KEYBOARD = {"Up", "Down", "Left", "Right", "Enter", "Tab", "Ctrl+Up", "F1"}


@pytest.fixture(scope="module")
def script(project_folder):
    """The module that makes the pictures."""
    spec = importlib.util.spec_from_file_location(
        "make_manual_pictures", project_folder / "docs" / "make_manual_pictures.py"
    )
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def thai(start):
    program = start(english=False)
    program.window.activateWindow()
    return program


def in_sight(program, script, qtbot):
    """Wait until all that a picture is there for is in sight; the first that isn't is told."""

    def check(name):
        def nothing_is_missing():
            assert (name, script.missing(program, script.PICTURES[name])) == (name, set())

        qtbot.waitUntil(nothing_is_missing, timeout=WAIT)

    return check


def test_the_steps_of_the_first_chapter_end_with_the_pdf(thai, script, tmp_path, qtbot):
    chapter = app.manual().chapters[0]
    thai.gateway.file = target = tmp_path / "ฉบับจริง.pdf"
    look_at = in_sight(thai, script, qtbot)
    walk(thai, chapter, before=lambda block: block.kind != "picture" or look_at(block.name))
    qtbot.waitUntil(target.exists, timeout=WAIT)
    printed = without_blanks("".join(pdfium_pages(target.read_bytes())))
    typed = [
        span.source
        for block in chapter.blocks
        if block.kind == "step"
        for span in block.spans
        if span.kind == "typed"
    ]
    assert len(typed) >= 10
    assert not [text for text in typed if without_blanks(text) not in printed]
    assert thai.gateway.complaints == []
    assert len(thai.store.finals(thai.workspace.session.dossier_id)) == 1


def test_the_other_pictures_show_what_they_are_there_for(thai, script, qtbot):
    thai.actions.example.trigger()
    look_at = in_sight(thai, script, qtbot)
    for name, picture in script.PICTURES.items():
        if picture.act is not None:
            picture.act(thai)
            look_at(name)


def test_a_control_that_is_gone_is_told(thai, script):
    picture = script.Picture(("Start a round", "Close"))
    assert script.missing(thai, picture) == {"Close"}


def test_the_pictures_of_the_manual_are_those_of_the_script(script):
    assert set(app.manual().pictures) == set(script.PICTURES)


def test_every_menu_and_key_that_the_manual_names_is_there(example):
    work = example.workspace
    for position in range(len(work.pages.specs)):
        work.pages.page(position)
    actions = named_actions(example)
    paths = set(menu_paths(example.window.menuBar()))
    keys = {key for all_of in actions.values() for one in all_of for key in keys_of(one)}
    keys |= {key for words, _ in TABLE_KEYS for key in arrows_by_name(words)}
    keys |= ON_EVERY_KEYBOARD
    for block in (*app.manual("th").blocks, *app.manual("en").blocks):
        before = None
        for span in block.spans:
            if span.kind == "control":
                names = [shown_name(name) for name in span.source.split(" > ")]
                assert len(names) == 1 or tuple(names) in paths, span.source
                before = names[-1]
            elif span.kind == "key":
                assert normal(span.source) in keys, span.source
                if before in actions:
                    own = {key for one in actions[before] for key in keys_of(one)}
                    assert not own or normal(span.source) in own, (before, span.source)
                before = None
            elif span.text.strip():
                before = None


def menu_paths(menu, before=()):
    """The ways to all commands; undo and redo tell behind a colon what they would do."""
    for action in menu.actions():
        for name in {action.text(), action.text().split(":")[0]}:
            path = (*before, shown_name(name))
            yield path
            if action.menu() is not None:
                yield from menu_paths(action.menu(), path)


def keys_of(action: QAction):
    return {normal(key.toString()) for key in action.shortcuts()}


def normal(key):
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def arrows_by_name(words):
    for arrow, name in (("↑", "Up"), ("↓", "Down")):
        words = words.replace(arrow, name)
    return {normal(key) for key in re.split(", ", words)}
