"""Soft line ends of other programs are line ends here, typed and pasted; no words grow together."""

import pytest
from keyboard import Keyboard, copy_elsewhere
from PySide6.QtWidgets import QApplication

from ita_desk.model.place import Place


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


@pytest.mark.parametrize("end", ["\x0b", "\x0c", "\x85", "\u2028", "\u2029", "\r\n", "\r", "\n"])
def test_a_soft_line_end_is_pasted_as_a_line_end(example, tree, keys, end):
    go(example, Place("cover_memo", tree().id, "cause"))
    copy_elsewhere(f"กิจกรรมที่หนึ่ง{end}กิจกรรมที่สอง")
    keys.press("Ctrl+A", "Ctrl+V")
    example.workspace.pages.front.commit()
    assert tree().cover_memo.cause == "กิจกรรมที่หนึ่ง\nกิจกรรมที่สอง"


@pytest.mark.parametrize("end", ["\x0b", "\u2028"])
def test_nor_do_words_grow_together_in_an_open_cell(example, tree, keys, end):
    activity = tree().activities[0]
    go(example, Place("activity", activity.id, "title"))
    copy_elsewhere(f"รายงาน 1{end}รายงาน 2")
    keys.press("F2", "Ctrl+A", "Ctrl+V", "Return")
    assert tree().activities[0].title == "รายงาน 1\nรายงาน 2"


def test_shift_enter_types_a_line_end(example, tree, keys):
    go(example, Place("cover_memo", tree().id, "cause"))
    keys.press("Ctrl+A")
    keys.write("ก")
    keys.press("Shift+Return")
    keys.write("ข")
    example.workspace.pages.front.commit()
    assert tree().cover_memo.cause == "ก\nข"
