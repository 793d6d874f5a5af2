"""Mistyped texts are mended in one step, and only the kind that was asked for."""

import pytest

from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.verbs import fields, measures, mending, rows


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


def test_numbers_of_titles_are_taken_off_everywhere_in_one_step(store, load):
    before = load()
    first, second = (Place("activity", activity.id, "title") for activity in before.activities[:2])
    fields.edit(store, first, "1. ประชุม")
    fields.edit(store, second, "๑.๒ อบรม")
    typed = load()
    mending.mend(store, [first, second], "title-number")
    assert [activity.title for activity in load().activities[:2]] == ["ประชุม", "อบรม"]
    store.undo()
    assert load() == typed


def test_measures_that_are_one_become_one_and_nothing_is_lost(store, load, dossier_id):
    kept, other = load().measures
    fields.edit(store, Place("measure", kept.id, "rationale"), "เหตุผลหนึ่ง")
    fields.edit(store, Place("measure", other.id, "rationale"), "เหตุผลสอง")
    fields.edit(store, Place("measure", other.id, "title"), f"{kept.title}\xa0")
    rows.add(store, "oit_link", other.id, topics="O5")
    before = load()
    mending.mend(store, [Place("measure", other.id, "title")], "measures-alike")
    (measure,) = load().measures
    assert (measure.id, measure.rationale) == (kept.id, "เหตุผลหนึ่ง\nเหตุผลสอง")
    assert "O5" in [link.topics for link in measure.oit_links]
    assert [activity.title for activity in load().activities] == [
        activity.title for activity in before.activities
    ]
    assert {activity.measure_id for activity in load().activities} == {kept.id}
    store.undo()
    assert load() == before


@pytest.mark.parametrize("title", ["มาตรการ ก", "มาตรการ ก ", "มาตรการ ก\xa0", " มาตรการ ก"])
def test_a_typed_measure_is_one_with_one_that_differs_by_blanks_at_an_end(store, load, title):
    first, second = load().activities[:2]
    measures.assign_measure(store, [first.id], "มาตรการ ก")
    measures.assign_measure(store, [second.id], title)
    assert load().activities[0].measure_id == load().activities[1].measure_id
    assert sum("มาตรการ ก" in measure.title for measure in load().measures) == 1


def test_thai_digits_become_arabic_ones_everywhere_in_one_step_but_not_in_addresses(store, load):
    first, second = load().activities[:2]
    places = [Place("activity", first.id, "title"), Place("activity", second.id, "quarter_1")]
    fields.edit(store, places[0], "แผน ๒๕๖๗ ดู https://a.go.th/๕")
    fields.edit(store, places[1], Mark(ticked=True, text="๑๒ ม.ค."))
    before = load()
    mending.mend(store, places, "thai-digits")
    assert load().activities[0].title == "แผน 2567 ดู https://a.go.th/๕"
    assert load().activities[1].quarter_1 == Mark(ticked=True, text="12 ม.ค.")
    store.undo()
    assert load() == before


def test_what_is_replaced_means_what_it_would_if_it_was_typed(store, load):
    first, second = load().activities[:2]
    mark = Place("activity", first.id, "quarter_3")
    date = Place("result", second.results[0].id, "date_text")
    fields.edit(store, mark, Mark(text="X ต.ค."))
    fields.edit(store, date, "4 พฤษจิกายน 2566")
    mending.replace(store, [mark], "X", "✓")
    mending.replace(store, [date], "พฤษ", "พฤศ")
    assert load().activities[0].quarter_3 == Mark(ticked=True, text="ต.ค.")
    result = load().activities[1].results[0]
    assert (result.date_text, result.date and result.date.iso()) == ("", "2023-11-04")
    mending.replace(store, [mark], "ต.ค.", "พ.ย.")
    assert load().activities[0].quarter_3 == Mark(ticked=True, text="พ.ย.")


def test_a_mended_date_is_read(store, load):
    date = Place("result", load().activities[1].results[0].id, "date_text")
    fields.edit(store, date, "4 ธันวาคม 2566&nbsp;")
    mending.mend(store, [date], "markup-residue")
    result = load().activities[1].results[0]
    assert result.date is not None
    assert result.date.iso() == "2023-12-04"
