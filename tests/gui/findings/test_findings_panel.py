"""One panel names every document: what is missing in it, that nothing is, or that it waits."""

from ita_desk.contents.documents import DOCUMENTS
from ita_desk.gui.wrapped_list import DETAIL
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.verbs import fields


def rows(panel):
    """Text and detail of each row."""
    items = [panel.list.item(at) for at in range(panel.list.count())]
    return [(item.text(), item.data(DETAIL)) for item in items]


def test_a_document_that_was_not_begun_is_named_and_leads_to_its_page(example):
    work = example.workspace
    work.findings.check()
    named = dict(rows(work.findings_panel))
    assert set(named) == {kind.name for kind in DOCUMENTS.values()} | {
        work.findings.sentence(finding) for finding in work.findings.all
    }
    brief = DOCUMENTS["knowledge-brief"].name
    assert named[brief] == "not begun yet"
    assert named[DOCUMENTS["level-summary"].name] == "nothing is missing"
    panel = work.findings_panel.list
    items = [panel.item(at) for at in range(panel.count())]
    panel.itemClicked.emit(next(item for item in items if item.text() == brief))
    assert work.pages.document == "knowledge-brief"


def test_what_two_documents_lack_is_told_once(example):
    work = example.workspace
    desk = work.around.desk
    desk.run(fields.edit, Place("unit", work.dossier_id, "name"), "")
    work.findings.check()
    panel = work.findings_panel
    items = [panel.list.item(at) for at in range(panel.list.count())]
    found = [one for one in map(panel.list.payload, items) if isinstance(one, Finding)]
    assert len(found) == len(set(found))
    assert ("รายงานสรุป 5 ระดับ", "only what is named above") in rows(panel)
    panel.list.setCurrentRow(-1)
    panel.next()
    assert work.pages.front._fields
