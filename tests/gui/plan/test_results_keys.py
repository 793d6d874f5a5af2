"""The results of an activity, through the real widgets."""

from keyboard import copy_elsewhere
from PySide6.QtGui import QGuiApplication

from ita_desk.model.place import Place
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import fields, rows

NUMBER, KIND, DATE, TEXT, LINKS, CATEGORY, LEVEL, TIME, PLACE, PUBLIC = range(10)
MEETINGS = 5


def open_results(page, keyboard, row=MEETINGS):
    page.plan_view.setFocus()
    page.plan_view.go(row, 2)
    keyboard.press("Ctrl+3")
    return page.results.view


def results(tree, row=MEETINGS):
    return tree().activities[row].results


def test_an_occurrence_with_an_address_takes_two_keys_beyond_its_date(page, keyboard, tree):
    page.plan_view.go(MEETINGS, 2)
    copy_elsewhere("https://example.go.th/R1_2.1_3.5.pdf")
    keyboard.press("F4")
    keyboard.write("15 ก.พ. 67")
    keyboard.press("Ctrl+L")
    added = results(tree)[-1]
    assert keyboard.strokes == 2
    assert (added.date.iso(), added.kind, added.category) == ("2024-02-15", "occurrence", "meeting")
    assert [item.url for item in added.evidence] == ["https://example.go.th/R1_2.1_3.5.pdf"]
    assert [page.results.model.shown(row, NUMBER) for row in range(5)] == ["1", "2", "3", "5", "4"]


def test_f4_is_dated_today_unless_something_else_is_typed(page, keyboard, tree):
    open_results(page, keyboard)
    keyboard.press("F4", "Return")
    assert results(tree)[-1].date == PartialDate.from_iso("2024-02-01")


def test_f4_proposes_a_day_of_the_round(page, session, keyboard, tree):
    session.run(fields.edit, Place("dossier", tree().id, "round"), 2)
    open_results(page, keyboard)
    keyboard.press("F4", "Return")
    assert results(tree)[-1].date == PartialDate.from_iso("2024-03-01")
    session.run(fields.edit, Place("dossier", tree().id, "fiscal_year"), 2566)
    keyboard.press("F4", "Return")
    assert results(tree)[-1].date == PartialDate.from_iso("2023-07-31")


def test_a_date_is_typed_in_any_way_and_shown_in_the_buddhist_era(page, keyboard, tree):
    view = open_results(page, keyboard)
    for typed, iso in (
        ("๒๓ กพ ๖๗", "2024-02-23"),
        ("28/12/2566", "2023-12-28"),
        ("ธ.ค. 66", "2023-12"),
        ("15-31 ม.ค. 67", "2024-01-15/2024-01-31"),
    ):
        view.go(0, DATE)
        keyboard.write(typed)
        keyboard.press("Return")
        assert results(tree)[0].date.iso() == iso
    assert page.results.model.shown(0, DATE) == "15-31 ม.ค. 67"


def test_an_unreadable_date_stays_as_typed_and_is_told(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, DATE)
    keyboard.write("29 ก.พ. 66")
    keyboard.press("Return")
    assert results(tree)[0].date is None
    assert results(tree)[0].date_text == "29 ก.พ. 66"
    assert page.results.model.shown(0, DATE) == "29 ก.พ. 66"
    assert page.results.model.warning(0, DATE)


def test_an_unreadable_time_stays_in_its_editor(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, TIME)
    keyboard.write("บ่ายสอง")
    keyboard.press("Return")
    assert view.delegate.editor is not None
    keyboard.press("Esc")
    keyboard.write("เวลา ๑๔.๓๐ - ๑๖.๓๐ น.")
    keyboard.press("Return")
    assert results(tree)[0].time == "14:30/16:30"
    assert page.results.model.shown(0, TIME) == "14.30 - 16.30 น."


def test_typing_into_the_empty_row_adds_a_paragraph(page, keyboard, tree):
    view = open_results(page, keyboard)
    assert view.current() == (4, TEXT)
    keyboard.write("สรุปผล")
    keyboard.press("Return")
    assert (results(tree)[-1].kind, results(tree)[-1].text) == ("paragraph", "สรุปผล")
    assert view.current() == (5, TEXT)


def test_a_letter_typed_on_the_results_of_the_plan_begins_a_result(page, keyboard, tree):
    page.plan_view.go(0, 11)
    keyboard.write("ผล")
    keyboard.press("Return")
    assert results(tree, 0)[-1].text == "ผล"


def test_an_address_goes_to_the_current_result(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(1, TEXT)
    copy_elsewhere("  https://example.go.th/a\n")
    keyboard.press("Ctrl+L")
    assert [item.url for item in results(tree)[1].evidence][-1] == "https://example.go.th/a"
    assert view.current() == (1, TEXT)


def test_addresses_are_typed_with_their_titles(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, LINKS)
    keyboard.write("คำสั่ง https://a.go.th/1")
    keyboard.press("Alt+Return")
    keyboard.write("b.go.th/2")
    keyboard.press("Tab")
    links = [(item.title, item.url) for item in results(tree)[0].evidence]
    assert links == [("คำสั่ง", "https://a.go.th/1"), ("", "b.go.th/2")]


def test_a_letter_chooses_kind_and_category(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, KIND)
    keyboard.press("B")
    view.go(0, CATEGORY)
    keyboard.press("D")
    assert (results(tree)[0].kind, results(tree)[0].category) == ("bullet", "doc_report")


def test_space_withdraws_a_result_from_the_public(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, PUBLIC)
    keyboard.press("Shift+Down", "Space")
    assert [result.public for result in results(tree)] == [False, False, True, True]


def test_rows_move_double_and_go(page, keyboard, tree):
    view = open_results(page, keyboard)
    before = results(tree)
    view.go(0, TEXT)
    keyboard.press("Alt+Down")
    assert [result.id for result in results(tree)][:2] == [before[1].id, before[0].id]
    keyboard.press("Alt+Up", "Ctrl+Shift+D")
    assert results(tree)[1].evidence[0].url == before[0].evidence[0].url
    keyboard.press("Ctrl+Del")
    assert results(tree) == before


def test_fill_down_copies_the_cell_above(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(1, LEVEL)
    keyboard.press("Ctrl+D")
    assert [result.level_item for result in results(tree)][:2] == ["3.1", "3.1"]


def test_cells_go_to_excel_and_come_back(page, keyboard, tree, session):
    view = open_results(page, keyboard)
    before = results(tree)
    view.go(0, KIND)
    keyboard.press("Shift+Right", "Shift+Right", "Shift+Right", "Ctrl+C")
    assert QGuiApplication.clipboard().text().startswith("occurrence\t4 ธ.ค. 66\t\thttps://")
    view.go(4, KIND)
    keyboard.press("Ctrl+V")
    added = results(tree)[4]
    assert (added.kind, added.date) == (before[0].kind, before[0].date)
    assert added.evidence[0].url == before[0].evidence[0].url
    session.undo()
    assert results(tree) == before


def test_lines_of_a_word_table_become_results(page, keyboard, tree):
    open_results(page, keyboard)
    copy_elsewhere("ครั้งที่ 5 วันที่ 5 มี.ค. 67 https://a.go.th/5\nครั้งที่ 6 วันที่ 20 มี.ค. 67\n- รายการ")
    keyboard.press("Ctrl+V")
    added = results(tree)[4:]
    assert [result.kind for result in added] == ["occurrence", "occurrence", "bullet"]
    assert added[0].date.iso() == "2024-03-05"


def test_quarters_are_filled_from_the_dates(page, keyboard, tree):
    page.plan_view.go(MEETINGS, 7)
    keyboard.press("Shift+Right", "Delete")
    assert not any(tree().activities[MEETINGS].quarters)
    keyboard.press("Ctrl+T")
    ticked = [mark.ticked for mark in tree().activities[MEETINGS].quarters]
    assert ticked == [True, True, False, False]


def test_occurrences_are_counted_or_not(page, keyboard, tree):
    open_results(page, keyboard)
    keyboard.press("Ctrl+Shift+N")
    assert not tree().activities[MEETINGS].counted
    assert page.results.model.shown(0, NUMBER) == ""


def test_the_place_of_the_cursor_is_told(page, keyboard, tree, qtbot):
    view = open_results(page, keyboard)
    with qtbot.waitSignal(page.place_selected) as told:
        view.go(2, DATE)
    assert told.args == [Place("result", results(tree)[2].id, "date")]


def test_what_is_typed_is_kept_when_another_activity_is_chosen(page, keyboard, tree):
    view = open_results(page, keyboard)
    view.go(0, TEXT)
    keyboard.write("ยังไม่เสร็จ")
    keyboard.press("Ctrl+PgDown")
    assert results(tree)[0].text == "ยังไม่เสร็จ"
    assert page.results.model.activity.id == tree().activities[MEETINGS + 1].id


def test_rows_are_known_until_a_view_has_let_go_of_them(page, session, keyboard, tree):
    """While rows go, a view that scrolls measures what it still shows."""
    open_results(page, keyboard)
    model, seen = page.results.model, []

    def measure(*_):
        seen.extend(model.shown(row, TEXT) for row in range(len(model.ids)))

    model.rowsAboutToBeRemoved.connect(measure)
    gone = [Place("result", one.id) for one in results(tree)[:2]]
    session.run(rows.delete, gone)
    assert len(seen) > len(results(tree))
    assert len(model.ids) == len(results(tree))
