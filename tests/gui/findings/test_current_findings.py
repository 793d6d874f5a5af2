"""Findings come while nothing else is to be done, and are always those of the newest tree."""

import pytest

from ita_desk.contents.documents import ROUND_REPORT, find_faults
from ita_desk.gui.dossiers.states import State
from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def work(example, monkeypatch):
    """The example, checked, and from now on in the smallest slices."""
    example.workspace.findings.check()
    monkeypatch.setattr("ita_desk.gui.idle_work._SLICE", 0)
    return example.workspace


def rename_unit(work, name):
    work.session.run(fields.edit, Place("unit", work.session.dossier_id, "name"), name)


def codes(work):
    return [finding.code for finding in work.findings.all]


def into_the_middle(work):
    """Let a check begin, and take some steps of it."""
    idle = work.findings._work
    idle._idle.stop()
    for _ in range(3):
        idle._slice()
    assert idle.is_busy
    idle._idle.start()


def test_what_was_found_stays_in_sight_until_the_check_is_through(work, qtbot):
    before, told = work.findings.all, []
    work.findings.changed.connect(lambda: told.append(codes(work)))
    rename_unit(work, "")
    into_the_middle(work)
    assert work.findings.all == before
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    qtbot.wait(20)
    assert len(told) == 1
    assert "unit-name-missing" in told[0]


def test_an_edit_in_the_middle_begins_the_check_anew(work, qtbot):
    told = []
    work.findings.changed.connect(lambda: told.append(codes(work)))
    rename_unit(work, "")
    into_the_middle(work)
    rename_unit(work, "กองแผนงาน")
    work.session.run(fields.edit, Place("indicator", work.session.dossier_id, "code"), "")
    qtbot.waitUntil(lambda: bool(told))
    assert len(told) == 1
    assert "unit-name-missing" not in told[0]
    assert "indicator-code-missing" in told[0]
    tree = work.session.dossier(work.session.dossier_id)
    today = work.services.today()
    assert work.findings.of(ROUND_REPORT) == find_faults(ROUND_REPORT, tree, today)


def test_a_check_that_is_asked_for_in_the_middle_is_through_at_once(work):
    rename_unit(work, "")
    into_the_middle(work)
    work.findings.check()
    assert "unit-name-missing" in codes(work)
    assert not work.findings._work.is_busy


def test_a_final_in_the_middle_waits_for_all_that_is_wrong_now(work):
    rename_unit(work, "")
    into_the_middle(work)
    work.final().print_final(ROUND_REPORT)
    assert work.session.store.finals(work.session.dossier_id) == ()
    assert work.final()._batch is None
    assert work.side.shows(work.panels.findings)


def test_another_dossier_is_opened_in_the_middle(work, qtbot):
    first, session = work.session.dossier_id, work.session
    tree = session.dossier(first)
    (second,) = dossiers.added_ids(session.run(dossiers.add, [tree]))
    rename_unit(work, "")
    into_the_middle(work)
    work.navigation.open_dossier(second)
    assert work.findings.all == ()
    assert work.findings.documents == ()
    qtbot.waitUntil(lambda: bool(work.findings.documents))
    assert "unit-name-missing" not in codes(work)
    qtbot.waitUntil(lambda: work.states.state(first) == State.UNDER_WAY)


def test_the_dossier_is_deleted_in_the_middle(work, qtbot):
    session = work.session
    rename_unit(work, "")
    into_the_middle(work)
    session.run(dossiers.delete, work.session.dossier_id)
    assert work.session.dossier_id is None
    assert work.findings.all == ()
    qtbot.waitUntil(lambda: not work.findings._work.is_busy)
    assert work.findings.all == ()
    assert work.findings.documents == ()


def test_the_database_is_left_in_the_middle(work, qtbot):
    rename_unit(work, "")
    into_the_middle(work)
    work.leave_database()
    qtbot.wait(300)
    assert work.findings.all == ()


def test_the_state_of_the_open_dossier_is_what_its_findings_say(work):
    assert work.states.state(work.session.dossier_id) == State.READY
    rename_unit(work, "")
    work.findings.check()
    assert work.states.state(work.session.dossier_id) == State.UNDER_WAY
    work.services.actions.undo.trigger()
    work.findings.check()
    assert work.states.state(work.session.dossier_id) == State.READY
