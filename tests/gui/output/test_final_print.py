"""A document is final by an explicit act, kept as it was, and edited on afterwards."""

import os

import pytest
from window_pages import page_titled

from ita_desk.contents.documents import COVER_MEMO, LEVEL_SUMMARY, ROUND_REPORT
from ita_desk.gui.dossiers.states import State
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place
from ita_desk.verbs import fields


@pytest.fixture
def opened(planning_open):
    """The planning sample."""
    return planning_open


def printed(opened, qtbot, document, path):
    opened.program.gateway.file = path
    before = len(opened.session.store.finals(opened.id))
    opened.work.final().print_final(document)
    qtbot.waitUntil(lambda: len(opened.session.store.finals(opened.id)) > before, timeout=30_000)
    return opened.session.store.finals(opened.id)[0]


def look(opened, document):
    tree = opened.work.list
    specs = opened.work.pages.specs
    position = next(at for at, h in enumerate(specs) if h.is_document and h.document == document)
    return tree._lines[opened.id].child(position).toolTip(0)


def test_what_is_to_be_mended_blocks_it_and_is_shown(opened, qtbot):
    opened.session.run(fields.edit, Place("unit", opened.id, "name"), "")
    opened.work.final().print_final(ROUND_REPORT)
    assert opened.session.store.finals(opened.id) == ()
    assert opened.work.side.shows(opened.work.panels.findings)
    assert opened.work.output.output_panel.isVisible()


def test_a_doubt_does_not_block_it(opened):
    opened.work.findings.check()
    assert opened.work.findings.of(COVER_MEMO)
    assert opened.work.documents.blocked_by(COVER_MEMO) == 0


def test_it_is_written_kept_and_marked(opened, qtbot, tmp_path):
    path = tmp_path / "บันทึก.pdf"
    final = printed(opened, qtbot, COVER_MEMO, path)
    assert path.read_bytes() == opened.session.store.final_pdf(final.id)
    assert path.read_bytes().startswith(b"%PDF")
    assert final.document == COVER_MEMO
    assert opened.work.documents.final(COVER_MEMO) == final
    assert "printed as final" in look(opened, COVER_MEMO)
    assert "printed as final" not in look(opened, LEVEL_SUMMARY)


def test_later_edits_are_told_and_taken_back_with_undo(opened, qtbot, tmp_path):
    printed(opened, qtbot, COVER_MEMO, tmp_path / "memo.pdf")
    opened.session.run(fields.edit, Place("cover_memo", opened.id, "number"), "สธ 0905.01/9")
    opened.work.findings.check()
    assert opened.work.documents.is_edited(COVER_MEMO)
    assert "edited since the final print" in look(opened, COVER_MEMO)
    opened.undo()
    opened.work.findings.check()
    assert not opened.work.documents.is_edited(COVER_MEMO)


def test_what_is_not_as_signed_is_marked_field_by_field(opened, qtbot, tmp_path):
    opened.session.run(fields.edit, Place("cover_memo", opened.id, "number"), "สธ 0905.01/7")
    printed(opened, qtbot, COVER_MEMO, tmp_path / "memo.pdf")
    findings = opened.work.findings
    assert findings.edited == frozenset()
    opened.session.run(fields.edit, Place("cover_memo", opened.id, "number"), "สธ 0905.01/9")
    opened.session.run(fields.edit, Place("cover_memo", opened.id, "subject"), "เรื่องใหม่")
    findings.check()
    number = findings.at(Place("cover_memo", opened.id, "number"))
    assert [findings.sentence(one) for one in number if one.severity is Severity.NOTE] == [
        "Edited since the final print; there it says: สธ 0905.01/7"
    ]
    notes = [one for one in findings.of(COVER_MEMO) if one.severity is Severity.NOTE]
    assert {one.place.field for one in notes} == {"number", "subject"}
    opened.work.side.show_panel(opened.work.panels.findings)
    assert "2 edited since the final print" in opened.work.panels.findings()._summary.text()
    opened.undo()
    findings.check()
    notes = [one for one in findings.of(COVER_MEMO) if one.severity is Severity.NOTE]
    assert [one.place.field for one in notes] == ["number"]
    assert opened.work.documents.blocked_by(COVER_MEMO) == 0


def test_an_edit_that_the_document_does_not_print_leaves_it_as_it_was(opened, qtbot, tmp_path):
    printed(opened, qtbot, COVER_MEMO, tmp_path / "memo.pdf")
    activity = opened.tree.activities[0]
    opened.session.run(fields.edit, Place("activity", activity.id, "responsible"), "ใครก็ได้")
    opened.work.findings.check()
    assert not opened.work.documents.is_edited(COVER_MEMO)


def test_without_a_file_nothing_is_kept(opened, qtbot):
    opened.program.gateway.file = None
    with qtbot.waitSignal(opened.work.services.worker().answered, timeout=30_000):
        opened.work.final()._batch = None
        opened.work.final().print_final(COVER_MEMO)
    assert opened.session.store.finals(opened.id) == ()


def test_a_kept_final_opens_as_it_was_and_can_be_saved_again(opened, qtbot, tmp_path):
    final = printed(opened, qtbot, COVER_MEMO, tmp_path / "first.pdf")
    opened.session.run(fields.edit, Place("cover_memo", opened.id, "number"), "สธ 0905.01/9")
    opened.program.gateway.opened.clear()
    opened.program.gateway.file = None
    page_titled(opened.work, "The round at a glance").final_chosen.emit(final)
    (copy,) = opened.program.gateway.opened
    assert copy.read_bytes() == (tmp_path / "first.pdf").read_bytes()
    if os.name == "posix":  # Windows keeps a profile to its user
        assert copy.stat().st_mode & 0o777 == 0o400
        assert copy.parent.stat().st_mode & 0o077 == 0
    opened.program.gateway.file = tmp_path / "again.pdf"
    next(
        button
        for button in opened.work.output.output_panel.buttons
        if button.text() == "Save a copy…"
    ).click()
    assert (tmp_path / "again.pdf").read_bytes() == (tmp_path / "first.pdf").read_bytes()
    opened.work.final().shut_down()
    assert not copy.parent.exists()


def test_states_are_those_of_each_document(opened):
    opened.work.findings.check()
    states = opened.work.documents
    assert states.state(ROUND_REPORT) == State.READY
    assert states.state(COVER_MEMO) == State.READY
    assert states.state("knowledge-brief") == State.EMPTY
    opened.session.run(fields.edit, Place("knowledge_brief", opened.id, "score_1"), "120")
    opened.work.findings.check()
    assert states.state("knowledge-brief") == State.UNDER_WAY


def test_nobody_is_told_of_faults_in_a_document_not_begun(opened):
    opened.work.findings.check()
    assert opened.work.findings.of("kpi-sheet")
    assert "kpi-sheet" not in opened.work.findings.documents
    opened.work.findings.want("kpi-sheet")
    assert "kpi-sheet" in opened.work.findings.documents
