"""The acts of a grid on the lists of documents, and on rows that are generated."""

import pytest

from ita_desk.model.block import block_of
from ita_desk.model.tree import PlanRow
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import grid
from ita_desk.verbs.tables import EntityTable


def plan_rows(load):
    own = load().measure_rationale.plan_rows
    return EntityTable("plan_row", load().id, ["title", "target"], {one.id: one for one in own})


def values(load):
    return [(one.title, one.target) for one in load().measure_rationale.plan_rows]


def test_typing_into_the_empty_row_adds_one_with_what_new_rows_begin_with(store, load):
    table = EntityTable("level_item", load().id, ["item"], {}, new={"level": 3})
    grid.write(store, table, None, "item", "3.9")
    assert [(one.level, one.item) for one in load().level_items] == [(3, "3.9")]


@pytest.mark.parametrize("typed", ["๑,๒๓๔.๕๐", " 1234.50 %", "1,234.50"])
def test_numbers_are_tidied_and_texts_never(store, load, typed):
    table = EntityTable("level_item", load().id, ["max_score"], {})
    item = grid.write(store, table, None, "max_score", typed).focus
    assert load().level_items[0].max_score == "1234.50"
    grid.write(store, table, item.id, "title", typed)
    assert load().level_items[0].title == typed


@pytest.mark.parametrize(
    ("column", "typed"), [("max_score", "หนึ่ง"), ("level", "หก"), ("level", "9" * 5000)]
)
def test_what_is_no_number_changes_nothing(store, load, column, typed):
    table = EntityTable("level_item", load().id, [column], {})
    with pytest.raises(InvalidValue):
        grid.write(store, table, None, column, typed)
    assert load().level_items == ()


def test_a_choice_that_is_emptied_keeps_its_value(store, load):
    table = EntityTable("oit_link", load().measures[0].id, ["letter"], {})
    link = grid.write(store, table, None, "letter", "R").focus
    grid.write(store, table, link.id, "letter", "")
    assert load().measures[0].oit_links[0].letter == "R"


def test_an_act_on_generated_rows_makes_them_the_lists_own_in_one_step(store, load):
    made = {-at: PlanRow(id=at, title=title) for at, title in enumerate(("หนึ่ง", "สอง"), 1)}
    table = EntityTable("plan_row", load().id, ["title", "target"], made)
    grid.write(store, table, -2, "target", "2 ครั้ง", merge_key="visit")
    assert values(load) == [("หนึ่ง", ""), ("สอง", "2 ครั้ง")]
    store.undo()
    assert values(load) == []
    grid.delete(store, table, [-1])
    assert values(load) == [("สอง", "")]
    store.undo()
    assert not grid.delete(store, table, [-1, -2])
    block = block_of([["ก"], ["ข"], ["ค"]])
    grid.paste(store, table, block, ids=[-2], left="title")
    assert [title for title, _ in values(load)] == ["หนึ่ง", "ก", "ข", "ค"]
    store.undo()
    assert values(load) == []


def test_a_block_goes_on_into_new_rows(store, load):
    grid.write(store, plan_rows(load), None, "title", "ประชุม")
    block = block_of([["ก", "1"], ["ข", "2"], ["ค", "3"]])
    ids = [one.id for one in load().measure_rationale.plan_rows]
    grid.paste(store, plan_rows(load), block, ids=ids, left="title")
    assert values(load) == [("ก", "1"), ("ข", "2"), ("ค", "3")]
    store.undo()
    assert values(load) == [("ประชุม", "")]
