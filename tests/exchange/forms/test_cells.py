"""Marks in the cells of a form: the signs are those of the clipboard, in any symbol font."""

import pytest

from ita_desk.exchange.forms.cells import read_mark
from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.office.paper import WHOLE_FILE, Cell, Paragraph, Piece
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.place import Place
from ita_desk.thai.symbol_fonts import BOXES, CROSSES, TICKS

PLACE = Place("activity", 1, "quantity")


def read(text):
    draft = Draft()
    cell = Cell(0, 0, (Paragraph((Piece(text),), WHOLE_FILE),), WHOLE_FILE)
    return read_mark(cell, PLACE, draft), [doubt.code for doubt in draft.doubts]


@pytest.mark.parametrize("sign", [*TICKS, "\uf0fc", "\uf050", "✔\ufe0f"])
def test_every_tick_ticks(sign):
    assert read(sign) == (Mark(ticked=True), [])
    assert read(f"{sign} 5 คน") == (Mark(ticked=True, text="5 คน"), [])


@pytest.mark.parametrize("sign", set(CROSSES) - {"☒"})
def test_a_bare_cross_is_asked_about_and_kept(sign):
    assert read(sign) == (Mark(text="✗"), ["crossed"])


def test_a_crossed_box_ticks_and_is_asked_about():
    assert read("☒") == (Mark(ticked=True), ["crossed"])


@pytest.mark.parametrize("sign", BOXES)
def test_an_empty_box_is_nothing(sign):
    assert read(sign) == (EMPTY, ["empty-box"])
