"""Results by single acts: occurrences, addresses, addresses as lines; measures typed in part."""

from ita_desk.verbs import grid, measures, result_table
from ita_desk.verbs.result_table import ResultTable
from ita_desk.verbs.results_text import links_as_text, links_of_text

MEETINGS = 5


def test_an_occurrence_takes_over_the_category_before_it(store, load):
    activity = load().activities[MEETINGS]
    result_table.add_occurrence(store, activity.id, "1 ก.พ. 67")
    assert load().activities[MEETINGS].results[-1].category == "meeting"
    result_table.add_occurrence(store, load().activities[0].id, "1 ก.พ. 67")
    assert load().activities[0].results[-1].category == "other"


def test_an_address_without_a_result_makes_a_paragraph_in_one_step(store, load):
    before = load()
    result_table.add_link(store, before.activities[MEETINGS].id, None, "https://a.go.th")
    added = load().activities[MEETINGS].results[-1]
    assert (added.kind, added.evidence[0].url) == ("paragraph", "https://a.go.th")
    store.undo()
    assert load() == before


def test_links_are_lines_and_equal_lines_change_nothing(store, load):
    activity = load().activities[MEETINGS]
    result, table = activity.results[0], ResultTable(activity)
    text = links_as_text(result)
    assert not grid.write(store, table, result.id, "links", text)
    grid.write(store, table, result.id, "links", f"คำสั่ง {text}\nb.go.th")
    changed = load().activities[MEETINGS].results[0]
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
