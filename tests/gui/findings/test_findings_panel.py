"""One panel names every document: what is missing in it, that nothing is, or that it waits."""

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.gui.wrapped_list import DETAIL
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields


def rows(panel):
    """Text and detail of each row."""
    model = panel.list.rows
    indexes = map(model.index, range(model.rowCount()))
    return [(index.data(), index.data(DETAIL)) for index in indexes]


def test_a_document_that_was_not_begun_is_named_and_leads_to_its_page(example):
    work = example.workspace
    work.findings.check()
    work.side.show_panel(work.panels.findings)
    named = dict(rows(work.panels.findings()))
    assert set(named) == {kind.name for kind in DOCUMENTS.values()} | {
        work.findings.sentence(finding) for finding in work.findings.all
    }
    brief = DOCUMENTS["knowledge-brief"].name
    assert named[brief] == "not begun yet"
    assert named[DOCUMENTS["level-summary"].name] == "nothing is missing"
    panel, model = work.panels.findings().list, work.panels.findings().list.rows
    at = next(at for at in range(model.rowCount()) if model.index(at).data() == brief)
    panel.clicked.emit(model.index(at))
    assert work.pages.document == "knowledge-brief"


def test_what_two_documents_lack_is_told_once(example):
    work = example.workspace
    session = work.session
    session.run(fields.edit, Place("unit", work.session.dossier_id, "name"), "")
    work.findings.check()
    panel = work.panels.findings()
    work.side.show_panel(work.panels.findings)
    model = panel.list.rows
    found = [one for one in map(model.row, range(model.rowCount())) if isinstance(one, Finding)]
    assert len(found) == len(set(found))
    assert ("รายงานสรุป 5 ระดับ", "only what is named above") in rows(panel)
    panel.next()
    assert work.pages.front._fields


def test_nothing_is_put_into_rows_while_nobody_looks(example):
    work = example.workspace
    work.side.show_panel(work.panels.preview)
    work.findings.check()
    panel = work.panels.findings()
    assert rows(panel) == []
    work.side.show_panel(work.panels.findings)
    assert rows(panel)
    work.side.fold()
    session = work.session
    session.run(fields.edit, Place("unit", work.session.dossier_id, "name"), "")
    work.findings.check()
    missing = "unit-name-missing"
    assert missing not in [getattr(row, "code", "") for row in panel.list.rows._rows]
    work.side.show_panel(work.panels.findings)
    assert missing in [getattr(row, "code", "") for row in panel.list.rows._rows]


def test_the_next_finding_is_found_while_the_panel_is_folded_away(example):
    work = example.workspace
    session = work.session
    session.run(fields.edit, Place("unit", work.session.dossier_id, "name"), "")
    work.findings.check()
    work.side.fold()
    gone = []
    work.panels.findings().chosen.connect(gone.append)
    work.panels.findings().next()
    assert gone == [Place("unit", work.session.dossier_id, "name")]


def test_only_the_rows_in_sight_are_put_into_words(example, monkeypatch):
    work = example.workspace
    session = work.session
    tree = session.dossier(work.session.dossier_id)
    first = tree.activities[0]
    many = [
        first.changed({"id": 1000 + number, "title": f"เเผนงานที่ {number}", "results": ()})
        for number in range(400)
    ]
    long = tree.changed({"activities": (*tree.activities, *many)})
    changes = session.run(dossiers.add, [long])
    work.navigation.open_dossier(*dossiers.added_ids(changes))
    work.findings.check()
    said, own = [], work.findings.sentence
    monkeypatch.setattr(work.findings, "sentence", lambda one: said.append(one) or own(one))
    work.side.show_panel(work.panels.findings)
    work.panels.findings().grab()
    assert work.panels.findings().list.rows.rowCount() > 400
    assert 0 < len(said) < 200
