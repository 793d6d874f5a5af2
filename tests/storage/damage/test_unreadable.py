"""A value that can't be read is found exactly where reading row by row would meet it."""

import sqlite3
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.storage import schema
from ita_desk.storage.damage.soundness import quick_problems_of
from ita_desk.storage.damage.values import unreadable_images, unreadable_texts
from ita_desk.storage.store import Store
from ita_desk.storage.tables import TABLES
from ita_desk.verbs import dossiers

COLUMNS = {name: table.columns.keys() for name, table in TABLES.items()}
PLACES = [("measure", "title"), ("activity", "title"), ("activity", "sort_order")]
UTF_8 = [b"", b"\x00", b"\x00\xff", "ก".encode(), b"\xe0", b"\xb8\x81", b"\xe0\xb8", b"\x81"]
NOT_QUITE = [b"\xed\xa0\x80", b"\xc0\x80", b"\xf4\x90\x80\x80", b"\xef\xbf\xbe", b'"', b"\\", b","]


@pytest.fixture(scope="module")
def office():
    """One dossier with three measures and three activities, in memory and unwatched."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.create(connection)
    connection.execute("INSERT INTO dossier (id, fiscal_year, round) VALUES (1, 2567, 1)")
    for number in (1, 2, 3):
        connection.execute("INSERT INTO measure (id, dossier_id) VALUES (?, 1)", (number,))
        connection.execute(
            "INSERT INTO activity (id, dossier_id, measure_id) VALUES (?, 1, ?)", (number, number)
        )
    return connection


def fails_row_by_row(connection):
    try:
        for name in TABLES:
            connection.execute(f'SELECT * FROM "{name}"').fetchall()
    except (sqlite3.Error, UnicodeDecodeError):
        return True
    return False


def found(connection):
    try:
        return [*unreadable_texts(connection, COLUMNS), *unreadable_images(connection)]
    except sqlite3.Error as error:
        return [str(error)]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(PLACES),
            st.integers(1, 3),
            st.one_of(st.sampled_from([*UTF_8, *NOT_QUITE]), st.binary(max_size=6)),
        ),
        max_size=4,
    )
)
def test_a_text_is_found_if_and_only_if_it_is_no_utf_8(office, values):
    office.execute("BEGIN")
    try:
        for (table, column), row_id, value in values:
            spoil = f"UPDATE {table} SET {column} = CAST(? AS TEXT) WHERE id = ?"
            office.execute(spoil, (value, row_id))
        assert bool(found(office)) == fails_row_by_row(office)
    finally:
        office.execute("ROLLBACK")


def test_halves_of_a_letter_in_neighbouring_values_are_no_letter(office):
    office.execute("BEGIN")
    office.execute("UPDATE measure SET title = CAST(x'e0' AS TEXT) WHERE id = 1")
    office.execute("UPDATE measure SET title = CAST(x'b881' AS TEXT) WHERE id = 2")
    assert found(office) == ["measure: text that can't be read"]
    office.execute("ROLLBACK")


def test_a_table_too_long_for_one_value_is_read_row_by_row(office):
    longest = office.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 3_000)
    office.execute("BEGIN")
    office.execute("UPDATE measure SET title = ?", ("x" * 1_500,))
    assert found(office) == []
    office.execute("UPDATE measure SET title = CAST(x'e0' AS TEXT) WHERE id = 3")
    assert "UTF-8" in found(office)[0]
    office.execute("ROLLBACK")
    office.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, longest)


def test_an_image_that_is_no_json_is_found(office):
    office.execute("BEGIN")
    office.execute(
        "INSERT INTO change (step_id, at, entity, row_id, dossier_id, kind, after)"
        " VALUES (1, '', 'activity', 1, 1, 'insert', '{\"title\": ')"
    )
    assert found(office) == ["change: 1 rows can't be read"]
    office.execute("ROLLBACK")


def test_whatever_reading_a_damaged_file_meets_is_found_before(database, planning):
    with Store.open(database, write=True) as store:
        dossiers.add(store, [planning])
    whole, random = database.read_bytes(), Random(20)
    met = 0
    for _ in range(300):
        spoilt = bytearray(whole)
        spoilt[random.randrange(len(spoilt))] ^= 1 << random.randrange(8)
        database.write_bytes(spoilt)
        connection = sqlite3.connect(database)
        if fails_row_by_row(connection):
            met += 1
            assert quick_problems_of(database)
        connection.close()
    assert met > 10
