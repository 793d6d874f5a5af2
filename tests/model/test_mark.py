"""A mark is nothing, a tick, a text, or both."""

from dossier_strategies import marks
from hypothesis import given

from ita_desk.model.mark import EMPTY, TICK, Mark


@given(mark=marks)
def test_typing_keeps_the_tick(mark: Mark):
    assert mark.with_text("พ.ค. 68") == Mark(mark.ticked, "พ.ค. 68")


def test_a_mark_is_true_when_something_is_printed():
    assert [bool(mark) for mark in (EMPTY, TICK, Mark(text=" "), Mark(True, "1 ครั้ง"))] == [
        False,
        True,
        True,
        True,
    ]
