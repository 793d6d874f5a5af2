"""Salvage, on real databases with pages zeroed, flipped, cut off and overwritten."""

import random
import sqlite3
from datetime import UTC, datetime

import pytest

from ita_desk.model.place import Place
from ita_desk.storage import schema
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.salvage import put_aside, salvage, salvage_in_place
from ita_desk.storage.damage.soundness import DamagedDatabase, problems_of
from ita_desk.storage.faults import StorageFault
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.store import Store
from ita_desk.storage.tables import TABLES
from ita_desk.verbs import dossiers, fields

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
PDF = b"%PDF-1.7 a final" * 600


@pytest.fixture(scope="module")
def whole(tmp_path_factory, planning, text_marks, kpi_sample):
    """The bytes of a closed database with dossiers, history and a final."""
    database = tmp_path_factory.mktemp("whole") / "office.sqlite3"
    with Store.open(database, write=True, author="clerk") as store:
        ids = dossiers.added_ids(dossiers.add(store, [planning, text_marks, kpi_sample]))
        fields.edit(store, Place("unit", ids[0], "phone"), "4200")
        dossiers.duplicate(store, ids[1])
        dossiers.delete(store, ids[2])
        store.keep_final(NewFinal(ids[0], "round-report", "mark", PDF, b"{}"))
    return database.read_bytes()


@pytest.fixture
def damage(tmp_path, whole):
    """Write a damaged copy: a function that is given a change of the whole file's bytes."""

    def damage(change):
        data = bytearray(whole)
        change(data)
        file = tmp_path / "office.sqlite3"
        file.write_bytes(bytes(data))
        return file

    return damage


def contents(database):
    """All dossiers, as they are loaded."""
    with Store.open(database, write=False) as store:
        return {one.id: store.load(one.id) for one in store.dossiers()}


@pytest.fixture(scope="module")
def original(whole, tmp_path_factory):
    database = tmp_path_factory.mktemp("original") / "office.sqlite3"
    database.write_bytes(whole)
    return contents(database)


def pages(data):
    return len(data) // page_size(data)


def page_size(data):
    return int.from_bytes(data[16:18], "big")


def zero(number):
    def change(data):
        size = page_size(data)
        data[(number - 1) * size : number * size] = bytes(size)

    return change


def roots(data, tmp_path):
    """Table or index → the page that it begins with."""
    file = tmp_path / "roots.sqlite3"
    file.write_bytes(data)
    raw = sqlite3.connect(file)
    found = dict(raw.execute("SELECT name, rootpage FROM sqlite_schema"))
    raw.close()
    return found


def test_a_sound_database_is_salvaged_to_the_letter_with_its_undo(damage, original, tmp_path):
    file = damage(lambda data: None)
    target = tmp_path / "salvaged.sqlite3"
    report = salvage(file, target, NOW)
    assert (report.lost, report.torn, report.emptied) == (0, 0, 0)
    assert contents(target) == original
    with Store.open(target, write=True) as store:
        assert store.next_undo().action == "delete_dossier"
        store.undo()
        assert len(store.dossiers()) == len(original) + 1
        assert store.history(Place("unit", 1, "phone"))[0].after == "4200"
        (final,) = store.finals(1)
        assert store.final_pdf(final.id) == PDF


def test_any_one_page_may_be_lost_and_nothing_of_the_dossiers_is(damage, whole, original, tmp_path):
    """A table that can't be read is in the journal, and the journal's rows are in the tables."""
    chosen = random.Random(1).sample(range(1, pages(whole) + 1), 9)
    for number in chosen:
        file = damage(zero(number))
        before = file.read_bytes()
        target = tmp_path / f"{number}.sqlite3"
        salvage(file, target, NOW)
        assert contents(target) == original, f"page {number}"
        assert problems_of(target) == ()
        assert file.read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        lambda data: data.__setitem__(slice(0, 100), b"not a database " * 6 + b"at all...."),
        zero(1),
        lambda data: data.__setitem__(slice(28, 32), b"\xff\xff\xff\xff"),
        lambda data: data.__setitem__(slice(16, 18), b"\x20\x00"),
        lambda data: data.extend(b"what another program wrote behind it"),
    ],
    ids=["garbage-header", "first-page", "wrong-size", "wrong-pages", "longer"],
)
def test_the_head_of_the_file_may_be_lost(damage, original, tmp_path, change):
    target = tmp_path / "salvaged.sqlite3"
    salvage(damage(change), target, NOW)
    assert contents(target) == original


def test_a_backup_with_its_other_order_of_tables_may_lose_its_first_page(
    damage, original, tmp_path
):
    copy = tmp_path / "copy.sqlite3"
    copy_database(damage(lambda data: None), copy)
    data = bytearray(copy.read_bytes())
    zero(1)(data)
    copy.write_bytes(data)
    target = tmp_path / "salvaged.sqlite3"
    salvage(copy, target, NOW)
    assert contents(target) == original


def test_many_random_damages_give_a_sound_database_that_can_be_edited(damage, whole, tmp_path):
    chance = random.Random(7)
    for number in range(4):

        def change(data):
            for _ in range(chance.choice((1, 3, 12))):
                at = chance.randrange(len(data) - 64)
                data[at : at + 64] = chance.randbytes(64)

        target = tmp_path / f"{number}.sqlite3"
        salvage(damage(change), target, NOW)
        with Store.open(target, write=True) as store:
            for one in store.dossiers():
                assert fields.edit(store, Place("unit", one.id, "phone"), f"42{number}")
                store.load(one.id)
        assert problems_of(target) == ()


def test_half_a_file_keeps_what_is_in_it_and_rebuilds_what_that_needs(
    damage, whole, original, tmp_path
):
    target = tmp_path / "salvaged.sqlite3"
    report = salvage(damage(lambda data: data.__delitem__(slice(len(data) // 2, None))), target)
    kept = contents(target)
    assert kept.keys() == original.keys()
    assert [kept[key].unit for key in kept] == [original[key].unit for key in kept]
    assert report.lost > 0
    assert any(one.table == "activity" and one.lost for one in report.tables)
    assert any(line.startswith("activities: ") for line in report.lines())


def test_without_journal_and_dossiers_the_parts_are_hung_on_empty_ones(
    damage, whole, original, tmp_path
):
    begin = roots(whole, tmp_path)

    def change(data):
        for name in ("change", "step", "dossier", "measure", "person"):
            zero(begin[name])(data)

    target = tmp_path / "salvaged.sqlite3"
    report = salvage(damage(change), target, NOW)
    assert report.rebuilt_dossiers == tuple(sorted(original))
    assert report.emptied > 0
    kept = contents(target)
    for key, dossier in kept.items():
        old = original[key]
        assert [one.title for one in dossier.activities] == [one.title for one in old.activities]
        assert [one.results for one in dossier.activities] == [
            one.results for one in old.activities
        ]
        assert len(dossier.measures) == len({one.measure_id for one in old.activities})
        assert dossier.round_report.reporter_id is None


def test_an_unreadable_row_whose_parent_is_only_in_an_index_hangs_where_it_did(
    damage, whole, original, tmp_path
):
    begin = roots(whole, tmp_path)

    def change(data):
        for name in ("change", "activity"):
            zero(begin[name])(data)

    target = tmp_path / "salvaged.sqlite3"
    salvage(damage(change), target, NOW)
    kept = contents(target)
    for key, dossier in kept.items():
        expected = {one.id: one for one in original[key].activities if one.results}
        found = {one.id: one for one in dossier.activities}
        assert found.keys() == expected.keys()
        for number, activity in found.items():
            assert activity.results == expected[number].results
            assert activity.measure_id == expected[number].measure_id
            assert activity.title == ""


def test_ids_of_lost_rows_are_never_given_again(damage, whole, tmp_path):
    begin = roots(whole, tmp_path)
    file = damage(lambda data: [zero(begin[name])(data) for name in ("change", "evidence")])
    target = tmp_path / "salvaged.sqlite3"
    salvage(file, target, NOW)

    def last(path):
        raw = sqlite3.connect(path)
        found = dict(raw.execute("SELECT name, seq FROM sqlite_sequence"))
        raw.close()
        return {name: found.get(name, 0) for name in TABLES}

    assert last(target) == last(file)


def test_acknowledged_work_that_is_only_in_the_log_is_salvaged(tmp_path, planning):
    database = tmp_path / "office.sqlite3"
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
        raw = sqlite3.connect(database)
        raw.execute("SELECT count(*) FROM dossier").fetchone()  # keeps the log when it closes
        fields.edit(store, Place("unit", 1, "phone"), "4200")
        file = tmp_path / "copy" / "office.sqlite3"
        file.parent.mkdir()
        file.write_bytes(database.read_bytes())
        log = database.with_name("office.sqlite3-wal").read_bytes()
        raw.close()
    file.with_name("office.sqlite3-wal").write_bytes(log)
    file.write_bytes(bytes(100) + file.read_bytes()[100:])
    salvage(file, tmp_path / "salvaged.sqlite3", NOW)
    assert contents(tmp_path / "salvaged.sqlite3")[1].unit.phone == "4200"
    assert file.with_name("office.sqlite3-wal").read_bytes() == log


@pytest.mark.parametrize("data", [b"", b"the clerk's own notes \r\n" * 900], ids=["empty", "notes"])
def test_where_nothing_can_be_read_nothing_is_written(tmp_path, data):
    file = tmp_path / "office.sqlite3"
    file.write_bytes(data)
    with pytest.raises(StorageFault, match="Nothing of this file"):
        salvage(file, tmp_path / "salvaged.sqlite3", NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["office.sqlite3"]


def test_the_database_of_another_program_is_not_taken_for_ours(tmp_path):
    file = tmp_path / "mail.sqlite3"
    raw = sqlite3.connect(file)
    raw.executescript("CREATE TABLE mail (id INTEGER PRIMARY KEY, text); PRAGMA user_version=1")
    raw.execute("INSERT INTO mail VALUES (1, 'hello')")
    raw.commit()
    raw.close()
    with pytest.raises(StorageFault, match="Nothing of this file"):
        salvage(file, tmp_path / "salvaged.sqlite3", NOW)


def test_a_newer_database_is_left_to_the_newer_program(damage, tmp_path):
    version = schema.SCHEMA_VERSION + 1
    file = damage(lambda data: data.__setitem__(slice(60, 64), version.to_bytes(4, "big")))
    with pytest.raises(StorageFault, match=f"version {version}"):
        salvage(file, tmp_path / "salvaged.sqlite3", NOW)


def test_nothing_that_is_there_is_replaced(damage, tmp_path):
    target = tmp_path / "salvaged.sqlite3"
    target.write_bytes(b"mine")
    with pytest.raises(StorageFault, match="a file already"):
        salvage(damage(zero(3)), target, NOW)
    assert target.read_bytes() == b"mine"


def test_in_place_the_damaged_file_is_kept_aside(damage, original):
    file = damage(zero(3))
    before = file.read_bytes()
    with pytest.raises(DamagedDatabase):
        Store.open(file, write=True)
    report = salvage_in_place(file, NOW)
    assert report.aside.name == "office damaged 20260105T090000Z.sqlite3"
    assert report.aside.read_bytes() == before
    assert contents(file) == original
    with Store.open(file, write=True) as store:
        assert dossiers.duplicate(store, 1)


def test_a_damaged_file_is_put_aside_with_its_log_and_never_over_another(damage):
    for number in ("", " 2"):
        file = damage(zero(3))
        file.with_name("office.sqlite3-wal").write_bytes(b"log")
        aside = put_aside(file, NOW)
        assert aside.name == f"office damaged 20260105T090000Z{number}.sqlite3"
        assert aside.with_name(aside.name + "-wal").read_bytes() == b"log"
        assert not file.exists()
        assert not file.with_name("office.sqlite3-wal").exists()
