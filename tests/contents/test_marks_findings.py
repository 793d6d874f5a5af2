"""Marks that mean a tick and don't have one."""

from datetime import date

import pytest

from ita_desk.contents.documents import ROUND_REPORT, find_faults
from ita_desk.model.mark import Mark
from ita_desk.model.tree import Activity, Dossier


def codes(mark):
    activity = Activity(id=4, measure_id=3, quarter_2=mark)
    tree = Dossier(id=7, fiscal_year=2567, round=1, activities=(activity,))
    found = find_faults(ROUND_REPORT, tree, date(2024, 3, 8))
    return [one.code for one in found if one.place.field == "quarter_2"]


@pytest.mark.parametrize("text", ["✓", "✅", "ü", "✓\n28 ก.พ. 67", "✔\ufe0f"])
def test_a_tick_that_stands_as_text_is_found(text):
    assert codes(Mark(text=text)) == ["tick-as-text"]


def test_one_of_a_symbol_font_is_told_once():
    assert codes(Mark(text="\uf0fc")) == ["symbol-font-sign"]


@pytest.mark.parametrize("mark", [Mark(ticked=True), Mark(text="1 ครั้ง"), Mark(text="/")])
def test_other_marks_are_let_be(mark):
    assert codes(mark) == []
