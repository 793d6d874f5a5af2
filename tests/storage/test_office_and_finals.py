import base64
from datetime import date

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import dossiers, fields

OFFICE = 1


def test_the_offices_settings_are_edited_and_undone_like_any_field(store):
    picture = base64.b64encode(b"\x89PNG picture").decode()
    changes = fields.edit(store, Place("office", OFFICE, "emblem"), picture)
    assert changes.dossiers == frozenset()
    fields.edit(store, Place("office", OFFICE, "holidays"), "2026-12-10\n2026-12-31")
    assert store.office().emblem_bytes == b"\x89PNG picture"
    assert store.office().holiday_dates == {date(2026, 12, 10), date(2026, 12, 31)}
    store.undo()
    store.undo()
    assert store.office().emblem_bytes is None


@pytest.mark.parametrize(("field", "value"), [("emblem", "???"), ("holidays", "10 ธ.ค. 69")])
def test_what_is_no_picture_or_no_day_is_refused(store, field, value):
    with pytest.raises(InvalidValue):
        fields.edit(store, Place("office", OFFICE, field), value)


def final_of(dossier_id, pdf=b"%PDF-1.7 signed"):
    return NewFinal(dossier_id, "round-report", "fingerprint", pdf, b"{}")


def test_a_final_is_kept_with_its_pdf_and_listed_newest_first(store, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    first = store.keep_final(final_of(dossier_id))
    second = store.keep_final(final_of(dossier_id, b"%PDF-1.7 again"))
    assert store.finals(dossier_id) == (second, first)
    assert (first.author, first.document) == ("clerk", "round-report")
    assert store.final_pdf(first.id) == b"%PDF-1.7 signed"


def test_no_undo_and_no_deletion_takes_a_final_away(store, database, planning):
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [planning]))
    final = store.keep_final(final_of(dossier_id))
    dossiers.delete(store, dossier_id)
    while store.undo():
        pass
    store.close()
    with Store.open(database, write=False) as reader:
        assert reader.finals(dossier_id) == (final,)


def test_a_final_that_is_not_there_is_told(store):
    with pytest.raises(StorageFault, match="no final document 7"):
        store.final_pdf(7)
