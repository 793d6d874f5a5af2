"""The foot of the window says by when the next DOC report is due, as long as one is."""

from ita_desk.contents.deadlines import deadlines
from ita_desk.model.place import Place
from ita_desk.verbs import fields


def due_in(program):
    """What stands last in the status bar."""
    return program.window.status_line.text.rpartition(" · ")[2]


def open_reports(program):
    dossier = program.workspace.session.dossier(program.workspace.session.dossier_id)
    return [one for one in deadlines(dossier) if one.due == "doc_report" and one.done is None]


def test_nothing_is_due_once_every_report_is_filed(example):
    assert open_reports(example) == []
    assert "DOC" not in due_in(example)


def test_a_report_taken_back_is_due_at_once_and_filed_again_no_more(example):
    session = example.workspace.session
    dossier = session.dossier(example.workspace.session.dossier_id)
    filed = [r for a in dossier.activities for r in a.results if r.category == "doc_report"]
    session.run(fields.edit, Place("result", filed[-1].id, "category"), "meeting")
    assert due_in(example) == "DOC report due by 8 มี.ค. (in 32 days)"
    session.undo()
    assert "DOC" not in due_in(example)


def test_what_the_activities_cost_together_stands_there_once_one_costs_anything(example):
    session, line = example.workspace.session, example.window.status_line
    first, second = session.dossier(session.dossier_id).activities[:2]
    assert "baht" not in line.text
    session.run(fields.edit, Place("activity", first.id, "budget"), "12,000")
    session.run(fields.edit, Place("activity", second.id, "budget"), "500.50")
    assert "14 activities · budget 12,500.50 baht · " in line.text
    session.undo()
    session.undo()
    assert "baht" not in line.text
