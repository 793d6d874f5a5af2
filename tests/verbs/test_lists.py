"""Lists of documents: cells as text, blocks, and generated rows that become a list's own."""

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import lists
from ita_desk.verbs.list_cells import cell_text, values_of
from ita_desk.verbs.plan_cells import TooWide


@pytest.fixture
def row(store, dossier_id):
    """A row of table 1, by place."""
    changes = lists.add(store, "plan_row", dossier_id, "title", "ประชุม")
    return changes.focus


def rows(load):
    return load().measure_rationale.plan_rows


def test_typing_into_the_empty_row_adds_one_with_what_new_rows_begin_with(store, load):
    values = {"level": 3}
    lists.add(store, "level_item", load().id, "item", "3.9", values=values)
    assert [(one.level, one.item) for one in load().level_items] == [(3, "3.9")]


def test_cells_are_written_as_their_type(store, load, row):
    flag = Place("plan_row", row.id, "numbered")
    lists.write(store, flag, "")
    assert rows(load)[0].numbered is False
    lists.write(store, flag, "✓")
    assert rows(load)[0].numbered is True
    assert [cell_text(value) for value in (True, False, None, "ก", 3)] == ["✓", "", "", "ก", "3"]


@pytest.mark.parametrize("typed", ["๑,๒๓๔.๕๐", " 1234.50 %", "1,234.50"])
def test_numbers_are_tidied_and_texts_never(store, load, row, typed):
    item = lists.add(store, "level_item", load().id, "max_score", typed).focus
    assert load().level_items[0].max_score == "1234.50"
    lists.write(store, Place("level_item", item.id, "title"), typed)
    assert load().level_items[0].title == typed


def test_what_is_no_number_changes_nothing(store, load):
    with pytest.raises(InvalidValue):
        lists.add(store, "level_item", load().id, "max_score", "หนึ่ง")
    with pytest.raises(InvalidValue):
        lists.add(store, "level_item", load().id, "level", "หก")
    with pytest.raises(InvalidValue):
        lists.add(store, "level_item", load().id, "level", "9" * 5000)
    assert load().level_items == ()


def test_a_choice_that_is_emptied_keeps_its_value(store, load):
    measure = load().measures[0]
    link = lists.add(store, "oit_link", measure.id, "letter", "R").focus
    lists.write(store, Place("oit_link", link.id, "letter"), "")
    assert load().measures[0].oit_links[0].letter == "R"


def test_generated_rows_become_the_lists_own_in_one_step(store, load, dossier_id):
    made = [{"title": "หนึ่ง"}, {"title": "สอง"}]
    typed = (1, "target", "2 ครั้ง")
    changes = lists.seed(store, "plan_row", dossier_id, made, typed=typed, merge_key="visit")
    place = changes.focus
    lists.write(store, place, "22 ครั้ง", merge_key="visit")
    assert [(one.title, one.target) for one in rows(load)] == [("หนึ่ง", ""), ("สอง", "22 ครั้ง")]
    store.undo()
    assert rows(load) == ()


def test_a_list_is_given_back_to_its_generator(store, load, row):
    lists.regenerate(store, [Place("plan_row", row.id)])
    assert rows(load) == ()
    store.undo()
    assert rows(load)[0].title == "ประชุม"


def test_a_block_goes_on_into_new_rows(store, load, dossier_id, row):
    block = [["ก", "1"], ["ข", "2"], ["ค", "3"]]
    lists.paste(store, "plan_row", dossier_id, block, ids=[row.id], fields=["title", "target"])
    assert [(one.title, one.target) for one in rows(load)] == [("ก", "1"), ("ข", "2"), ("ค", "3")]
    store.undo()
    assert [one.title for one in rows(load)] == ["ประชุม"]


def test_a_block_that_is_too_wide_is_refused_whole(store, load, dossier_id, row):
    with pytest.raises(TooWide):
        lists.paste(store, "plan_row", dossier_id, [["ก", "ข"]], ids=[row.id], fields=["title"])
    assert rows(load)[0].title == "ประชุม"


def test_cells_are_filled_and_cleared(store, load, dossier_id, row):
    other = lists.add(store, "plan_row", dossier_id, "title", "อื่น").focus
    lists.fill(store, "plan_row", [row.id, other.id], {"target": "4 ครั้ง"})
    assert [one.target for one in rows(load)] == ["4 ครั้ง"] * 2
    lists.clear(store, [Place("plan_row", row.id, name) for name in ("target", "numbered")])
    assert (rows(load)[0].target, rows(load)[0].numbered) == ("", False)


def test_all_values_of_a_row_make_an_equal_one(store, load, dossier_id, row):
    values = values_of("plan_row", rows(load)[0])
    lists.seed(store, "plan_row", dossier_id, [values])
    first, second = rows(load)
    assert first.changed({"id": second.id}) == second
