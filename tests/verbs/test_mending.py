"""Mistyped texts are mended in one step, and only the kind that was asked for."""

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.verbs import fields, mending


def test_one_kind_of_slip_is_mended_in_many_fields_and_undone_as_one(store, load):
    activity = load().activities[0]
    title, quarter = (Place("activity", activity.id, name) for name in ("title", "quarter_2"))
    url = Place("evidence", load().activities[1].results[0].evidence[0].id, "url")
    fields.edit(store, title, "เเผน\u200bงาน\x07")
    fields.edit(store, quarter, Mark(ticked=True, text="\u200bม.ค."))
    fields.edit(store, url, "https://\u200bexample.com")
    before = load()
    changes = mending.mend(store, [title, quarter, url], "invisible-character")
    assert changes.edited == {title, quarter, url}
    mended = load().activities[0]
    assert mended.title == "เเผนงาน\x07"
    assert mended.quarter_2 == Mark(ticked=True, text="ม.ค.")
    assert load().activities[1].results[0].evidence[0].url == "https://example.com"
    store.undo()
    assert load() == before


def test_a_text_without_that_slip_makes_no_step(store, load):
    step = store.next_undo()
    mending.mend(store, [Place("activity", load().activities[0].id, "title")], "orphan-mark")
    assert store.next_undo() == step
