"""A text is generated until it is typed, and generated again when the clerk wishes so."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtTest import QTest

from ita_desk.contents.documents import COVER_MEMO
from ita_desk.gui.theme import ThemeName
from ita_desk.model.place import Place


def test_a_generated_text_stands_in_the_field_and_says_so(planning_open):
    subject = planning_open.field(COVER_MEMO, "cover_memo", "subject")
    assert planning_open.tree.cover_memo.subject is None
    assert subject.text().startswith("สรุปรายงานการประชุมคณะทำงาน ตัวชี้วัดที่ 2.1")
    assert subject.is_generated
    assert subject.state.isVisible()
    assert not subject.regenerate_button.isVisible()


@pytest.mark.parametrize("theme", [ThemeName.DARK, ThemeName.CONTRAST, ThemeName.LIGHT])
def test_it_is_grey_in_every_theme(planning_open, theme):
    subject = planning_open.field(COVER_MEMO, "cover_memo", "subject")
    planning_open.work.services.theme.choose(theme)
    role = QPalette.ColorRole
    grey = planning_open.program.window.palette().color(role.PlaceholderText)
    assert subject.editor.palette().color(role.Text) == grey
    outline = planning_open.program.window.palette().color(role.Window)
    assert subject.editor.palette().color(role.Window) != outline


def test_it_follows_the_dossier(planning_open, type_into):
    sender = planning_open.field(COVER_MEMO, "cover_memo", "sender")
    reporter = planning_open.tree.cover_memo.submitter_id
    page = planning_open.work.pages
    assert planning_open.work.navigation.go_to(Place("person", reporter, "phone"))
    field = next(
        f for f in page.front._fields if f.placed.place == Place("person", reporter, "phone")
    )
    type_into(field, "0 2000 0001")
    planning_open.page(COVER_MEMO)
    assert sender.text() == "กลุ่มอำนวยการ กองแผนงาน โทร. 0 2000 0001"


def test_typing_makes_it_the_clerks_own_and_regenerating_gives_it_back(planning_open, type_into):
    subject = planning_open.field(COVER_MEMO, "cover_memo", "subject")
    made = subject.text()
    type_into(subject, "รายงานการประชุม")
    assert planning_open.tree.cover_memo.subject == "รายงานการประชุม"
    assert not subject.is_generated
    assert subject.regenerate_button.isVisible()
    subject.regenerate_button.click()
    assert len(planning_open.program.gateway.questions) == 1
    assert planning_open.tree.cover_memo.subject is None
    assert (subject.text(), subject.is_generated) == (made, True)
    planning_open.undo()
    assert planning_open.tree.cover_memo.subject == "รายงานการประชุม"
    assert subject.text() == "รายงานการประชุม"
    planning_open.undo()
    assert planning_open.tree.cover_memo.subject is None
    assert subject.text() == made


def test_saying_no_leaves_the_typed_text(planning_open, type_into):
    subject = planning_open.field(COVER_MEMO, "cover_memo", "subject")
    type_into(subject, "รายงานการประชุม")
    planning_open.program.gateway.yes = False
    subject.regenerate_button.click()
    assert planning_open.tree.cover_memo.subject == "รายงานการประชุม"


def test_an_emptied_text_prints_nothing_and_is_not_generated(planning_open, type_into):
    conclusion = planning_open.field(COVER_MEMO, "cover_memo", "conclusion")
    type_into(conclusion, "")
    assert planning_open.tree.cover_memo.conclusion == ""
    assert not conclusion.is_generated


def test_esc_gives_a_generated_text_back_as_generated(planning_open):
    cause = planning_open.field(COVER_MEMO, "cover_memo", "cause")
    made = cause.text()
    cause.editor.setFocus()
    cause.editor.insertPlainText("เพิ่ม")
    cause._live.commit()
    assert planning_open.tree.cover_memo.cause.startswith("เพิ่ม")
    QTest.keyClick(cause.editor, Qt.Key.Key_Escape)
    assert planning_open.tree.cover_memo.cause is None
    assert cause.text() == made


def test_what_is_typed_is_kept_when_the_page_is_left(planning_open):
    purpose = planning_open.field(COVER_MEMO, "cover_memo", "purpose")
    purpose.editor.setFocus()
    purpose.editor.selectAll()
    purpose.editor.insertPlainText("บรรทัดหนึ่ง\nบรรทัดสอง")
    planning_open.work.pages.show_page(0)
    assert planning_open.tree.cover_memo.purpose == "บรรทัดหนึ่ง\nบรรทัดสอง"
