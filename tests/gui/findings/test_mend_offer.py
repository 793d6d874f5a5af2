"""Slips of typing are marked and a mend is offered: in one field, or in the whole dossier."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.verbs import fields


@pytest.fixture
def work(example):
    return example.workspace


@pytest.fixture
def typed(example, work):
    """Two fields with characters nobody sees, one of them mistyped as well."""
    session, activities = (
        work.session,
        work.session.dossier(work.session.dossier_id).activities,
    )
    session.run(
        fields.edit, Place("activity", activities[3].id, "title"), "ประชุม\u200b เเผนงาน\u202e"
    )
    session.run(
        fields.edit, Place("activity", activities[4].id, "quarter_1"), Mark(True, "\x07ม.ค.")
    )
    session.run(fields.edit, Place("unit", work.session.dossier_id, "phone"), "0 2590\u200b")
    work.findings.check()
    example.actions.check.trigger()
    return lambda: session.dossier(work.session.dossier_id)


def choose(work, code):
    work.side.show_panel(work.panels.findings)
    shown = work.panels.findings().list
    for row in range(shown.rows.rowCount()):
        if getattr(shown.rows.row(row), "code", "") == code:
            shown.choose(row)
            return
    raise AssertionError(code)


def test_what_is_hidden_is_taken_out_of_one_field_in_one_step(example, work, typed):
    before = typed()
    choose(work, "invisible-character")
    offer = work.panels.findings().mend
    assert offer.everywhere.text() == "Take out in the &whole dossier (2 fields)"
    QTest.keyClick(offer.here, Qt.Key.Key_Space)
    fields_after = typed().unit.phone, typed().activities[3].title
    assert sorted("\u200b" in text for text in fields_after) == [False, True]
    example.actions.undo.trigger()
    assert typed() == before


def test_it_is_taken_out_of_the_whole_dossier_in_one_step(example, work, typed):
    before = typed()
    choose(work, "invisible-character")
    work.panels.findings().mend.everywhere.click()
    assert typed().unit.phone == "0 2590"
    assert typed().activities[3].title == "ประชุม เเผนงาน"
    assert typed().activities[4].quarter_1 == Mark(True, "\x07ม.ค.")
    choose(work, "double-sara-e")
    assert work.panels.findings().mend.here.text() == "&Mend here"
    assert not work.panels.findings().mend.everywhere.isVisible()
    work.panels.findings().mend.here.click()
    assert typed().activities[3].title == "ประชุม แผนงาน"
    for _ in range(2):
        example.actions.undo.trigger()
    assert typed() == before


def test_nothing_is_offered_where_only_a_person_can_say(work, typed):
    choose(work, "doc-report-after-memo")
    assert not work.panels.findings().mend.isVisible()


def test_the_cell_is_marked(work, typed):
    place = Place("activity", typed().activities[4].id, "quarter_1")
    (finding,) = work.findings.at(place)
    assert finding.code == "control-character"
    assert "U+0007" in work.findings.sentence(finding)
