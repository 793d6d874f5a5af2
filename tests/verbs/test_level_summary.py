from ita_desk.model.levels import USUAL_LEVEL_ITEMS, level_items
from ita_desk.model.place import Place
from ita_desk.verbs import fields
from ita_desk.verbs.documents import add_usual_items


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
