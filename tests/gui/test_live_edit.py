"""Fields that save themselves."""

import pytest
from keyboard import Keyboard
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.phrase_completion import PhraseCompletion, matching


class Kept:
    """What a field wrote, and whether writing works."""

    def __init__(self):
        self.writes = []
        self.works = True

    def write(self, text, merge_key):
        if self.works:
            self.writes.append((text, merge_key))
        return self.works

    @property
    def texts(self):
        return [text for text, _ in self.writes]


@pytest.fixture(params=[QLineEdit, QPlainTextEdit])
def field(request, qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    field = request.param()
    field.other = QLineEdit()
    column.addWidget(field)
    column.addWidget(field.other)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    field.setFocus()
    field.window_kept_alive = window
    return field


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def live(field, kept):
    return LiveEdit(field, kept.write)


@pytest.fixture
def keyboard():
    return Keyboard()


def text_of(field):
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def test_it_is_kept_a_second_after_the_first_key(live, keyboard, kept, qtbot):
    keyboard.write("กข")
    assert kept.writes == []
    qtbot.waitUntil(lambda: kept.texts == ["กข"], timeout=2500)


def test_it_is_kept_when_left_and_one_visit_has_one_key(live, field, keyboard, kept):
    keyboard.write("ก")
    live.commit()
    keyboard.write("ข")
    field.other.setFocus()
    assert kept.texts == ["ก", "กข"]
    assert len({key for _, key in kept.writes}) == 1
    field.setFocus()
    keyboard.write("ค")
    live.leave()
    assert len({key for _, key in kept.writes}) == 2


def test_escape_gives_back_what_was_there(live, field, keyboard, kept):
    live.show("เดิม")
    keyboard.write("ใหม่")
    keyboard.press("Esc")
    assert text_of(field) == "เดิม"
    assert kept.writes == []


def test_escape_after_it_was_kept_is_a_step_of_its_own(live, field, keyboard, kept):
    live.show("เดิม")
    keyboard.write("ใหม่")
    live.commit()
    keyboard.press("Esc")
    assert text_of(field) == "เดิม"
    assert kept.writes[-1] == ("เดิม", "")


def test_what_could_not_be_kept_stays_and_is_tried_again(live, field, keyboard, kept):
    kept.works = False
    keyboard.write("ก")
    assert not live.commit()
    live.show("จากที่อื่น")
    assert text_of(field) == "ก"
    kept.works = True
    assert live.commit()
    assert kept.texts == ["ก"]


def test_nothing_typed_writes_nothing(live, field, kept):
    live.show("เดิม")
    field.other.setFocus()
    assert kept.writes == []


def test_phrases_that_begin_come_before_those_that_contain():
    phrases = ("กลุ่มคณะทำงาน", "คณะทำงาน", "งานพัสดุ", "คณะทำงานย่อย")
    found = matching(phrases, "คณะ")
    assert found == ["คณะทำงาน", "คณะทำงานย่อย", "กลุ่มคณะทำงาน"]
    assert matching(phrases, "") == []
    assert matching(phrases, "คณะทำงาน") == ["คณะทำงานย่อย", "กลุ่มคณะทำงาน"]


def test_a_chosen_phrase_replaces_what_was_typed(field, live, keyboard, kept):
    completion = PhraseCompletion(field, lambda: ["คณะทำงาน", "คณะกรรมการ"])
    keyboard.write("คณะ")
    assert completion.suggestions == ["คณะทำงาน", "คณะกรรมการ"]
    keyboard.press("Down", "Down", "Return")
    assert text_of(field) == "คณะกรรมการ"
    assert completion.suggestions == []
    live.leave()
    assert kept.texts == ["คณะกรรมการ"]


def test_escape_closes_the_list_first(field, live, keyboard):
    completion = PhraseCompletion(field, lambda: ["คณะทำงาน"])
    keyboard.write("คณะ")
    keyboard.press("Esc")
    assert completion.suggestions == []
    assert text_of(field) == "คณะ"
    keyboard.press("Esc")
    assert text_of(field) == ""


@pytest.mark.parametrize("letter", ["\r", "\u2029", "\ufdd0", "\u00a0", "\n", "\x07"])
def test_a_visit_without_typing_changes_no_character(field, kept, live, letter):
    """Some characters can't stand in a field of Qt; they are not lost by being looked at."""
    live.show(f"ก{letter}ข")
    assert not live.pending
    live.leave()
    live.show(f"ก{letter}ข")
    live.revert()
    live.leave()
    assert kept.texts == []
