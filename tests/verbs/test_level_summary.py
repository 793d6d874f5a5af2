import pytest

from ita_desk.contents.level_summary_texts import generated_results, level_results
from ita_desk.model.levels import USUAL_LEVEL_ITEMS, level_items
from ita_desk.model.place import Place
from ita_desk.verbs import fields
from ita_desk.verbs.level_summary import add_usual_items, keep_level, regenerate_level


def told(items):
    return [(item.level, item.item, item.title, item.max_score) for item in items]


def test_the_usual_items_are_offered_to_be_edited(store, dossier_id, load):
    assert load().level_items == ()
    assert level_items(load()) == USUAL_LEVEL_ITEMS
    add_usual_items(store, dossier_id)
    assert told(load().level_items) == told(USUAL_LEVEL_ITEMS)
    edited = load().level_items[1]
    fields.edit(store, Place("level_item", edited.id, "title"), "พิมพ์เอง")
    assert not add_usual_items(store, dossier_id)
    assert load().level_items[1].title == "พิมพ์เอง"
    store.undo()
    store.undo()
    assert load().level_items == ()


def test_generated_results_become_rows_that_can_be_scored(store, dossier_id, load):
    regenerate_level(store, dossier_id, 3)
    generated = generated_results(load(), 3)
    assert len(generated) == 4
    keep_level(store, dossier_id, 3, generated)
    kept = level_results(load(), 3)
    assert [(r.item, r.text, r.links) for r in kept] == [
        (r.item, r.text, r.links) for r in generated
    ]
    fields.edit(store, Place("level_result", kept[0].id, "score"), "0.25")
    assert level_results(load(), 3)[0].score == "0.25"


def test_keeping_a_level_replaces_what_it_had_and_leaves_the_others(store, dossier_id, load):
    before = load()
    keep_level(store, dossier_id, 1, generated_results(before, 1))
    after = load()
    assert [r.text for r in level_results(after, 1)] == [
        r.text for r in generated_results(before, 1)
    ]
    assert level_results(after, 2) == level_results(before, 2)
    store.undo()
    assert load() == before


@pytest.mark.parametrize("level", [1, 5])
def test_a_level_is_generated_again_when_its_rows_are_given_up(store, dossier_id, load, level):
    before = load()
    regenerate_level(store, dossier_id, level)
    assert level_results(load(), level) == generated_results(before, level)
    store.undo()
    assert load() == before
