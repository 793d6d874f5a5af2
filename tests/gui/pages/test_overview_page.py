"""The round at a glance leads to where something is to be done; the next round starts from it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QApplication
from window_pages import position_of

from ita_desk.contents.documents import COVER_MEMO, fingerprint, make_content
from ita_desk.exchange.dossier_file import write_dossier
from ita_desk.gui.wrapped_list import DETAIL
from ita_desk.model.mark import TICK
from ita_desk.model.place import Place
from ita_desk.storage.finals import NewFinal
from ita_desk.verbs import fields, rows

OVERVIEW = "The round at a glance"


def tree(program):
    return program.workspace.session.dossier(program.workspace.session.dossier_id)


@pytest.fixture
def overview(example, qtbot):
    """The page, in front."""
    work = example.workspace
    work.findings.check()
    work.pages.show_page(position_of(work, OVERVIEW))
    qtbot.waitUntil(lambda: work.pages.front.due.count() > 0)
    return work.pages.front


def lines(shown):
    return [(shown.item(at).text(), shown.item(at).data(DETAIL)) for at in range(shown.count())]


def test_what_is_due_is_done_late_or_counted_down(example, overview, qtbot):
    assert lines(overview.due)[0] == (
        "8 ธ.ค. 66  Monthly report in the DOC system",
        "done on 8 ธ.ค. 66",
    )
    session = example.workspace.session
    report = next(
        (
            result
            for activity in tree(example).activities
            for result in activity.results
            if result.category == "doc_report"
        ),
    )
    session.run(rows.delete, [Place("result", report.id)])
    qtbot.waitUntil(lambda: lines(overview.due)[0][1] == "59 days late")
    assert lines(overview.due)[4][1] == "in 32 days"


def test_a_holiday_of_the_office_moves_a_deadline(example, overview, qtbot):
    session = example.workspace.session
    session.run(fields.edit, Place("office", 1, "holidays"), "2023-12-08")
    qtbot.waitUntil(lambda: lines(overview.due)[0][0].startswith("7 ธ.ค. 66"))


def test_an_open_promise_leads_to_its_activity(example, overview, qtbot):
    activity = tree(example).activities[0]
    session = example.workspace.session
    session.run(rows.delete, [Place("result", one.id) for one in activity.results])
    qtbot.waitUntil(lambda: overview.promises.payload(overview.promises.item(0)) is not None)
    assert overview.promises.item(0).text() == activity.title
    overview.promises.itemClicked.emit(overview.promises.item(0))
    QApplication.processEvents()
    assert example.workspace.pages.currentIndex() == 0


def test_the_next_round_starts_from_this_one(example):
    before = tree(example)
    session = example.workspace.session
    promised = before.activities[8]
    session.run(fields.edit, Place("activity", promised.id, "quarter_3"), TICK)
    example.actions.next_round.trigger()
    begun = tree(example)
    assert (begun.fiscal_year, begun.round) == (2567, 2)
    assert [a.title for a in begun.activities] == [a.title for a in before.activities]
    assert begun.people[0].name == before.people[0].name
    assert not any(activity.results for activity in begun.activities)
    assert begun.cover_memo.meeting_id is None
    assert begun.level_summary.results == ()
    assert not example.gateway.questions
    work = example.workspace
    work.pages.show_page(position_of(work, OVERVIEW))
    QApplication.processEvents()
    work.pages.front._refresh()
    (promise,) = lines(work.pages.front.promises)
    assert promise == (promised.title, "quarter 3 · promised in the round before")


def test_a_new_round_opens_at_its_plan_with_the_keyboard(example):
    work = example.workspace
    work.pages.show_page(position_of(work, OVERVIEW))
    example.actions.next_round.trigger()
    QApplication.processEvents()
    assert work.pages.currentIndex() == 0
    assert work.pages.front.plan_view.hasFocus()


def test_a_round_that_is_there_is_asked_about(example):
    first = example.workspace.session.dossier_id
    example.actions.next_round.trigger()
    example.workspace.navigation.open_dossier(first)
    example.gateway.yes = False
    example.actions.next_round.trigger()
    assert len(example.gateway.questions) == 1
    assert len(example.workspace.session.dossiers()) == 2


def test_the_status_line_counts_down_to_what_is_not_done(example):
    work = example.workspace
    results = [
        result
        for activity in tree(example).activities
        for result in activity.results
        if result.category == "doc_report"
    ]
    assert "DOC report due" not in example.window.status_line.text
    work.session.run(rows.delete, [Place("result", results[2].id)])
    work.findings.check()
    assert "DOC report due by 9 ก.พ. (in 4 days)" in example.window.status_line.text


def test_a_final_that_a_wrong_clock_dated_is_told_as_such(example, overview, qtbot, monkeypatch):
    work, dossier = example.workspace, tree(example)
    content = fingerprint(make_content(COVER_MEMO, dossier))
    new = NewFinal(dossier.id, COVER_MEMO, content, b"%PDF", write_dossier(dossier))
    work.session.store.keep_final(new)
    monkeypatch.setattr(work.session.store, "_clock", lambda: datetime(2567, 1, 5, 9, tzinfo=UTC))
    work.session.store.keep_final(new)
    monkeypatch.undo()
    work.documents.final_kept()
    qtbot.waitUntil(lambda: overview.finals.count() == 2)
    doubted = ["the computer's clock was wrong" in detail for _, detail in lines(overview.finals)]
    assert sorted(doubted) == [False, True]
