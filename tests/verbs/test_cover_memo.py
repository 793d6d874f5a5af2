import pytest

from ita_desk.contents.cover_memo_texts import GENERATED, memo_text
from ita_desk.model.place import Place
from ita_desk.storage.transaction import InvalidValue, NoSuchRow
from ita_desk.verbs import dossiers, fields
from ita_desk.verbs.documents import regenerate, write_memo


@pytest.fixture
def type_text(store, dossier_id):
    def type_one(field, text):
        fields.edit(store, Place("cover_memo", dossier_id, field), text)

    return type_one


def test_a_memo_of_another_meeting_is_written_in_one_step(store, dossier_id, load, type_text):
    type_text("cause", "พิมพ์เอง")
    type_text("sender", "กองแผนงาน")
    before = load()
    second = before.activities[5].results[1]
    write_memo(store, dossier_id, second.id)
    after = load()
    assert after.cover_memo.meeting_id == second.id
    assert "27 ธันวาคม 2566" in memo_text(after, "cause")
    assert after.cover_memo.purpose is None
    assert after.cover_memo.sender == "กองแผนงาน"
    store.undo()
    assert load() == before


def test_a_meeting_of_another_dossier_is_refused(store, dossier_id, load, planning):
    (other,) = dossiers.added_ids(dossiers.add(store, [planning]))
    meeting = store.load(other).activities[5].results[0]
    before = load()
    with pytest.raises(NoSuchRow):
        write_memo(store, dossier_id, meeting.id)
    assert load() == before


def test_a_meeting_that_is_deleted_leaves_the_memo_to_choose(store, dossier_id, load):
    chosen = load().cover_memo.meeting_id
    with store.transact("delete") as transaction:
        transaction.delete("result", chosen)
    assert load().cover_memo.meeting_id is None
    store.undo()
    assert load().cover_memo.meeting_id == chosen


@pytest.mark.parametrize("field", GENERATED)
def test_what_was_typed_is_generated_anew_and_comes_back(store, dossier_id, load, type_text, field):
    type_text(field, "พิมพ์เอง")
    changes = regenerate(store, [Place("cover_memo", dossier_id, field)])
    assert changes.focus == Place("cover_memo", dossier_id, field)
    assert getattr(load().cover_memo, field) is None
    store.undo()
    assert getattr(load().cover_memo, field) == "พิมพ์เอง"


def test_several_texts_are_generated_anew_in_one_step(store, dossier_id, load, type_text):
    for field in ("cause", "purpose"):
        type_text(field, "พิมพ์เอง")
    regenerate(store, [Place("cover_memo", dossier_id, name) for name in ("cause", "purpose")])
    assert load().cover_memo.cause is None
    store.undo()
    assert load().cover_memo.purpose == load().cover_memo.cause == "พิมพ์เอง"


def test_what_is_never_generated_is_refused(store, dossier_id, load):
    before = load()
    with pytest.raises(InvalidValue):
        regenerate(store, [Place("cover_memo", dossier_id, "number")])
    assert load() == before


@pytest.mark.parametrize(
    ("typed", "date", "text"),
    [("5 มี.ค. 67", "2024-03-05", ""), ("ต้นเดือน", None, "ต้นเดือน"), (" ", None, "")],
)
def test_a_date_is_read_or_kept_as_typed(store, dossier_id, load, typed, date, text):
    fields.edit_date(store, Place("cover_memo", dossier_id, "date"), typed)
    memo = load().cover_memo
    assert (memo.date and memo.date.iso(), memo.date_text) == (date, text)
