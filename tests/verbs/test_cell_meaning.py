"""What is pasted into a cell means the same as what is typed, and is refused with the reason."""

import pytest

from ita_desk.model.block import block_of
from ita_desk.model.mark import TICK, Mark
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import grid, result_table
from ita_desk.verbs.plan_table import PlanTable
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.tables import EntityTable

MEETINGS = 5


@pytest.mark.parametrize("word", ["FALSE", "0", "ไม่", "ไม่เผยแพร่", "ห้ามเผยแพร่", "ลับ", "-", "x"])
def test_a_word_for_no_is_no_in_a_yes_no_column(store, load, word):
    activity = load().activities[MEETINGS]
    ids = [result.id for result in activity.results]
    grid.paste(store, ResultTable(activity), block_of([[word]]), ids=ids, left="public")
    assert load().activities[MEETINGS].results[0].public is False


def test_a_word_that_is_neither_is_refused_and_nothing_is_pasted(store, load):
    before, activity = load(), load().activities[MEETINGS]
    ids = [result.id for result in activity.results]
    block = block_of([["x"], ["อาจจะ"]])
    with pytest.raises(InvalidValue, match="neither yes"):
        grid.paste(store, ResultTable(activity), block, ids=ids, left="public")
    assert load() == before


@pytest.mark.parametrize("typed", ["86,5", "8,65", "4,5", "1,00"])
def test_a_decimal_comma_is_refused_and_never_a_hundredfold(store, load, dossier_id, typed):
    table = EntityTable("kpi_row", dossier_id, ["code"], {})
    grid.write(store, table, None, "code", "1.1")
    row = load().kpi_sheet.rows[0]
    for field in ("full_score", "self_score"):
        with pytest.raises(InvalidValue, match="after a point"):
            grid.write(store, table, row.id, field, typed)
    grid.write(store, table, row.id, "self_score", "1,234.50")
    assert load().kpi_sheet.rows[0].self_score == "1234.50"


@pytest.mark.parametrize(
    ("text", "stored"),
    [("09:00:00", "09:00"), ("9:00 AM", "09:00"), ("1:30 PM", "13:30"), ("", "")],
)
def test_times_of_excel_are_read(store, load, text, stored):
    result = load().activities[MEETINGS].results[3]
    table = ResultTable(load().activities[MEETINGS])
    grid.write(store, table, result.id, "time", text)
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
    first, second, *_ = [activity.id for activity in load().activities]
    grid.paste(store, PlanTable(load()), block_of([[text]]), ids=[first], left="quality")
    grid.write(store, PlanTable(load()), second, "quarter_3", text)
    assert load().activities[0].quality == load().activities[1].quarter_3 == mark


def test_numbers_that_run_on_make_an_activity_counted(store, load, dossier_id):
    lines = "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://a.go.th\nครั้งที่ 2 วันที่ 8 ม.ค. 67"
    first = load().activities[0].id
    grid.paste(store, PlanTable(load()), block_of([[lines]]), ids=[first], left="results")
    activity = load().activities[0]
    assert activity.counted
    assert [result.text for result in activity.results] == ["", ""]
    result_table.add_lines(store, activity.id, "ครั้งที่ 7 วันที่ 9 ก.พ. 67")
    assert load().activities[0].results[2].text == "ครั้งที่ 7"
