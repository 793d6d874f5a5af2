"""What other programs, and this one, put on the clipboard, through the real widgets."""

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from ita_desk.exchange.clipboard.formats import OWN_FORMAT
from ita_desk.model.mark import TICK, Mark

NUMBER, MEASURE, TITLE, QUANTITY, QUALITY = range(5)
QUARTER_1, RESULTS = 7, 11
MEETINGS = 5


@pytest.fixture
def told(session):
    """What is said at the foot of the window."""
    sentences = []
    session.told.connect(sentences.append)
    return sentences


@pytest.fixture
def load(session, empty_id):
    return lambda: session.store.load(empty_id)


def put(*, html="", text=""):
    """Copy in another program."""
    mime = QMimeData()
    mime.setText(text)
    if html:
        mime.setHtml(html)
    QGuiApplication.clipboard().setMimeData(mime)


def paste(page, keyboard, row, column, *, keys=()):
    page.plan_view.setFocus()
    page.plan_view.go(row, column)
    keyboard.press(*keys, "Ctrl+V")


def plan(dossier):
    return [(dossier.measure(one.measure_id).title, one.title) for one in dossier.activities]


def sample(project_folder, name):
    path = project_folder / "tests" / "data" / "clipboard" / f"{name}.html"
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("excel", ["กิจกรรม  1 (เร่งด่วน)", "กิจกรรม 2"]),
        ("word", ["1. กิจกรรม 1", "กิจกรรม 2"]),
        ("google-sheets", ["กิจกรรม 1", "กิจกรรม 2"]),
        ("wps", ["กิจกรรม 1", "กิจกรรม 2"]),
        ("calc", ["กิจกรรม 1", '"กิจกรรม" 2']),
        ("writer", ["กิจกรรม 1", "กิจกรรม 2\nบรรทัดสอง"]),
    ],
)
def test_a_table_of_each_program(
    empty_page, keyboard, session, load, told, project_folder, name, titles
):
    put(html=sample(project_folder, name), text="no\ntable\nhere")
    paste(empty_page, keyboard, 0, MEASURE)
    dossier = load()
    assert plan(dossier) == [("มาตรการ ก", title) for title in titles]
    assert len(dossier.measures) == 1
    if name != "writer":
        assert dossier.activities[0].quality == TICK
        assert dossier.activities[0].quantity.text.count("\n") >= 1
        assert "1 ticks" in told[-1]
    assert told[-1].startswith("Pasted: 2 rows · 1 new measures")
    session.undo()
    assert load().activities == load().measures == ()


def test_two_dated_occurrences_of_writer_in_the_results(empty_page, keyboard, load, project_folder):
    html = sample(project_folder, "writer")
    cell = html[html.index('<td width="248"') :].split("</td>")[0]
    put(html=f"<table><tr>{cell}</td></tr></table>")
    paste(empty_page, keyboard, 0, RESULTS)
    dates = [one.date.iso() for one in load().activities[0].results]
    assert dates == ["2023-12-04", "2024-01-08"]


def test_dates_of_a_spreadsheet_are_dates(page, keyboard, tree, project_folder):
    html = sample(project_folder, "calc")
    cells = [html[html.index(start) :].split("</td>")[0] for start in ('<td align="right"',)] * 2
    put(html=f"<table><tr>{cells[0]}</td></tr></table>")
    page.plan_view.setFocus()
    page.plan_view.go(MEETINGS, TITLE)
    keyboard.press("Ctrl+3")
    page.results.view.go(0, 2)
    keyboard.press("Ctrl+V")
    assert tree().activities[MEETINGS].results[0].date.iso() == "2023-12-04"


MERGED = "มาตรการ ก\tกิจกรรม 1\r\n\tกิจกรรม 2\r\nมาตรการ ข\tกิจกรรม 3\r\n\tกิจกรรม 4\r\n"
ORDER = "มาตรการ ก\tกิจกรรม 1\r\nมาตรการ ข\tกิจกรรม 2\r\nมาตรการ ค\tกิจกรรม 3\r\n"
ALIKE = "มาตรการ ก\tกิจกรรม 1\r\nมาตรการ ก \tกิจกรรม 2\r\nมาตรการ\xa0ก\tกิจกรรม 3\r\n"


def test_a_blank_measure_below_a_filled_one_is_the_one_above(empty_page, keyboard, load):
    put(text=MERGED)
    paste(empty_page, keyboard, 0, MEASURE)
    named = [measure for measure, _ in plan(load())]
    assert named == ["มาตรการ ก", "มาตรการ ก", "มาตรการ ข", "มาตรการ ข"]
    assert [one.title for one in load().measures] == ["มาตรการ ก", "มาตรการ ข"]


def test_new_measures_stand_in_the_order_of_the_paste(empty_page, keyboard, load):
    put(text=ORDER)
    paste(empty_page, keyboard, 0, MEASURE)
    assert [one.title for one in load().measures] == ["มาตรการ ก", "มาตรการ ข", "มาตรการ ค"]


def test_measures_that_differ_by_blanks_are_one(empty_page, keyboard, load):
    put(text=ALIKE)
    paste(empty_page, keyboard, 0, MEASURE)
    assert [one.title for one in load().measures] == ["มาตรการ ก"]


HEAD = "ลำดับ\tมาตรการ/แนวทาง\tแผน/โครงการ/กิจกรรม\tตัวชี้วัด/ค่าเป้าหมาย\r\n"


@pytest.mark.parametrize("column", [NUMBER, MEASURE])
def test_the_forms_head_and_numbers_are_left_out_and_said(empty_page, keyboard, load, told, column):
    wide = "\t" * 8
    put(text=f"{HEAD.strip()}{wide}\r\n1\tมาตรการ ก\tกิจกรรม 1{wide}\t\r\n๒\t\tกิจกรรม 2{wide}\t\r\n")
    paste(empty_page, keyboard, 0, column)
    assert plan(load()) == [("มาตรการ ก", "กิจกรรม 1"), ("มาตรการ ก", "กิจกรรม 2")]
    assert "1 rows of headings left out" in told[-1]
    assert "the column of numbers left out" in told[-1]


def test_what_can_not_be_pasted_into_a_column_is_said(page, keyboard, tree, told):
    before = tree()
    put(text="5\r\n")
    paste(page, keyboard, 0, NUMBER)
    assert told == ["Nothing was pasted: “No.” is filled in by the program itself."]
    assert tree() == before


def test_one_cell_of_several_lines_in_the_empty_row_of_results(page, keyboard, tree):
    put(
        text='"ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://example.com/1\n'
        'ครั้งที่ 2 วันที่ 8 ม.ค. 67 https://example.com/2"\r\n'
    )
    page.plan_view.setFocus()
    page.plan_view.go(1, TITLE)
    before = len(tree().activities[1].results)
    keyboard.press("Ctrl+3", "Ctrl+V")
    added = tree().activities[1].results[before:]
    assert [one.date.iso() for one in added] == ["2023-12-04", "2024-01-08"]
    urls = [[item.url for item in one.evidence] for one in added]
    assert urls == [["https://example.com/1"], ["https://example.com/2"]]
    assert not any('"' in one.text for one in added)


TICKS = ["🗹", "\uf0fc", "ü", " ✓", "\xa0✓", "✓", "✓\ufe0e", "✅"]


@pytest.mark.parametrize("sign", TICKS, ids=map(ascii, TICKS))
def test_ticks_as_other_programs_write_them(page, keyboard, tree, sign):
    put(html=f'<table><tr><td style="font-family:Wingdings">{sign}</td></tr></table>', text=sign)
    paste(page, keyboard, 0, QUANTITY)
    assert tree().activities[0].quantity == TICK
    put(text=f'"{sign}\n28 ธ.ค. 66"\r\n')
    paste(page, keyboard, 0, QUALITY)
    if sign != "ü":
        assert tree().activities[0].quality == Mark(ticked=True, text="28 ธ.ค. 66")


@pytest.mark.parametrize(
    "rows",
    [
        [['"โครงการ', 'ใสสะอาด"']],
        [['"ก', "ข"], ["ค", 'ง"']],
        [['"ก'], ['ข"']],
        [["✓"], [""]],
        [["✓"], [""], [""]],
    ],
)
def test_a_copied_block_comes_back_as_it_was(page, keyboard, tree, session, rows):
    view, sheet = page.plan_view, page.plan
    for number, row in enumerate(rows):
        for offset, text in enumerate(row):
            sheet.write(number, QUANTITY + offset, text, "")
    copied = [(a.quantity, a.quality) for a in tree().activities[: len(rows)]]
    view.setFocus()
    view.go(0, QUANTITY)
    down = ["Shift+Down"] * (len(rows) - 1)
    keyboard.press(*down, *["Shift+Right"] * (len(rows[0]) - 1), "Ctrl+C")
    step = session.store.next_undo()
    keyboard.press("Ctrl+V")
    assert session.store.next_undo() == step
    view.go(7, QUANTITY)
    keyboard.press("Ctrl+V")
    pasted = [(a.quantity, a.quality) for a in tree().activities[7 : 7 + len(rows)]]
    if len(rows[0]) == 2:
        assert pasted == copied
    else:
        assert [one for one, _ in pasted] == [one for one, _ in copied]


def test_whole_results_travel_and_onto_themselves_make_no_step(page, keyboard, tree, session):
    view = page.plan_view
    view.setFocus()
    view.go(MEETINGS, RESULTS)
    keyboard.press("Ctrl+C")
    step = session.store.next_undo()
    keyboard.press("Ctrl+V")
    assert session.store.next_undo() == step
    view.go(0, RESULTS)
    keyboard.press("Ctrl+V")
    there, here = tree().activities[MEETINGS].results, tree().activities[0].results
    kept = ("kind", "date", "text", "category", "time", "place", "level_item", "public")
    for name in kept:
        assert [getattr(one, name) for one in here] == [getattr(one, name) for one in there]
    view.go(1, RESULTS)
    keyboard.press("Ctrl+D")
    assert [one.category for one in tree().activities[1].results] == [one.category for one in here]


def test_all_three_formats_are_on_the_clipboard(page, keyboard):
    page.plan_view.setFocus()
    page.plan_view.go(0, MEASURE)
    keyboard.press("Shift+Down", "Shift+Right", "Ctrl+C")
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.hasFormat(OWN_FORMAT)
    assert 'rowspan="2"' in mime.html()
    assert mime.text().count("\t") == 2


@pytest.mark.parametrize("place", ["plan", "results"])
def test_one_cell_pasted_on_a_selection_fills_it(page, keyboard, tree, place):
    put(text="ก\r\n")
    if place == "plan":
        paste(page, keyboard, 0, 5, keys=["Shift+Down", "Shift+Down"])
        assert [one.responsible for one in tree().activities[:3]] == ["ก"] * 3
    else:
        page.plan_view.go(MEETINGS, TITLE)
        keyboard.press("Ctrl+3")
        page.results.view.go(0, 3)
        keyboard.press("Shift+Down", "Shift+Down", "Ctrl+V")
        assert [one.text for one in tree().activities[MEETINGS].results[:3]] == ["ก"] * 3


def test_the_line_end_behind_a_copied_cell_makes_no_second_measure(empty_page, keyboard, load):
    put(text=ORDER)
    paste(empty_page, keyboard, 0, MEASURE)
    put(text="มาตรการ ก\r\n")
    empty_page.plan_view.go(2, MEASURE)
    keyboard.press("F2", "Ctrl+A", "Ctrl+V", "Return")
    assert [one.title for one in load().measures] == ["มาตรการ ก", "มาตรการ ข", "มาตรการ ค"]
    assert plan(load())[2][0] == "มาตรการ ก"


def test_no_act_reaches_a_cell_that_is_not_selected(page, keyboard, tree, qtbot):
    view, before = page.plan_view, tree().activities
    view.setFocus()
    view.go(0, TITLE)
    at = view.visualRect(view.sheet.index(2, TITLE)).center()
    left, control = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(view.viewport(), left, control, at)
    selected = {index.row() for index in view.selectionModel().selectedIndexes()}
    keyboard.press("Del")
    cleared = {row for row, one in enumerate(tree().activities) if one != before[row]}
    assert cleared == selected


def test_of_several_rectangles_the_one_of_the_current_cell_counts(page, keyboard, tree):
    view, before = page.plan_view, tree().activities
    view.setFocus()
    view.go(3, TITLE)
    first = view.sheet.index(0, TITLE)
    flag = QItemSelectionModel.SelectionFlag.Select
    view.selectionModel().select(QItemSelection(first, first), flag)
    keyboard.press("Del")
    assert [row for row, one in enumerate(tree().activities) if one != before[row]] == [3]
