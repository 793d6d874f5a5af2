"""What takes more than a moment shows a progress, and who gives up leaves nothing half done."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desk.exchange.dossier_file import write_dossier
from ita_desk.verbs import dossiers

COPIES = 36


@pytest.fixture
def large(planning):
    """A dossier with some hundred activities."""
    more = (
        one.changed({"id": 10_000 + COPIES * at + turn, "results": ()})
        for at, one in enumerate(planning.activities)
        for turn in range(COPIES)
    )
    return planning.changed({"activities": (*planning.activities, *more)})


@pytest.fixture
def work(empty, large):
    """The window with a large dossier open."""
    work = empty.workspace
    added = dossiers.added_ids(work.session.run(dossiers.add, [large]))
    work.navigation.open_new(added[0])
    return work


def many(work):
    return len(work.session.dossiers())


def idle(work):
    return not work.lengthy.busy


ACTS = ("duplicate", "next_round", "delete", "undo")


@pytest.mark.parametrize("name", ACTS)
def test_a_large_act_shows_its_progress_and_then_what_came_of_it(empty, work, qtbot, name):
    before, panel = work.session.dossier_id, work.output.output_panel
    getattr(empty.actions, name).trigger()
    assert work.lengthy.busy
    assert not panel.progress.isHidden()
    qtbot.waitUntil(lambda: idle(work), timeout=30_000)
    assert panel.isHidden()
    if name in ("delete", "undo"):
        assert many(work) == 0
    else:
        assert many(work) == 2
        assert work.session.dossier_id != before
    (empty.actions.redo if name == "undo" else empty.actions.undo).trigger()
    qtbot.waitUntil(lambda: idle(work), timeout=30_000)
    assert many(work) == 1


@pytest.mark.parametrize("name", ["duplicate", "delete"])
def test_who_gives_up_has_what_was_there_before(empty, work, qtbot, name):
    session, panel = work.session, work.output.output_panel
    before = session.dossier_id, session.dossiers(), session.store.next_undo()
    getattr(empty.actions, name).trigger()
    QTest.keyClick(panel.buttons[0], Qt.Key.Key_Escape)
    assert panel.isHidden()
    qtbot.waitUntil(lambda: idle(work), timeout=30_000)
    assert (session.dossier_id, session.dossiers(), session.store.next_undo()) == before


def test_a_large_file_is_read_and_brought_in_with_progress(empty, work, qtbot, tmp_path, large):
    file = tmp_path / "large.ita"
    text = large.activities[0].changed({"title": "ก" * 5000})
    padded = [one.changed({"title": text.title}) for one in large.activities]
    file.write_bytes(write_dossier(large.changed({"activities": tuple(padded)})))
    work.acts.bring_in_files([file])
    assert work.lengthy.busy
    qtbot.waitUntil(lambda: many(work) == 2 and idle(work), timeout=30_000)
    work.acts.bring_in_files([file])
    QTest.keyClick(work.output.output_panel.buttons[0], Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: idle(work), timeout=30_000)
    assert many(work) == 2


def test_a_deleted_large_dossier_comes_back_with_progress(empty, work, qtbot):
    session = work.session
    session.run(dossiers.delete, session.dossier_id)
    empty.actions.bin.trigger()
    work.panels.bin().button.click()
    assert work.lengthy.busy
    qtbot.waitUntil(lambda: many(work) == 1 and idle(work), timeout=30_000)
    assert work.pages.front is work.pages.page(0)  # no field of it was changed


def test_meanwhile_it_is_known_that_who_asks_the_store_waits(empty, work, qtbot):
    empty.actions.duplicate.trigger()
    assert work.session.store_is_taken
    qtbot.waitUntil(lambda: idle(work), timeout=30_000)
    assert not work.session.store_is_taken


def test_closing_the_window_stops_what_goes_on(empty, work):
    empty.actions.duplicate.trigger()
    work.shut_down()
    assert idle(work)
    assert many(work) == 1
