"""Mistyped texts are mended in one step, and only the kind that was asked for."""

import pytest

from ita_desk.model.mark import TICK, Mark
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


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("\uf0fc", "symbol-font-sign", TICK),
        ("\uf0fc 1 ครั้ง", "symbol-font-sign", Mark(ticked=True, text="1 ครั้ง")),
        ("ü", "tick-as-text", TICK),
        ("✅", "tick-as-text", TICK),
        ("✓\n28 ธ.ค. 66", "tick-as-text", Mark(ticked=True, text="28 ธ.ค. 66")),
        ("✓\u2028ม.ค.", "soft-line-end", Mark(ticked=True, text="ม.ค.")),
    ],
)
def test_a_mend_makes_a_tick_and_never_removes_one(store, load, text, code, mended):
    place = Place("activity", load().activities[0].id, "quarter_3")
    fields.edit(store, place, Mark(text=text))
    mending.mend(store, [place], code)
    assert load().activities[0].quarter_3 == mended


def test_every_hidden_line_end_becomes_one(store, load):
    place = Place("activity", load().activities[0].id, "title")
    fields.edit(store, place, "กิจกรรมที่หนึ่ง\x0bกิจกรรมที่สอง\u2028รายงาน")
    mending.mend(store, [place], "soft-line-end")
    assert load().activities[0].title == "กิจกรรมที่หนึ่ง\nกิจกรรมที่สอง\nรายงาน"
