"""What is pasted into a cell means the same as what is typed, and is refused with the reason."""

import pytest

from ita_desk.model.block import Block, Cell, block_of
from ita_desk.model.mark import TICK, Mark
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import grid, result_table
from ita_desk.verbs.plan_table import PlanTable
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.tables import EntityTable, Pasted

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


LINKED = Cell("ประกาศ", "linked", "ประกาศ https://a.go.th/1")


def results_with(store, activity, columns, *cells):
    """Paste cells from elsewhere into the first result; what was told of it."""
    pasted, ids = Pasted(), [result.id for result in activity.results]
    block = Block((cells,), tabular=True)
    grid.paste(store, ResultTable(activity), block, pasted, ids=ids, left=columns)
    return pasted


def test_the_address_of_a_hyperlink_in_a_text_becomes_one_of_its_result(store, load):
    activity = load().activities[MEETINGS]
    before = [item.url for item in activity.results[0].evidence]
    results_with(store, activity, "text", LINKED)
    result = load().activities[MEETINGS].results[0]
    assert result.text == "ประกาศ"
    assert [item.url for item in result.evidence] == [*before, "https://a.go.th/1"]


def test_the_address_of_a_hyperlink_that_has_no_room_is_told(store, load):
    pasted, first = Pasted(), load().activities[0].id
    block = Block(((LINKED,),), tabular=True)
    grid.paste(store, PlanTable(load()), block, pasted, ids=[first], left="title")
    assert load().activities[0].title == "ประกาศ"
    assert pasted.unread == ["https://a.go.th/1"]


def test_fields_for_addresses_take_that_of_a_hyperlink(store, dossier_id, load):
    table = EntityTable("level_result", dossier_id, ["links"], {}, new={"level": 1})
    grid.paste(store, table, Block(((LINKED,),), tabular=True), ids=[], left="links")
    assert load().level_summary.results[-1].links == "https://a.go.th/1"


def test_the_time_of_a_spreadsheets_date_goes_where_times_stand_or_is_told(store, load):
    activity = load().activities[MEETINGS]
    day = Cell("4 ธ.ค. 66 09.00 น.", "date", "2023-12-04")
    grid.write(store, ResultTable(activity), activity.results[0].id, "time", "")
    results_with(store, load().activities[MEETINGS], "date", day)
    result = load().activities[MEETINGS].results[0]
    assert (result.date.iso(), result.time) == ("2023-12-04", "09:00")
    grid.write(store, ResultTable(activity), activity.results[0].id, "time", "13.00")
    pasted = results_with(store, load().activities[MEETINGS], "date", day)
    assert load().activities[MEETINGS].results[0].time == "13:00"
    assert pasted.unread == ["09.00 น."]


def test_a_spreadsheets_date_among_results_is_a_day_something_was_done(store, load):
    first, day = load().activities[0].id, Cell("4 ธ.ค. 66", "date", "2023-12-04")
    grid.paste(
        store, PlanTable(load()), Block(((day,),), tabular=True), ids=[first], left="results"
    )
    (result,) = load().activities[0].results
    assert (result.kind, result.date and result.date.iso()) == ("occurrence", "2023-12-04")


@pytest.mark.parametrize("url", ["www.a.go.th", "แฟ้ม 5", "https://a.go.th/1", "a\nb"])
def test_titles_stay_with_their_addresses_when_another_is_typed_below(store, load, url):
    activity = load().activities[MEETINGS]
    row = activity.results[0].id
    block = Block(((Cell("x", "links", [["ภาพ กิจกรรม", url]]),),), own=True, tabular=True)
    grid.paste(store, ResultTable(activity), block, ids=[row], left="links")
    table = ResultTable(load().activities[MEETINGS])
    grid.write(store, table, row, "links", f"{table.cell(row, 'links').text}\nhttps://b.go.th")
    found = [(item.title, item.url) for item in load().activities[MEETINGS].results[0].evidence]
    assert found == [("ภาพ กิจกรรม", url), ("", "https://b.go.th")]


CATEGORIES = {"meeting": "การประชุม", "other": "อื่น ๆ"}


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("การประชุม", "meeting"),
        ("การประชุม\u200b", "meeting"),
        ("Meeting", "meeting"),
        ("อื่นๆ", "other"),
        (" อื่น\xa0ๆ ", "other"),
    ],
)
def test_a_choice_is_known_by_its_word_whatever_its_blanks_and_capitals(store, load, word, value):
    activity = load().activities[0]
    table = ResultTable(activity, words={"kind": {}, "category": CATEGORIES})
    grid.paste(store, table, block_of([[word]]), ids=[activity.results[0].id], left="category")
    assert load().activities[0].results[0].category == value


def test_a_number_that_is_chosen_by_a_word_is_read_by_it(store, dossier_id, load):
    words = {"level": {"1": "ระดับที่ 1", "2": "ระดับที่ 2"}}
    table = EntityTable("level_item", dossier_id, ["level", "item"], {}, words=words)
    grid.paste(store, table, block_of([["ระดับที่ 2", "2.9"]]), ids=[], left="level")
    item = load().level_items[-1]
    assert (item.level, item.item) == (2, "2.9")
