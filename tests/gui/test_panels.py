"""Panels and pages that wait until they are shown: made once, showing what is open."""

import pytest
from fake_gateway import FakeGateway
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.contents.documents import COVER_MEMO, ROUND_REPORT
from ita_desk.gui.lazy import Lazy
from ita_desk.model.place import Place


@pytest.fixture
def opened(begun_with_example, qtbot):
    """The program started on the example, with nothing shown but the plan."""
    return in_front(begun_with_example, qtbot)


def start_again(program, start, qtbot):
    """Close the program, and start it on the same database."""
    program.window.close()
    program.close()
    program.store = program.workspace = None
    return in_front(start(), qtbot)


def in_front(program, qtbot):
    program.window.activateWindow()
    qtbot.waitUntil(program.actions.find.isEnabled)
    return program


def lazy_parts(program):
    """What is made when it is first shown, by its name."""
    work = program.workspace
    return {
        "preview": work.panels.preview,
        "findings": work.panels.findings,
        "search": work.panels.search,
        "help": work.panels.help,
        "history": work.panels.history,
        "bin": work.panels.bin,
        "replace": work.panels.replace,
        "start": work.start,
        "final": work.final,
        "worker": work.services.worker,
        "banner": program.workspace.safety._banner,
        "output panel": work.output._output_panel,
        "several panel": work.output._several_panel,
        "export": work.output._export,
        "print": work.output._print_out,
    }


def made(program):
    return {name for name, lazy in lazy_parts(program).items() if lazy.made is not None}


def tab_titles(program):
    side = program.workspace.side
    return [side.tabText(at) for at in range(side.count()) if side.isTabVisible(at)]


def in_sight(program):
    side = program.workspace.side
    return None if side.isHidden() else side.currentWidget()


def press(program, key, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(program.window, key, modifiers)
    QApplication.processEvents()


def test_a_part_is_made_when_it_is_asked_for_and_only_once():
    count = []
    lazy = Lazy(lambda: count.append(1) or "made")
    assert (lazy.made, count) == (None, [])
    assert (lazy(), lazy(), lazy.made, count) == ("made", "made", "made", [1])


def test_the_plan_opens_without_what_nobody_looks_at(opened):
    assert made(opened) == set()
    assert tab_titles(opened) == ["Preview", "Findings", "Search", "Help"]


@pytest.mark.parametrize("beside", ["nothing", "the preview"])
def test_what_is_typed_after_the_start_goes_into_the_plan(example, start, qtbot, beside):
    if beside == "the preview":
        example.workspace.side.show_panel(example.workspace.panels.preview)
    again = start_again(example, start, qtbot)
    assert again.workspace.side.isHidden() is (beside == "nothing")
    assert QApplication.focusWidget() is again.workspace.pages.front.plan_view


CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = {
    "help": (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    "findings": (Qt.Key.Key_F7, Qt.KeyboardModifier.NoModifier),
    "preview": (Qt.Key.Key_F9, Qt.KeyboardModifier.NoModifier),
    "search": (Qt.Key.Key_F, CTRL),
    "history": (Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.AltModifier),
    "replace": (Qt.Key.Key_H, CTRL),
    "bin": (Qt.Key.Key_H, CTRL | SHIFT),
}


@pytest.mark.parametrize("name", KEYS)
def test_its_key_is_the_first_thing_pressed(opened, name):
    press(opened, *KEYS[name])
    panel = lazy_parts(opened)[name]
    assert in_sight(opened) is panel
    assert panel.made is not None
    assert made(opened) <= {name, "worker"}
    actions = opened.actions
    shown = {"findings": actions.check, "preview": actions.preview}
    for other, action in shown.items():
        assert action.isChecked() is (other == name)


@pytest.mark.parametrize("name", ["findings", "preview", "history", "bin"])
def test_its_key_hides_it_and_shows_the_same_one_again(opened, name):
    press(opened, *KEYS[name])
    panel = in_sight(opened)
    press(opened, *KEYS[name])
    assert in_sight(opened) is None
    press(opened, *KEYS[name])
    assert in_sight(opened) is panel


def test_a_tab_is_clicked(opened):
    press(opened, *KEYS["help"])
    side = opened.workspace.side
    for at, name in enumerate(("preview", "findings", "search")):
        QTest.mouseClick(
            side.tabBar(), Qt.MouseButton.LeftButton, pos=side.tabBar().tabRect(at).center()
        )
        assert in_sight(opened) is lazy_parts(opened)[name]
        assert lazy_parts(opened)[name].made is not None
        assert side.currentIndex() == at
    assert tab_titles(opened) == ["Preview", "Findings", "Search", "Help"]
    assert side.count() == 9  # with those that have no tab now


def test_next_finding_is_the_first_thing_pressed(opened, qtbot):
    qtbot.waitUntil(lambda: bool(opened.workspace.findings.all))
    press(opened, Qt.Key.Key_F8)
    assert opened.workspace.panels.findings().list.currentIndex().isValid()


def test_next_finding_is_pressed_before_the_first_check_is_through(opened):
    findings = opened.workspace.findings
    findings.show_dossier(findings.dossier_id)  # a slow computer has checked it by now
    assert not findings.all
    press(opened, Qt.Key.Key_F8)
    assert opened.workspace.panels.findings().list.currentIndex().isValid()


@pytest.mark.parametrize("key", ["search", "help"])
def test_esc_in_a_panel_leads_back_to_the_start_page(empty, key):
    start = empty.workspace.start()
    start.unit.setFocus()
    press(empty, *KEYS[key])
    if key == "help":
        empty.workspace.panels.help().setFocus()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is start.unit


def test_the_field_of_the_search_is_clicked_and_left(opened):
    field = opened.window.search_field
    field.setFocus()
    QTest.keyClicks(field, "2567")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert opened.workspace.panels.search().list.count()
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is not field


def test_the_preview_shows_the_dossier_and_the_document_that_are_open(opened):
    work = opened.workspace
    work.navigation.open_document(COVER_MEMO)
    shown = work.panels.preview().refresh
    assert (shown._dossier_id, shown._document_name) == (work.session.dossier_id, COVER_MEMO)
    opened.actions.duplicate.trigger()
    assert shown._dossier_id == work.session.dossier_id


def test_the_findings_begin_with_the_document_in_front(opened):
    work = opened.workspace
    work.navigation.open_document(COVER_MEMO)
    assert work.panels.findings()._document == COVER_MEMO
    work.navigation.open_document(ROUND_REPORT)
    assert work.panels.findings()._document == ROUND_REPORT


def test_help_explains_the_field_that_had_the_focus_before_it_was_made(opened):
    work = opened.workspace
    work.navigation.go_to(Place("unit", work.session.dossier_id, "name"))
    QApplication.processEvents()
    press(opened, Qt.Key.Key_F1)
    assert work.panels.help().shown == work.services.help_texts.about("unit.name")
    work.navigation.go_to(Place("unit", work.session.dossier_id, "phone"))
    QApplication.processEvents()
    assert work.panels.help().shown == work.services.help_texts.about("unit.phone")


def test_help_explains_the_field_of_now_when_its_tab_is_shown_again(opened):
    work = opened.workspace
    work.navigation.go_to(Place("unit", work.session.dossier_id, "name"))
    press(opened, Qt.Key.Key_F1)
    work.side.show_panel(work.panels.findings)
    work.navigation.go_to(Place("unit", work.session.dossier_id, "phone"))
    QApplication.processEvents()
    work.side.setCurrentWidget(work.panels.help)
    assert work.panels.help().shown == work.services.help_texts.about("unit.phone")
    press(opened, Qt.Key.Key_F1, SHIFT)
    work.side.show_panel(work.panels.findings)
    work.side.setCurrentWidget(work.panels.help)
    assert work.panels.help().shown is None, "the table of keys stays until a field is asked for"


def test_the_keys_are_the_first_thing_asked_for(opened):
    press(opened, Qt.Key.Key_F1, SHIFT)
    assert in_sight(opened) is opened.workspace.panels.help
    assert opened.workspace.panels.help().shown is None  # no field but the table of keys


def test_exporting_is_the_first_thing_done(opened, tmp_path, qtbot):
    target = tmp_path / "ออก.pdf"
    gateway: FakeGateway = opened.gateway
    gateway.file = target
    opened.workspace.output.pdf_action.trigger()
    qtbot.waitUntil(target.exists, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_closing_at_once_makes_nothing(opened):
    opened.window.close()
    opened.close()
    assert made(opened) == set()
