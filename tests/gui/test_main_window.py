"""The whole window: what stands where, what the keys do, and that nothing typed is lost."""

import pytest
from fake_gateway import FakeGateway
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_pages import page_titled

from ita_desk.gui.theme import ThemeName
from ita_desk.gui.window.commands import commands_of
from ita_desk.model.place import Place
from ita_desk.storage.store import Store


def session(program):
    return program.workspace.session


def dossier(program):
    return session(program).dossier(program.workspace.session.dossier_id)


def head(program):
    return page_titled(program.workspace, "Head of the report")


def unit_name(program):
    return head(program)._lines["unit", "name"]


def go(program, place):
    assert program.workspace.navigation.go_to(place)
    QApplication.processEvents()


def type_into(field, text):
    field.selectAll()
    field.insert(text)
    field.textEdited.emit(text)


# First start


def test_the_first_start_shows_the_ways_in_and_nothing_else(empty):
    work = empty.workspace
    assert work.frame.centre.currentWidget() is work.start
    assert not work.frame.left.isVisible()
    assert not work.side.isVisible()


def test_a_round_is_guessed_from_today_and_started_with_enter(empty):
    work = empty.workspace
    assert (work.start().fiscal_year.value(), work.start().round.currentIndex()) == (2567, 0)
    work.start().unit.setText("กองแผนงาน")
    QTest.keyClick(work.start().unit, Qt.Key.Key_Return)
    begun = dossier(empty)
    assert (begun.fiscal_year, begun.round, begun.unit.name) == (2567, 1, "กองแผนงาน")
    assert work.frame.centre.currentWidget() is work.pages
    assert work.frame.left.isVisible()


def test_the_next_round_takes_the_plan_over_without_its_results(example):
    work = example.workspace
    before = dossier(example)
    example.actions.new.trigger()
    assert work.start().unit.text() == before.unit.name
    work.start().begin.click()
    begun = dossier(example)
    assert (begun.fiscal_year, begun.round) == (2567, 2)
    assert [activity.title for activity in begun.activities] == [
        activity.title for activity in before.activities
    ]
    assert not any(activity.results or any(activity.quarters) for activity in begun.activities)
    assert begun.reporter.name == before.reporter.name


def test_another_unit_starts_without_the_people_of_the_first(example):
    work = example.workspace
    example.actions.new.trigger()
    work.start().unit.setText("กองคลัง")
    work.start().begin.click()
    begun = dossier(example)
    assert (begun.unit.name, begun.unit.phone, begun.people) == ("กองคลัง", "", ())


def test_a_file_that_cannot_be_read_says_why_and_what_can(empty, tmp_path):
    empty.gateway.file = tmp_path / "งาน.pdf"
    empty.gateway.file.write_bytes(b"%PDF-1.7")
    empty.actions.bring_in.trigger()
    told = empty.workspace.start().fault
    assert told.isVisible()
    assert "(.ita)" in told.text()
    assert session(empty).dossiers() == ()


def test_an_old_file_is_brought_in(empty, samples_folder, text_marks):
    empty.gateway.file = samples_folder / "text-marks-2568-r2.json"
    empty.actions.bring_in.trigger()
    assert dossier(empty).unit.name == text_marks.unit.name


def test_several_files_are_brought_in_as_one_step(empty, samples_folder):
    first, *others = sorted(samples_folder.glob("*.json"))
    empty.gateway.file, empty.gateway.more = first, tuple(others)
    empty.actions.bring_in.trigger()
    assert len(session(empty).dossiers()) == 1 + len(others)
    session(empty).undo()
    assert session(empty).dossiers() == ()


def test_esc_leaves_the_start_page_for_the_open_dossier(example):
    example.actions.new.trigger()
    QTest.keyClick(example.workspace.start().unit, Qt.Key.Key_Escape)
    assert example.workspace.frame.centre.currentWidget() is example.workspace.pages


# Dossiers


def test_deleting_is_undone_not_asked(example):
    work = example.workspace
    opened = work.session.dossier_id
    example.actions.delete.trigger()
    assert work.session.dossier_id is None
    assert not example.gateway.questions
    example.actions.undo.trigger()
    assert work.session.dossier_id == opened


def test_a_copy_is_opened_and_deleting_it_opens_the_other(example):
    work = example.workspace
    first = work.session.dossier_id
    example.actions.duplicate.trigger()
    assert work.session.dossier_id != first
    example.actions.delete.trigger()
    assert work.session.dossier_id == first


def test_the_list_follows_year_round_and_state(example, qtbot):
    tree = example.workspace.list
    year = tree.topLevelItem(0)
    assert "2567" in year.text(0)
    qtbot.waitUntil(lambda: "(ready)" in year.child(0).toolTip(0))
    go(example, Place("dossier", example.workspace.session.dossier_id, "fiscal_year"))
    head(example).fiscal_year.setValue(2568)
    assert "2568" in tree.topLevelItem(0).text(0)


def test_arrow_keys_in_the_list_open_pages(example, qtbot):
    work = example.workspace
    work.list.setFocus()
    before = work.pages.currentIndex()
    QTest.keyClick(work.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: work.pages.currentIndex() == before + 1)
    QTest.keyClick(work.list, Qt.Key.Key_Return)
    assert work.pages.isAncestorOf(QApplication.focusWidget())


# Typing and undo


def test_a_field_is_kept_when_it_is_left(example):
    go(example, Place("unit", example.workspace.session.dossier_id, "name"))
    type_into(unit_name(example), "กองใหม่")
    unit_name(example).clearFocus()
    assert dossier(example).unit.name == "กองใหม่"
    assert "กองใหม่" in example.window.windowTitle()
    assert "Saved" in example.window.status_line.text


def test_closing_the_window_keeps_what_is_being_typed(example, start, tmp_path):
    go(example, Place("unit", example.workspace.session.dossier_id, "name"))
    type_into(unit_name(example), "พิมพ์ค้าง")
    example.window.close()
    example.close()
    example.store = None
    with Store.open(tmp_path / "office.sqlite3", write=False) as store:
        assert store.load(store.dossiers()[0].id).unit.name == "พิมพ์ค้าง"


def test_undo_names_the_step_and_goes_to_the_place(example):
    place = Place("unit", example.workspace.session.dossier_id, "name")
    go(example, place)
    type_into(unit_name(example), "กองใหม่")
    unit_name(example).clearFocus()
    example.workspace.pages.show_page(0)
    assert "edit" in example.actions.undo.text()
    example.actions.undo.trigger()
    assert dossier(example).unit.name == "กองแผนงาน"
    assert example.workspace.pages.front is head(example)
    assert QApplication.focusWidget() is unit_name(example)
    assert "edit" in example.actions.redo.text()
    example.actions.redo.trigger()
    assert dossier(example).unit.name == "กองใหม่"


def test_undo_works_after_a_restart(example, start):
    go(example, Place("unit", example.workspace.session.dossier_id, "name"))
    type_into(unit_name(example), "กองใหม่")
    example.window.close()
    example.close()
    example.store = example.workspace = None
    again = start()
    again.actions.undo.trigger()
    assert dossier(again).unit.name == "กองแผนงาน"


def test_esc_gives_back_what_was_there(example):
    go(example, Place("unit", example.workspace.session.dossier_id, "name"))
    type_into(unit_name(example), "ผิด")
    QTest.keyClick(unit_name(example), Qt.Key.Key_Escape)
    assert unit_name(example).text() == "กองแผนงาน"
    assert dossier(example).unit.name == "กองแผนงาน"


# Findings, search, help


def test_a_finding_is_listed_counted_marked_and_gone_to(example, qtbot):
    work = example.workspace
    place = Place("unit", work.session.dossier_id, "name")
    work.findings.check()
    # A good clerk's report has nothing wrong; its memo is older than the last DOC report, and a
    # new office has no emblem yet.
    found = [finding.code for finding in work.findings.all]
    assert found == ["memo-emblem-missing", "doc-report-after-memo"]
    go(example, place)
    type_into(unit_name(example), "")
    unit_name(example).clearFocus()
    work.findings.check()
    assert example.actions.check.iconText() == "Check 3"
    assert "3 findings" in example.window.status_line.text
    assert unit_name(example).accessibleDescription() == "The unit has no name."
    work.pages.show_page(0)
    example.actions.next_finding.trigger()
    assert QApplication.focusWidget() is unit_name(example)


def test_search_finds_in_all_years_and_opens_in_place(example, samples_folder):
    work = example.workspace
    first = work.session.dossier_id
    example.gateway.file = samples_folder / "text-marks-2568-r2.json"
    example.actions.bring_in.trigger()
    assert work.session.dossier_id != first
    example.actions.find.trigger()
    assert QApplication.focusWidget() is example.window.search_field
    type_into(example.window.search_field, "เจ้าพนักงานธุรการ")
    QTest.keyClick(example.window.search_field, Qt.Key.Key_Return)
    assert work.session.dossier_id == first
    assert QApplication.focusWidget().text() == "เจ้าพนักงานธุรการปฏิบัติงาน"


def test_f3_goes_round_the_hits(example):
    work = example.workspace
    type_into(example.window.search_field, "คณะทำงาน")
    example.actions.find_next.trigger()
    hits = work.panels.search().list.count()
    assert hits > 2
    example.actions.find_previous.trigger()
    assert work.panels.search().list.currentRow() == hits - 1
    example.actions.find_next.trigger()
    assert work.panels.search().list.currentRow() == 0


def test_help_follows_the_field(example):
    work = example.workspace
    go(example, Place("unit", work.session.dossier_id, "phone"))
    example.actions.help.trigger()
    assert work.panels.help().shown.title == "โทรศัพท์ของหน่วยงาน"
    go(example, Place("unit", work.session.dossier_id, "website"))
    assert work.panels.help().shown.title == "เว็บไซต์ของหน่วยงาน"


# Looks


@pytest.mark.parametrize("name", [ThemeName.DARK, ThemeName.CONTRAST, ThemeName.LIGHT])
def test_themes_change_colours_and_are_kept(example, name, start):
    example.theme.choose(name)
    assert example.theme.effective is name
    dark = QApplication.palette().window().color().lightness() < 128
    assert dark == (name is not ThemeName.LIGHT)


def test_text_grows_and_is_never_smaller_than_eleven_points(example):
    usual = QApplication.font().pointSize()
    example.actions.larger.trigger()
    assert QApplication.font().pointSize() == usual + 1
    for _ in range(10):
        example.actions.smaller.trigger()
    assert QApplication.font().pointSize() == 11


# The window as a whole


def test_f6_goes_round_the_parts_of_the_window(example):
    work = example.workspace
    work.side.show_panel(work.panels.findings)
    work.list.setFocus()
    seen = []
    for _ in range(3):
        example.actions.next_pane.trigger()
        focused = QApplication.focusWidget()
        seen.append(
            next(
                name
                for name, part in (
                    ("left", work.frame.left),
                    ("side", work.side),
                    ("page", work.pages),
                )
                if part.isAncestorOf(focused)
            )
        )
    assert seen == ["page", "side", "left"]


def test_the_gateway_of_tests_speaks_like_the_real_one():
    from ita_desk.gui.gateway import Gateway

    gateway: Gateway = FakeGateway()
    assert gateway.confirm("?", "yes")


def test_actions_of_the_page_in_front_are_in_the_edit_menu(example):
    work = example.workspace
    for position in range(len(work.pages.specs)):
        work.pages.show_page(position)
        page = work.pages.front
        menu = example.window.edit_menu
        shown = {*menu.actions(), *commands_of(menu)}
        own = [action for action in page.edit_actions() if not action.isSeparator()]
        assert all(action in shown for action in own)


def test_the_program_wears_its_own_icon_once_it_is_settled(empty, qapp, qtbot):
    qtbot.waitUntil(lambda: not qapp.windowIcon().isNull())
    assert not qapp.windowIcon().pixmap(32, 32).toImage().allGray()
