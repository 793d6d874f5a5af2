import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.cell_texts import mark_as_text, mark_of_text
from ita_desk.model.changes import Changes
from ita_desk.model.mark import TICK, Mark
from ita_desk.verbs import measures, plan_blocks
from ita_desk.verbs.clipboard import block_of_text, text_of_block
from ita_desk.verbs.plan_cells import PLAN_COLUMNS, TooWide


def activity_ids(load):
    return [activity.id for activity in load().activities]


def test_a_rectangle_comes_back_as_text(load):
    block = plan_blocks.copy(load(), activity_ids(load)[:2], ["title", "quality", "quarter_1"])
    assert block[0][0].startswith("จัดทำคำสั่ง")
    assert block[0][1:] == ["✓", "✓"]


@pytest.mark.parametrize("sign", ["✓", "✔", "√", "☑", "✔\ufe0f"])
def test_pasted_signs_become_ticks(store, dossier_id, load, sign):
    plan_blocks.paste(store, dossier_id, [[sign, "1 ครั้ง"]], top=0, left="quantity")
    activity = load().activities[0]
    assert activity.quantity == TICK
    assert activity.quality == Mark(text="1 ครั้ง")


def test_a_paste_is_one_step_and_adds_rows_past_the_end(store, dossier_id, load):
    before = load()
    block = [["ก", "✓"], ["ข", ""], ["ค", "x"]]
    changes = plan_blocks.paste(store, dossier_id, block, top=13, left="title")
    assert [activity.title for activity in load().activities[13:]] == ["ก", "ข", "ค"]
    assert load().activities[15].measure_id == load().activities[13].measure_id
    assert changes.focus.id == before.activities[13].id
    store.undo()
    assert load() == before


def test_a_block_past_the_last_column_is_refused_whole(store, dossier_id, load):
    before = load()
    with pytest.raises(TooWide, match="3 columns wide, but only 2 fit"):
        plan_blocks.paste(store, dossier_id, [["1", "2", "3"]], top=0, left="quarter_4")
    assert load() == before


def test_a_single_cell_fills_the_selected_area_as_in_excel(store, dossier_id, load):
    plan_blocks.paste(store, dossier_id, [["✓"]], top=2, left="quarter_3", height=3, width=2)
    ticked = [(a.quarter_3, a.quarter_4) for a in load().activities]
    assert ticked[2:5] == [(TICK, TICK)] * 3
    assert ticked[5] == (Mark(), Mark())


def test_pasting_nothing_changes_nothing(store, dossier_id):
    assert plan_blocks.paste(store, dossier_id, [], top=0, left="title") == Changes()
    assert plan_blocks.paste(store, dossier_id, [[]], top=0, left="title") == Changes()


def test_pasting_a_measure_reassigns_the_row(store, dossier_id, load):
    name = load().measures[1].title
    plan_blocks.paste(store, dossier_id, [[name, "ชื่อ"], ["ใหม่", "อื่น"]], top=0, left="measure")
    dossier = load()
    assert dossier.activities[0].measure_id == dossier.measures[2].id
    assert dossier.measures[1].title == "ใหม่"
    assert dossier.activities[1].measure_id == dossier.measures[1].id


def test_pasted_result_lines_become_dated_occurrences_with_their_addresses(store, dossier_id, load):
    lines = (
        "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://example.com/a\n"
        "วันที่ 26 ม.ค. 67\nhttps://example.com/b\n"
        "- ภาพกิจกรรม\nคำสั่งกองแผนงาน ที่ 73/2566"
    )
    plan_blocks.paste(store, dossier_id, [[lines]], top=0, left="results")
    first, second, bullet, order = load().activities[0].results
    assert (first.kind, first.date.iso()) == ("occurrence", "2023-12-04")
    assert first.evidence[0].url == "https://example.com/a"
    assert (second.date.iso(), second.evidence[0].url) == ("2024-01-26", "https://example.com/b")
    assert (bullet.kind, bullet.text) == ("bullet", "ภาพกิจกรรม")
    assert (order.kind, order.text) == ("paragraph", "คำสั่งกองแผนงาน ที่ 73/2566")


def test_clearing_empties_every_kind_of_cell(store, load):
    activity = load().activities[5].id
    plan_blocks.clear(store, [(activity, column) for column in PLAN_COLUMNS if column != "measure"])
    cleared = load().activities[5]
    assert (cleared.title, cleared.responsible, cleared.budget) == ("", "", None)
    assert not any([cleared.quantity, cleared.quality, *cleared.quarters, cleared.results])
    store.undo()
    assert len(load().activities[5].results) == 4


def test_a_dash_for_no_budget_is_no_budget(store, dossier_id, load):
    plan_blocks.paste(store, dossier_id, [["12000"], ["-"], [""]], top=0, left="budget")
    assert [activity.budget for activity in load().activities[:3]] == ["12000", None, None]


def test_filling_down_copies_the_first_row_or_the_row_above(store, dossier_id, load):
    ids = activity_ids(load)
    plan_blocks.fill_down(store, dossier_id, ids[0:3], ["responsible", "quarter_1"])
    assert [a.responsible for a in load().activities[:4]] == ["กลุ่มอำนวยการ"] * 3 + ["คณะทำงาน"]
    plan_blocks.fill_down(store, dossier_id, [ids[3]], ["responsible"])
    assert load().activities[3].responsible == "กลุ่มอำนวยการ"
    assert plan_blocks.fill_down(store, dossier_id, [ids[0]], ["title"]) == Changes()


def test_filling_right_copies_the_first_column_or_the_column_before(store, dossier_id, load):
    ids = activity_ids(load)
    plan_blocks.fill_right(store, dossier_id, ids[:2], ["quarter_1", "quarter_2", "quarter_3"])
    assert [a.quarter_3 for a in load().activities[:3]] == [TICK, TICK, Mark()]
    plan_blocks.fill_right(store, dossier_id, ids[:1], ["quarter_4"])
    assert load().activities[0].quarter_4 == TICK
    assert plan_blocks.fill_right(store, dossier_id, ids[:1], ["measure"]) == Changes()


def test_typing_a_measure_makes_it_when_it_is_new_and_drops_a_nameless_one(store, load):
    first = load().activities[0].id
    measures.assign_measure(store, [first], "")
    assert [measure.title for measure in load().measures].count("") == 1
    measures.assign_measure(store, [first], "มาตรการที่สาม")
    assert "" not in [measure.title for measure in load().measures]
    assert load().measure(load().activities[0].measure_id).title == "มาตรการที่สาม"


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=8).filter(
    lambda text: "\r" not in text
)


@given(st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=4))
def test_clipboard_text_holds_any_cells(block):
    quoted_without_need = any(
        cell.startswith('"') and ("\t" in cell or "\n" in cell) for row in block for cell in row
    )
    if not quoted_without_need:
        assert block_of_text(text_of_block(block)) == block


@given(st.builds(Mark, ticked=st.booleans(), text=st.sampled_from(["", "1 ครั้ง", " x", "ก\nข"])))
def test_a_mark_survives_copy_and_paste(mark):
    assert mark_of_text(mark_as_text(mark)) == mark


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("ก\tข\r\nค\tง\r\n", [["ก", "ข"], ["ค", "ง"]]),
        ('"บรรทัด 1\nบรรทัด ""2"""\tข\r\n', [['บรรทัด 1\nบรรทัด "2"', "ข"]]),
        ('"ก" ในเครื่องหมาย\tข', [['"ก" ในเครื่องหมาย', "ข"]]),
        ('"ก"\tข', [['"ก"', "ข"]]),
        ("ก\n\nข", [["ก"], [""], ["ข"]]),
        ("ก", [["ก"]]),
        ("", [[""]]),
    ],
)
def test_clipboard_text_is_read_as_excel_writes_it(text, block):
    assert block_of_text(text) == block
