"""The widths of columns beside the pages: shown in millimetres, set, and given back."""

import pytest

from ita_desk.contents.table_widths import ROUND_REPORT_TABLE
from ita_desk.gui.page_pane.page_pane import PagePane
from ita_desk.gui.page_pane.widths_panel import WidthsPanel
from ita_desk.page_messages import PagesMade, TableShown

WAIT = 60_000


def pages(widths, *, by_hand=False, count=5, automatic=5, names=("round-report",)):
    tables = tuple(TableShown(name, ("ก", "ข", "ค"), widths, by_hand) for name in names)
    return PagesMade(1, b"", count, (), tables=tables, pages_automatic=automatic)


@pytest.fixture
def panel(qtbot):
    made = WidthsPanel(lambda message: message)
    qtbot.addWidget(made)
    return made


def test_the_widths_and_the_sheets_they_cost_are_shown(panel):
    panel.show_pages(pages((30.0, 40.0, 50.0)))
    assert [field.value() for field in panel.fields] == [30, 40, 50]
    assert [field.accessibleName() for field in panel.fields] == ["ก", "ข", "ค"]
    assert panel.sheets.text() == "5 sheets"
    assert not panel.automatic.isEnabled()
    panel.show_pages(pages((30.0, 40.0, 50.0), by_hand=True, count=7))
    assert panel.sheets.text() == "7 sheets; 5 with automatic widths"
    assert panel.automatic.isEnabled()


def test_a_width_that_is_set_is_had_from_the_others_in_proportion(panel, qtbot):
    panel.show_pages(pages((30.0, 40.0, 50.0)))
    with qtbot.waitSignal(panel.widths_set) as told:
        panel.fields[0].setValue(75)
    name, widths = told.args
    assert name == "round-report"
    assert widths == pytest.approx((75, 20, 25))


def test_one_click_gives_them_back(panel, qtbot):
    panel.show_pages(pages((30.0, 40.0, 50.0), by_hand=True))
    with qtbot.waitSignal(panel.widths_set) as told:
        panel.automatic.click()
    assert told.args == ["round-report", None]


def test_of_several_tables_one_is_chosen(panel, qtbot):
    panel.show_pages(pages((30.0, 40.0, 50.0), names=("a", "b")))
    panel.table.setCurrentIndex(1)
    panel.show_pages(pages((30.0, 40.0, 50.0), names=("a", "b")))
    with qtbot.waitSignal(panel.widths_set) as told:
        panel.fields[2].setValue(80)
    assert told.args[0] == "b"


def test_the_pages_follow_the_widths_and_the_dossier_keeps_them(qtbot, session, worker, sample_id):
    pane = PagePane(session, worker)
    qtbot.addWidget(pane)
    pane.resize(620, 520)
    pane.show_dossier(sample_id)
    pane.show()
    qtbot.waitUntil(lambda: bool(pane.widths.fields), timeout=WAIT)
    chosen = [field.value() for field in pane.widths.fields]
    assert len(chosen) == 11
    pane.bar.widths.click()
    assert pane.widths.isVisible()
    pane.widths.fields[0].setValue(60)
    qtbot.waitUntil(pane.widths.automatic.isEnabled, timeout=WAIT)
    assert pane.widths.fields[0].value() > 45  # the others keep room for their words
    (kept,) = session.store.load(sample_id).table_widths
    assert kept.printed == ROUND_REPORT_TABLE
    pane.widths.automatic.click()
    qtbot.waitUntil(lambda: not pane.widths.automatic.isEnabled(), timeout=WAIT)
    assert session.store.load(sample_id).table_widths == ()
    assert [field.value() for field in pane.widths.fields] == chosen
    pane.shut_down()
