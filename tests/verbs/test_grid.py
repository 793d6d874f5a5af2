"""The acts of a grid, on each of the tables that there are."""

import pytest

from ita_desk.model.block import Block, Cell, PasteTooLarge, block_of
from ita_desk.model.cell_texts import mark_as_text, mark_of_text
from ita_desk.model.changes import Changes
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import fields, grid, measures
from ita_desk.verbs.grid import DoesNotFit
from ita_desk.verbs.measures import assign_measure
from ita_desk.verbs.plan_table import PLAN_COLUMNS, MonthTable, PlanTable
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.tables import Pasted
from ita_desk.verbs.whole_rows import whole


@pytest.fixture
def ids(load):
    return [activity.id for activity in load().activities]


@pytest.fixture
def paste(store, load, ids):
    """Paste texts (or a block) into the plan, from a row and a column on."""

    def act(block, *, top=0, left="title", size=(1, 1), pasted=None, **told):
        given = block if isinstance(block, Block) else block_of(block, tabular=True)
        table = PlanTable(load())
        return grid.paste(store, table, given, pasted, ids=ids[top:], left=left, size=size, **told)

    return act


def texts(block):
    return [[cell.text for cell in row] for row in block.rows]


def test_a_rectangle_comes_back_as_text(load, ids):
    block = grid.copy(PlanTable(load()), ids[:2], ["title", "quality", "quarter_1"])
    assert texts(block)[0][0].startswith("จัดทำคำสั่ง")
    assert texts(block)[0][1:] == ["✓", "✓"]


@pytest.mark.parametrize("sign", ["✓", "✔", "√", "☑", "✔\ufe0f"])
def test_pasted_signs_become_ticks(paste, load, sign):
    paste([[sign, "1 ครั้ง"]], left="quantity")
    activity = load().activities[0]
    assert activity.quantity == TICK
    assert activity.quality == Mark(text="1 ครั้ง")


def test_a_paste_is_one_step_and_adds_rows_past_the_end(store, paste, load):
    before = load()
    changes = paste([["ก", "✓"], ["ข", ""], ["ค", "x"]], top=13)
    assert [activity.title for activity in load().activities[13:]] == ["ก", "ข", "ค"]
    assert load().activities[15].measure_id == load().activities[13].measure_id
    assert changes.focus.id == before.activities[13].id
    store.undo()
    assert load() == before


def test_a_block_past_the_last_column_is_refused_whole(paste, load):
    before = load()
    with pytest.raises(DoesNotFit, match="3 columns wide, but only 2 fit"):
        paste([["1", "2", "3"]], left="quarter_4")
    assert load() == before


def test_a_single_cell_fills_the_selected_area_as_in_excel(paste, load):
    paste([["✓"]], top=2, left="quarter_3", size=(3, 2))
    ticked = [(a.quarter_3, a.quarter_4) for a in load().activities]
    assert ticked[2:5] == [(TICK, TICK)] * 3
    assert ticked[5] == (Mark(), Mark())


def test_a_paste_is_bounded_by_what_it_fills(paste, load):
    before = load()
    with pytest.raises(PasteTooLarge):
        paste([["x" * 200_000]], size=(14, 1))
    assert load() == before
    paste([["x" * 200_000]])
    assert load().activities[0].title == "x" * 200_000


def test_pasting_nothing_changes_nothing(paste):
    assert paste([]) == Changes()
    assert paste([[]]) == Changes()


def test_pasting_a_measure_reassigns_the_row(paste, load):
    name = load().measures[1].title
    paste([[name, "ชื่อ"], ["ใหม่", "อื่น"]], left="measure")
    dossier = load()
    titles = [dossier.measure(one.measure_id).title for one in dossier.activities[:2]]
    assert titles == [name, "ใหม่"]


def test_a_new_measure_stands_behind_that_of_the_row_above_it(paste, load):
    before = [measure.title for measure in load().measures]
    paste([["ใหม่ 1", "ก"], [before[0], "ข"], ["ใหม่ 2", "ค"]], left="measure")
    titles = [measure.title for measure in load().measures]
    assert titles == [before[0], "ใหม่ 2", "ใหม่ 1", before[1]]


def test_what_fills_one_row_of_a_measure_leaves_its_order(store, load, dossier_id):
    measures.assign_measure(store, [load().activities[0].id], "มาตรการใหม่")
    assert [one.title for one in load().measures][1] == "มาตรการใหม่"


def test_pasted_result_lines_become_dated_occurrences_with_their_addresses(paste, load):
    lines = (
        "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://example.com/a\n"
        "วันที่ 26 ม.ค. 67\nhttps://example.com/b\n"
        "- ภาพกิจกรรม\nคำสั่งกองแผนงาน ที่ 73/2566"
    )
    paste([[lines]], left="results")
    first, second, bullet, order = load().activities[0].results
    assert (first.kind, first.date.iso()) == ("occurrence", "2023-12-04")
    assert first.evidence[0].url == "https://example.com/a"
    assert (second.date.iso(), second.evidence[0].url) == ("2024-01-26", "https://example.com/b")
    assert (bullet.kind, bullet.text) == ("bullet", "ภาพกิจกรรม")
    assert (order.kind, order.text) == ("paragraph", "คำสั่งกองแผนงาน ที่ 73/2566")


def test_a_line_that_stands_already_keeps_what_no_line_tells(store, paste, load, ids):
    before = load()
    (text,) = texts(grid.copy(PlanTable(before), ids[5:6], ["results"]))[0]
    assert not paste([[text]], top=5, left="results")
    lines = text.split("\n")
    paste([["\n".join(["วันที่ 1 พ.ย. 66 เริ่ม", *lines[1:]])]], top=5, left="results")
    now = load().activities[5].results
    assert now[0].text == "เริ่ม"
    assert now[1:] == before.activities[5].results[1:]
    store.undo()
    assert load() == before


def test_results_travel_whole_and_equal_ones_stay(store, load, ids):
    source = load().activities[5].results[0]
    grid.write(store, ResultTable(load().activities[5]), source.id, "public", "")
    before = load()
    block = grid.copy(PlanTable(before), ids[5:6], ["results"])
    plan = PlanTable(before)
    assert not grid.paste(store, plan, block, ids=ids[5:], left="results")
    grid.paste(store, plan, block, ids=ids[7:], left="results")
    copied, original = load().activities[7].results, before.activities[5].results
    for one, other in zip(copied, original, strict=True):
        same = {"id": other.id, "key": other.key, "evidence": other.evidence}
        assert one.changed(same) == other
        assert [(e.title, e.url) for e in one.evidence] == [
            (e.title, e.url) for e in other.evidence
        ]


def test_clearing_empties_every_kind_of_cell(store, load, ids):
    grid.clear(store, PlanTable(load()), ids[5:6], PLAN_COLUMNS[1:])
    cleared = load().activities[5]
    assert (cleared.title, cleared.responsible, cleared.budget) == ("", "", None)
    assert not any([cleared.quantity, cleared.quality, *cleared.quarters, cleared.results])
    store.undo()
    assert len(load().activities[5].results) == 4


def test_a_dash_for_no_budget_is_no_budget(paste, load):
    paste([["12000"], ["-"], [""]], left="budget")
    assert [activity.budget for activity in load().activities[:3]] == ["12000", None, None]


def test_filling_copies_the_first_row_or_column(store, load, ids):
    grid.fill_down(store, PlanTable(load()), ids[0:3], ["responsible", "quarter_1"])
    assert [a.responsible for a in load().activities[:4]] == ["กลุ่มอำนวยการ"] * 3 + ["คณะทำงาน"]
    grid.fill_right(store, PlanTable(load()), ids[:2], ["quarter_1", "quarter_2", "quarter_3"])
    assert [a.quarter_3 for a in load().activities[:3]] == [TICK, TICK, Mark()]


def test_results_are_filled_down_whole(store, load, ids):
    grid.fill_down(store, PlanTable(load()), [ids[5], ids[6]], ["results"])
    five, six = (load().activities[number].results for number in (5, 6))
    assert [(one.category, one.time, one.place) for one in six] == [
        (one.category, one.time, one.place) for one in five
    ]


def test_typing_a_measure_makes_it_when_it_is_new_and_drops_a_nameless_one(store, load, ids):
    assign_measure(store, ids[:1], "")
    assert [measure.title for measure in load().measures].count("") == 1
    assign_measure(store, ids[:1], "มาตรการที่สาม")
    assert "" not in [measure.title for measure in load().measures]
    assert load().measure(load().activities[0].measure_id).title == "มาตรการที่สาม"


def test_measures_that_differ_by_blanks_are_one(store, load, ids):
    title = load().measures[1].title
    assign_measure(store, ids[:1], f"\xa0{title.replace(' ', chr(0xA0))} ")
    assert len(load().measures) == 2
    assert load().activities[0].measure_id == load().measures[1].id


@pytest.mark.parametrize("text", ["", "1 ครั้ง", " x", "ก\nข"])
@pytest.mark.parametrize("ticked", [True, False])
def test_a_mark_survives_copy_and_paste(ticked, text):
    assert mark_of_text(mark_as_text(Mark(ticked, text))) == Mark(ticked, text)


def test_a_typed_tick_ticks_and_other_text_keeps_the_tick(store, load, ids):
    grid.write(store, PlanTable(load()), ids[0], "quality", "1 ครั้ง")
    assert load().activities[0].quality == Mark(ticked=True, text="1 ครั้ง")
    grid.write(store, PlanTable(load()), ids[0], "quantity", "✓ 2 คณะ")
    assert load().activities[0].quantity == Mark(ticked=True, text="2 คณะ")


# Blocks from elsewhere.

HEAD = [
    ["ลำดับ", "มาตรการ/แนวทาง", "แผน/โครงการ/กิจกรรม", "ตัวชี้วัด", "", "ผู้รับผิดชอบ"],
    ["", "", "", "เชิงปริมาณ", "เชิงคุณภาพ", ""],
]


def test_heads_and_the_column_of_numbers_are_left_out_and_told(paste, load):
    body = [["1", "ใหม่", "กิจกรรม ก", "✓", "", "กลุ่ม"], ["๒", "", "กิจกรรม ข", "", "✓", ""]]
    told = Pasted()
    paste([*HEAD, *body], left="measure", numbered=True, pasted=told)
    assert [a.title for a in load().activities[:2]] == ["กิจกรรม ก", "กิจกรรม ข"]
    assert (told.headers, told.numbers, told.height, told.width) == (2, True, 2, 5)
    assert told.read == {"tick": 2}


def test_a_title_like_a_heading_is_a_title(paste, load):
    told = Pasted()
    paste([["ประชุม"], ["กิจกรรม"]], pasted=told)
    assert [a.title for a in load().activities[:2]] == ["ประชุม", "กิจกรรม"]
    assert told.headers == 0


def test_blank_measures_below_one_belong_to_it_but_our_own_are_blank(store, paste, load):
    lines = [["มาตรการ ก", "1"], ["", "2"], ["มาตรการ ข", "3"], ["", "4"]]
    paste(lines, left="measure")
    dossier = load()
    named = [dossier.measure(a.measure_id).title for a in dossier.activities[:4]]
    assert named == ["มาตรการ ก", "มาตรการ ก", "มาตรการ ข", "มาตรการ ข"]
    store.undo()
    own = tuple(tuple(Cell(text) for text in line) for line in lines)
    paste(Block(own, own=True, tabular=True), left="measure")
    dossier = load()
    named = [dossier.measure(a.measure_id).title for a in dossier.activities[:4]]
    assert named == ["มาตรการ ก", "", "มาตรการ ข", ""]


def test_a_blank_measure_below_none_leaves_what_stands(paste, load):
    before = load()
    paste([["", "ใหม่"]], left="measure")
    assert load().activities[0].measure_id == before.activities[0].measure_id


# Results.

MEETINGS = 5


@pytest.fixture
def activity(load):
    return lambda: load().activities[MEETINGS]


def test_a_typed_date_makes_an_occurrence_and_a_text_a_paragraph(store, activity):
    grid.write(store, ResultTable(activity()), None, "date", "ธ.ค. 66")
    grid.write(store, ResultTable(activity()), None, "text", "สรุป")
    assert [result.kind for result in activity().results[-2:]] == ["occurrence", "paragraph"]
    assert activity().results[-2].date.iso() == "2023-12"


def test_a_block_repeats_in_a_taller_selection_and_adds_rows(store, activity):
    ids = [result.id for result in activity().results]
    table = ResultTable(activity())
    grid.paste(store, table, block_of([["9.9"]]), ids=ids, left="level_item", size=(4, 1))
    assert [result.level_item for result in activity().results] == ["9.9"] * 4
    block = block_of([["a", "h://1"], ["b", ""]])
    grid.paste(store, ResultTable(activity()), block, ids=ids[3:], left="text")
    assert [result.text for result in activity().results[3:]] == ["a", "b"]
    assert activity().results[4].evidence == ()


def test_a_block_that_cannot_be_kept_changes_nothing(store, activity, load):
    before = load()
    ids = [result.id for result in activity().results]
    for left, line in (("level_item", ["ก", "ไม่ใช่เวลา"]), ("category", ["ไม่มีประเภทนี้"])):
        with pytest.raises(InvalidValue):
            grid.paste(store, ResultTable(activity()), block_of([line]), ids=ids, left=left)
    assert load() == before


def test_clearing_leaves_kinds_categories_and_what_is_public(store, activity):
    result = activity().results[3]
    columns = ("kind", "date", "links", "category", "time", "place", "public")
    grid.clear(store, ResultTable(activity()), [result.id], columns)
    cleared = activity().results[3]
    assert (cleared.kind, cleared.category, cleared.public) == (result.kind, result.category, True)
    assert (cleared.date, cleared.time, cleared.place, cleared.evidence) == (None, "", "", ())


def test_two_lines_of_addresses_are_two_addresses_of_the_one_result(store, activity):
    ids = [result.id for result in activity().results]
    lines = block_of([["https://a.go.th"], ["ก https://b.go.th"]])
    grid.paste(store, ResultTable(activity()), lines, ids=ids, left="links")
    links = [(item.title, item.url) for item in activity().results[0].evidence]
    assert links == [("", "https://a.go.th"), ("ก", "https://b.go.th")]


def test_a_new_result_is_of_the_kind_of_the_one_above(store, activity):
    last = activity().results[-1]
    grid.add_row(store, ResultTable(activity()), None, last.id)
    assert activity().results[-1].kind == last.kind


# Months.


def test_months_are_pasted_filled_and_cleared_and_no_row_is_added(store, load, ids):
    table = MonthTable(load())
    grid.paste(store, table, block_of([["✓", "", "✓"]]), ids=ids, left="month_10")
    assert load().activities[0].months == (10, 12)
    grid.fill_down(store, MonthTable(load()), ids[:2], ["month_10", "month_11"])
    assert 10 in load().activities[1].months
    with pytest.raises(DoesNotFit, match="2 rows long, but only 1 fit"):
        grid.paste(store, table, block_of([["✓"], ["✓"]]), ids=ids[-1:], left="month_10")
    grid.clear(store, MonthTable(load()), ids[:1], ["knowledge_topic", "month_10"])
    assert load().activities[0].months == (12,)


def test_a_whole_row_takes_along_what_no_column_shows(store, load, ids):
    fields.edit(store, Place("activity", ids[0], "level_item"), "3.1")
    source = load()
    block = grid.copy(PlanTable(source), ids[:1], PLAN_COLUMNS, whole=True)
    grid.paste(store, PlanTable(source), block, ids=[], left="measure")
    new, old = load().activities[-1], source.activities[0]
    assert (new.level_item, new.months, new.counted) == ("3.1", old.months, old.counted)


@pytest.mark.parametrize(
    "below",
    ["", " ", "\xa0", "\u200b", '"', "〃", "(ต่อ)", "มาตรการ ก (ต่อ)", "มาตรการ ก ต่อ", "มาตรการ ก "],
)
def test_a_cell_below_a_measure_may_only_say_that_it_goes_on(paste, load, below):
    paste([["มาตรการ ก", "กิจกรรม 1"], [below, "กิจกรรม 2"]], left="measure")
    first, second = load().activities[:2]
    assert (first.measure_id, second.title) == (second.measure_id, "กิจกรรม 2")
    assert load().measure(first.measure_id).title == "มาตรการ ก"


@pytest.mark.parametrize("below", ["มาตรการ ข (ต่อ)", "-", "มาตรการ กต่อ"])
def test_other_words_below_a_measure_are_another(paste, load, below):
    paste([["มาตรการ ก", "กิจกรรม 1"], [below, "กิจกรรม 2"]], left="measure")
    assert load().measure(load().activities[1].measure_id).title == below


def test_columns_past_the_last_in_which_nothing_stands_are_no_reason_to_refuse(paste, load):
    told = Pasted()
    row = ["1", "มาตรการ ก", "กิจกรรม 1", *[""] * 9, " ", ""]
    paste([row], left="measure", pasted=told)
    assert (load().activities[0].title, told.numbers) == ("กิจกรรม 1", True)
    before = load()
    with pytest.raises(DoesNotFit):
        paste([[*row[:-1], "หมายเหตุ"]], left="measure")
    assert load() == before


def test_a_whole_row_takes_the_place_of_another_whole(store, load, ids):
    hidden = {
        "months": (10, 11),
        "knowledge_topic": "ความรู้",
        "level_item": "2.9",
        "numbered": False,
    }
    for name, value in hidden.items():
        fields.edit(store, Place("activity", ids[0], name), value)
    before = load()
    block = grid.copy(PlanTable(before), ids[:1], PLAN_COLUMNS, whole=True)
    grid.paste(store, PlanTable(before), block, ids=ids[2:], left=PLAN_COLUMNS[0])
    row = load().activities[2]
    assert {name: getattr(row, name) for name in hidden} == hidden
    assert whole("activity", row) == whole("activity", before.activities[0])
    store.undo()
    assert load() == before
    grid.paste(store, PlanTable(before), block, ids=ids, left=PLAN_COLUMNS[0])
    assert load() == before
