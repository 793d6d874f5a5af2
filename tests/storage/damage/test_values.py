"""Values that this program never writes are told, also where the journal agrees with them."""

import shutil
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ita_desk.storage.damage.salvage import salvage
from ita_desk.storage.damage.soundness import problems_of, quick_problems_of
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.seals import restate
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
AT = "2026-01-05T09:00:00.000+00:00"

CRAFTED = [
    ("UPDATE dossier SET fiscal_year = 'สองพัน' WHERE id = 1", "dossier"),
    ("UPDATE dossier SET fiscal_year = 99 WHERE id = 1", "dossier: a value of fiscal_year"),
    ("UPDATE dossier SET round = 7 WHERE id = 1", "dossier: a value of round"),
    ("UPDATE activity SET sort_order = 'first' WHERE id = 2", "activity: 1 rows"),
    ("UPDATE activity SET sort_order = -9223372036854775807 WHERE id = 2", "activity: 1 rows"),
    ("UPDATE activity SET numbered = 2 WHERE id = 2", "activity: 1 rows"),
    ("UPDATE activity SET counted = 'yes'", "activity: 28 rows"),
    ("UPDATE activity SET quantity = 'no mark' WHERE id = 2", "activity: 1 rows"),
    ("UPDATE activity SET months = '13,13' WHERE id = 2", "activity: a value of months"),
    ("UPDATE activity SET months = 'May' WHERE id = 2", "activity: a value of months"),
    ("UPDATE result SET date = '2023-02-30' WHERE id = 2", "result: a value of date"),
    ("UPDATE result SET kind = 'picture' WHERE id = 2", "result: a value of kind"),
    ("UPDATE result SET time = '25:00' WHERE id = 2", "result: a value of time"),
    ("UPDATE indicator SET full_score = 'five' WHERE id = 1", "indicator: a value of full_score"),
    ("UPDATE level_summary SET eit_persons = -1 WHERE id = 1", "level_summary: a value of"),
    ("UPDATE level_summary SET eit_persons = 1.5 WHERE id = 1", "level_summary: 1 rows"),
    ("UPDATE office SET holidays = 'tomorrow'", "office: a value of holidays"),
    ("UPDATE office SET emblem = '***'", "office: a value of emblem"),
    ("INSERT INTO office (id) VALUES (2)", "office: 2 rows, 1 expected"),
    ("UPDATE cover_memo SET date = '2023-01-01', date_text = 'x' WHERE id = 1", "cover_memo: 1"),
    ("UPDATE step SET kind = 'other' WHERE id = 1", "step: 1 rows hold values"),
    ("UPDATE change SET kind = 'other' WHERE id = 1", "change: 1 rows hold values"),
    ("UPDATE change SET before = '{}' WHERE id = 1", "change: 1 rows hold values"),
    ("UPDATE change SET kind = 'delete' WHERE id = 1", "change: 1 rows hold values"),
    ("UPDATE measure_rationale SET id = -1 WHERE id = 1", "measure_rationale: 1 rows"),
    ("DELETE FROM unit WHERE id = 1", "unit: 1 are missing"),
    ("UPDATE activity SET measure_id = (SELECT max(id) FROM measure) WHERE id = 2", "activity: 1"),
    ("UPDATE result SET dossier_id = 2 WHERE id = 2", "result: 1 belong to another"),
    ("UPDATE round_report SET reporter_id = 3 WHERE id = 1", "round_report: 1 belong"),
    ("UPDATE cover_memo SET meeting_id = (SELECT max(id) FROM result) WHERE id = 1", "cover_memo"),
    ("UPDATE step SET below = id", "step: 2 rows hold values"),
    ("UPDATE step SET reverses = 2 WHERE id = 1", "step: 1 rows hold values"),
    ("UPDATE step SET at = 'yesterday' WHERE id = 1", "step: 1 values of at"),
    ("UPDATE step SET at = '2026-02-31T09:00:00.000+00:00' WHERE id = 1", "step: 1 values of at"),
    ("UPDATE step SET focus_entity = 'nothing' WHERE id = 1", "step: 1 rows hold values"),
    ("UPDATE step SET focus_id = 'x' WHERE id = 1", "step: 1 rows hold values"),
    ("UPDATE change SET row_id = 'x' WHERE id = 1", "change: 1 rows hold values"),
    ("UPDATE change SET after = '[1]' WHERE id = 1", "change: 1 rows can't be read"),
    ("UPDATE final SET pdf = 'text'", "final: 1 rows hold values"),
    ("UPDATE final SET at = ''", "final: 1 values of at"),
]
"""What is done to the rows, and what is told of it."""


@pytest.fixture(scope="module")
def made_once(tmp_path_factory, planning):
    """A database with two dossiers, some history and a final, for all to copy."""
    path = tmp_path_factory.mktemp("values") / "office.sqlite3"
    with Store.open(path, write=True, clock=lambda: NOW) as store:
        dossiers.add(store, [planning])
        dossiers.duplicate(store, 1)
        store.keep_final(NewFinal(1, "round-report", "fingerprint", b"%PDF", b"{}"))
    return path


@pytest.fixture
def closed(made_once, database):
    """One of its own for each test."""
    database.parent.mkdir()
    return Path(shutil.copyfile(made_once, database))


@pytest.fixture(params=CRAFTED, ids=[statement for statement, _ in CRAFTED])
def crafted(closed, request):
    """Rows that nobody of ours wrote, with a journal and seals that agree with them."""
    statement, told = request.param
    raw = sqlite3.connect(closed, isolation_level=None)
    raw.execute("PRAGMA ignore_check_constraints=ON")
    raw.execute("BEGIN")
    raw.execute(statement)
    restate(raw, "migrate", AT)
    raw.execute("UPDATE journal_head SET undo_top = NULL, redo_top = NULL")
    raw.execute("COMMIT")
    raw.close()
    return closed, told


def test_a_value_that_is_not_ours_is_told_at_the_first_look_and_by_verify(crafted):
    database, told = crafted
    for found in (quick_problems_of(database), problems_of(database)):
        assert any(problem.startswith(told) for problem in found), found


def test_a_salvage_makes_a_sound_database_of_it(crafted, tmp_path):
    target = tmp_path / "salvaged.sqlite3"
    salvage(crafted[0], target, NOW)
    assert problems_of(target) == ()
    with Store.open(target, write=True) as store:
        assert [len(store.load(one.id).activities) for one in store.dossiers()]


def test_what_the_program_writes_is_never_told(closed, text_marks):
    with Store.open(closed, write=True) as store:
        dossiers.add(store, [text_marks])
        dossiers.delete(store, 2)
        store.undo()
    assert problems_of(closed) == ()
