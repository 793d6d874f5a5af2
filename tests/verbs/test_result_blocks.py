import pytest

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import measures, plan_typing, result_blocks
from ita_desk.verbs.links_text import links_as_text, links_of_text

MEETINGS = 5


@pytest.fixture
def activity(load):
    return lambda: load().activities[MEETINGS]


def test_a_typed_date_makes_an_occurrence_and_a_text_a_paragraph(store, activity):
    result_blocks.add(store, activity().id, "date", "ธ.ค. 66")
    result_blocks.add(store, activity().id, "text", "สรุป")
    assert [result.kind for result in activity().results[-2:]] == ["occurrence", "paragraph"]
    assert activity().results[-2].date.iso() == "2023-12"


def test_an_occurrence_takes_over_the_category_before_it(store, activity, load):
    result_blocks.add_occurrence(store, activity().id, "1 ก.พ. 67")
    assert activity().results[-1].category == "meeting"
    first = load().activities[0].id
    result_blocks.add_occurrence(store, first, "1 ก.พ. 67")
    assert load().activities[0].results[-1].category == "other"


def test_an_address_without_a_result_makes_a_paragraph_in_one_step(store, activity, load):
    before = load()
    result_blocks.add_link(store, activity().id, None, "https://a.go.th")
    assert activity().results[-1].kind == "paragraph"
    assert activity().results[-1].evidence[0].url == "https://a.go.th"
    store.undo()
    assert load() == before


def test_a_block_repeats_in_a_taller_selection_and_adds_rows(store, activity):
    result_blocks.paste(store, activity().id, [["9.9"]], top=0, left="level_item", height=4)
    assert [result.level_item for result in activity().results] == ["9.9"] * 4
    result_blocks.paste(store, activity().id, [["a", "h://1"], ["b", ""]], top=3, left="text")
    assert [result.text for result in activity().results[3:]] == ["a", "b"]
    assert activity().results[4].evidence == ()


def test_a_block_that_cannot_be_kept_changes_nothing(store, activity, load):
    before = load()
    with pytest.raises(InvalidValue):
        result_blocks.paste(store, activity().id, [["ก", "ไม่ใช่เวลา"]], top=0, left="level_item")
    assert load() == before


def test_clearing_leaves_kinds_and_categories(store, activity):
    result = activity().results[3]
    columns = ("kind", "date", "links", "category", "time", "place")
    result_blocks.clear(store, [(result.id, column) for column in columns])
    cleared = activity().results[3]
    assert (cleared.kind, cleared.category) == (result.kind, result.category)
    assert (cleared.date, cleared.time, cleared.place, cleared.evidence) == (None, "", "", ())


def test_links_are_lines_and_equal_lines_change_nothing(store, activity):
    result = activity().results[0]
    text = links_as_text(result)
    assert not result_blocks.write(store, result.id, "links", text)
    result_blocks.write(store, result.id, "links", f"คำสั่ง {text}\nb.go.th")
    changed = activity().results[0]
    assert changed.evidence[0].id == result.evidence[0].id
    assert [(item.title, item.url) for item in changed.evidence] == [
        ("คำสั่ง", text),
        ("", "b.go.th"),
    ]


def test_a_line_without_a_scheme_is_an_address_as_it_stands():
    assert links_of_text("ก ข\n\nhttps://a b") == [("", "ก ข"), ("", "https://a b")]


def test_a_title_typed_in_part_leaves_no_measure_behind(store, load):
    activity_id = load().activities[3].id
    changes = measures.assign_measure(store, [activity_id], "มาตร", merge_key="visit")
    made = next(place.id for place in changes.added)
    measures.assign_measure(store, [activity_id], "มาตรการใหม่", merge_key="visit", made=made)
    assert [measure.title for measure in load().measures].count("มาตรการใหม่") == 1
    assert "มาตร" not in [measure.title for measure in load().measures]
    store.undo()
    assert len(load().measures) == 2


def test_a_typed_tick_ticks_and_other_text_keeps_the_tick(store, load):
    activity = load().activities[0]
    place = Place("activity", activity.id, "quality")
    plan_typing.type_mark(store, place, "1 ครั้ง")
    assert load().activities[0].quality == Mark(ticked=True, text="1 ครั้ง")
    plan_typing.type_mark(store, Place("activity", activity.id, "quantity"), "✓ 2 คณะ")
    assert load().activities[0].quantity == Mark(ticked=True, text="2 คณะ")
