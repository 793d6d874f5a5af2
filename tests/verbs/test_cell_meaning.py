"""What is pasted into a cell means the same as what is typed, and is refused with the reason."""

import pytest

from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import lists, plan_blocks, plan_typing, result_blocks

MEETINGS = 5


@pytest.mark.parametrize("word", ["FALSE", "0", "ไม่", "ไม่เผยแพร่", "-", "x"])
def test_a_word_for_no_is_no_in_a_yes_no_column(store, load, word):
    activity = load().activities[MEETINGS]
    result_blocks.paste(store, activity.id, [[word]], top=0, left="public")
    assert load().activities[MEETINGS].results[0].public is False


def test_a_word_that_is_neither_is_refused_and_nothing_is_pasted(store, load):
    before, activity = load(), load().activities[MEETINGS]
    with pytest.raises(InvalidValue, match="neither yes"):
        result_blocks.paste(store, activity.id, [["x"], ["อาจจะ"]], top=0, left="public")
    assert load() == before


@pytest.mark.parametrize("typed", ["86,5", "8,65", "4,5", "1,00"])
def test_a_decimal_comma_is_refused_and_never_a_hundredfold(store, load, dossier_id, typed):
    lists.add(store, "kpi_row", dossier_id, "code", "1.1")
    row = load().kpi_sheet.rows[0]
    for field in ("full_score", "self_score"):
        with pytest.raises(InvalidValue, match="after a point"):
            lists.write(store, Place("kpi_row", row.id, field), typed)
    lists.write(store, Place("kpi_row", row.id, "self_score"), "1,234.50")
    assert load().kpi_sheet.rows[0].self_score == "1234.50"


@pytest.mark.parametrize(
    ("text", "stored"),
    [("09:00:00", "09:00"), ("9:00 AM", "09:00"), ("1:30 PM", "13:30"), ("", "")],
)
def test_times_of_excel_are_read(store, load, text, stored):
    result = load().activities[MEETINGS].results[3]
    result_blocks.write(store, result.id, "time", text)
    assert load().activities[MEETINGS].results[3].time == stored


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("\uf0fc", TICK),
        ("\xa0✓", TICK),
        ("✅", TICK),
        ("✓\n28 ธ.ค. 66", Mark(ticked=True, text="28 ธ.ค. 66")),
    ],
)
def test_a_tick_is_a_tick_typed_and_pasted(store, load, dossier_id, text, mark):
    plan_blocks.paste(store, dossier_id, [[text]], top=0, left="quality")
    place = Place("activity", load().activities[1].id, "quarter_3")
    plan_typing.type_mark(store, place, text)
    assert load().activities[0].quality == load().activities[1].quarter_3 == mark


def test_numbers_that_run_on_make_an_activity_counted(store, load, dossier_id):
    lines = "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://a.go.th\nครั้งที่ 2 วันที่ 8 ม.ค. 67"
    plan_blocks.paste(store, dossier_id, [[lines]], top=0, left="results")
    activity = load().activities[0]
    assert activity.counted
    assert [result.text for result in activity.results] == ["", ""]
    result_blocks.add_lines(store, activity.id, "ครั้งที่ 7 วันที่ 9 ก.พ. 67")
    assert load().activities[0].results[2].text == "ครั้งที่ 7"
