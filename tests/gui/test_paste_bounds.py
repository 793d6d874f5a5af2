"""What is pasted comes in whole or not at all; too much is told in one sentence, at once."""

import pytest
from keyboard import Keyboard, copy_elsewhere
from PySide6.QtWidgets import QApplication

from ita_desk.gui.form.text_field import TextField
from ita_desk.gui.paste_bounds import MOST_IN_FIELD
from ita_desk.model.place import Place

HUGE = "ประชุมคณะทำงาน " * 3_500_000


@pytest.fixture
def tree(example):
    work = example.workspace
    return lambda: work.session.dossier(work.session.dossier_id)


@pytest.fixture
def keys():
    yield Keyboard()
    copy_elsewhere("")


def go(program, place):
    assert program.workspace.navigation.go_to(place)
    QApplication.processEvents()


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("title", HUGE),
        ("title", "แถว\n" * 100_000),
        ("results", "\t".join(["x"] * 60_000)),
    ],
    ids=["50 MB", "rows", "cells"],
)
def test_a_table_takes_no_part_of_too_much(example, tree, keys, field, text):
    before, step = tree(), example.store.next_undo()
    activity = before.activities[5]
    place = Place("activity", activity.id, "title")
    go(example, place if field == "title" else Place("result", activity.results[0].id, "text"))
    copy_elsewhere(text)
    keys.press("Ctrl+V")
    (sentence,) = example.gateway.complaints
    assert sentence.startswith("Nothing was pasted")
    assert (tree(), example.store.next_undo()) == (before, step)
    copy_elsewhere("ข้อความใหม่")
    keys.press("Ctrl+V")
    assert tree() != before


def test_neither_does_a_cell_being_edited(example, tree, keys):
    before = tree()
    go(example, Place("activity", before.activities[5].id, "title"))
    keys.press("F2")
    copy_elsewhere("x" * (MOST_IN_FIELD + 1))
    keys.press("Ctrl+V")
    assert "at most 100,000 characters" in example.gateway.complaints[0]
    assert QApplication.focusWidget().toPlainText() == before.activities[5].title
    keys.press("Esc")
    assert tree() == before


def test_nor_a_line_of_a_form_nor_a_new_link(example, tree, keys):
    before = tree()
    go(example, Place("unit", before.id, "name"))
    line = QApplication.focusWidget()
    copy_elsewhere("x" * (MOST_IN_FIELD + 1))
    keys.press("Ctrl+V")
    assert line.text() == before.unit.name
    copy_elsewhere("x" * MOST_IN_FIELD)
    keys.press("Ctrl+A", "Ctrl+V")
    assert line.text() == "x" * MOST_IN_FIELD
    assert len(example.gateway.complaints) == 1


def test_nor_a_text_of_a_document(example, tree, keys):
    go(example, Place("cover_memo", tree().id, "cause"))
    editor = QApplication.focusWidget()
    shown = editor.toPlainText()
    copy_elsewhere(HUGE)
    keys.press("Ctrl+V")
    assert editor.toPlainText() == shown
    assert isinstance(editor.parentWidget(), TextField)
    assert len(example.gateway.complaints) == 1


def test_nor_an_address_from_the_clipboard(example, tree, keys):
    before = tree()
    go(example, Place("result", before.activities[5].results[0].id, "text"))
    copy_elsewhere("https://a.go.th/" + "x" * MOST_IN_FIELD)
    keys.press("Ctrl+L")
    assert tree() == before
    assert len(example.gateway.complaints) == 1
