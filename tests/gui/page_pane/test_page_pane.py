"""The pane shows the real pages of a dossier and stays in step with it."""

from io import BytesIO

import pikepdf
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu

from ita_desk.gui.never_cut import cut_words_menu
from ita_desk.gui.page_pane import page_refresh
from ita_desk.gui.page_pane.page_pane import PagePane
from ita_desk.gui.pdf_pages import PdfPages
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.page_messages import DossierPacker, PageRequest
from ita_desk.page_worker import maker
from ita_desk.verbs import dossiers, fields

WAIT = 60_000


@pytest.fixture
def open_pane(qtbot, session):
    """Opens a pane over a page worker; shut down at the end."""
    panes = []

    def make(worker, dossier_id):
        pane = PagePane(session, worker)
        qtbot.addWidget(pane)
        panes.append(pane)
        pane.resize(620, 520)
        pane.show_dossier(dossier_id)
        pane.show()
        return pane

    yield make
    for pane in panes:
        pane.shut_down()


@pytest.fixture
def pane(qtbot, open_pane, worker, sample_id):
    """A pane that shows the sample."""
    opened = open_pane(worker, sample_id)
    qtbot.waitUntil(lambda: opened.view.pages > 0, timeout=WAIT)
    return opened


def rename(session, activity_id, title):
    return session.run(fields.edit, Place("activity", activity_id, "title"), title)


def refreshed(qtbot, pane, act):
    """Do something and wait until other pages show."""
    before = pane.view.boxes
    act()
    qtbot.waitUntil(lambda: pane.view.boxes is not before, timeout=WAIT)


def is_dark_ink(image):
    pixels = (
        QColor(image.pixel(x, y))
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    return sum(pixel.lightness() < 100 for pixel in pixels)


def centre_of(pane, place):
    box = next(box for box in pane.view.boxes if box.place == place)
    pane.view.outline((box,))
    rect = pane.view._layout.rect_of(box)
    return (rect.center() - QPointF(0, pane.view.verticalScrollBar().value())).toPoint()


def first_activity(session, dossier_id):
    return session.dossier(dossier_id).activities[0]


def test_long_work_is_told_can_be_cancelled_and_is_not_begun_again_by_itself(
    qtbot, session, open_pane, scripted, sample_id
):
    worker = scripted("make = lambda request: time.sleep(600)")
    place = Place("activity", first_activity(session, sample_id).id, "responsible")
    session.run(fields.edit, place, "ก" * 1_000_000)
    pane = open_pane(worker, sample_id)
    qtbot.waitUntil(lambda: worker.busy and pane.cancel.isVisible(), timeout=WAIT)
    assert "about 1 minutes" in pane._notice_text.text()
    killed = worker._process
    with qtbot.waitSignal(killed.finished, timeout=WAIT):
        pane.cancel.click()
    qtbot.waitUntil(lambda: not worker.busy, timeout=WAIT)
    assert "Cancelled" in pane._notice_text.text()
    assert not pane.cancel.isVisible()
    rename(session, first_activity(session, sample_id).id, "อีกชื่อ")
    qtbot.wait(3 * page_refresh.DEBOUNCE_MS)
    assert not worker.busy
    pane._retry.click()
    qtbot.waitUntil(lambda: worker.busy, timeout=WAIT)


def test_the_pages_are_drawn_with_ink_on_them(qtbot, pane):
    qtbot.waitUntil(lambda: is_dark_ink(pane.view.grab().toImage()) > 200, timeout=WAIT)
    assert pane.bar.page.text() == f"Page 1/{pane.view.pages}"


def test_a_change_reaches_the_page(qtbot, session, sample_id, pane):
    activity = first_activity(session, sample_id)
    pages = pane.view.pages
    refreshed(qtbot, pane, lambda: rename(session, activity.id, "ข้อความยาว " * 400))
    assert pane.view.pages > pages


def test_a_change_of_another_dossier_makes_no_page(qtbot, session, planning, pane):
    other = dossiers.added_ids(session.run(dossiers.add, [planning]))[0]
    before = pane.view.boxes
    rename(session, first_activity(session, other).id, "อื่น")
    qtbot.wait(3 * page_refresh.DEBOUNCE_MS)
    assert pane.view.boxes is before


def test_clicking_a_cell_names_its_place(qtbot, session, sample_id, pane):
    place = Place("activity", session.dossier(sample_id).activities[3].id, "responsible")
    at = centre_of(pane, place)
    with qtbot.waitSignal(pane.place_clicked) as told:
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [place]


def test_clicking_beside_the_page_names_nothing(qtbot, pane):
    with qtbot.assertNotEmitted(pane.place_clicked):
        qtbot.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_following_a_place_brings_its_page_into_sight(session, sample_id, pane):
    last = session.dossier(sample_id).activities[-1]
    assert pane.view.page == 1
    pane.follow(Place("activity", last.id, "title"))
    assert pane.view.page > 1
    assert pane.view.outline_visible()


def test_following_what_is_in_sight_does_not_scroll(session, sample_id, pane):
    pane.follow(Place("activity", session.dossier(sample_id).activities[-1].id, "title"))
    stands = pane.view.verticalScrollBar().value()
    pane.follow(Place("activity", session.dossier(sample_id).activities[-1].id, "responsible"))
    assert pane.view.verticalScrollBar().value() == stands


def test_a_place_that_is_printed_only_after_the_next_refresh_is_followed_then(
    qtbot, session, sample_id, pane
):
    link = Place("person", session.dossier(sample_id).reporter.id, "phone")
    refreshed(qtbot, pane, lambda: session.run(fields.edit, link, ""))
    pane.view.go_to_page(1)
    pane.follow(link)

    def print_it():
        session.run(fields.edit, link, "0 2000 0000")

    refreshed(qtbot, pane, print_it)
    assert pane.view.outline_visible()


def test_a_refresh_keeps_the_page_and_the_scroll(qtbot, session, sample_id, pane):
    pane.view.go_to_page(3)
    stands = pane.view.verticalScrollBar().value()
    unit = Place("unit", sample_id, "name")
    refreshed(qtbot, pane, lambda: session.run(fields.edit, unit, "กองแผน"))
    assert pane.view.verticalScrollBar().value() == stands
    assert pane.view.page == 3


def test_pgdn_and_pgup_turn_pages(qtbot, pane):
    for key, page in [(Qt.Key.Key_PageDown, 2), (Qt.Key.Key_PageDown, 3), (Qt.Key.Key_PageUp, 2)]:
        qtbot.keyClick(pane.view, key)
        assert pane.view.page == page
    qtbot.keyClick(pane.view, Qt.Key.Key_End)
    assert pane.view.page == pane.view.pages
    assert not pane.bar.next.isEnabled()
    qtbot.keyClick(pane.view, Qt.Key.Key_Home)
    assert not pane.bar.previous.isEnabled()


def test_zooming_keeps_the_middle_of_the_view(qtbot, pane):
    pane.view.go_to_page(2)
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(pane.view, key, Qt.KeyboardModifier.ControlModifier)
        assert pane.view.page == 2
    assert not pane.view.fits_width
    assert pane.bar.zoom.text() == f"{round(pane.view.zoom * 100)} %"
    qtbot.keyClick(pane.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert pane.view.fits_width


def test_enter_goes_to_the_outlined_field(qtbot, session, sample_id, pane):
    place = Place("activity", first_activity(session, sample_id).id, "title")
    pane.follow(place)
    with qtbot.waitSignal(pane.place_clicked) as told:
        qtbot.keyClick(pane.view, Qt.Key.Key_Return)
    assert told.args == [place]


def test_a_screen_reader_is_given_the_text_of_the_page(qtbot, pane):
    qtbot.waitUntil(
        lambda: "แบบรายงานผลการขับเคลื่อนตัวชี้วัด" in pane.view.accessibleDescription(), timeout=WAIT
    )


def test_a_dossier_deleted_while_its_page_is_made_leaves_an_empty_pane(
    qtbot, session, open_pane, worker, sample_id
):
    pane = open_pane(worker, sample_id)
    qtbot.waitUntil(lambda: worker.busy, timeout=WAIT)
    session.run(dossiers.delete, sample_id)
    qtbot.waitUntil(lambda: not worker.busy, timeout=WAIT)
    qtbot.waitUntil(lambda: "Choose a dossier" in pane._message.text(), timeout=WAIT)
    assert pane.view.pages == 0
    refreshed(qtbot, pane, session.undo)
    assert pane.view.pages > 0


def test_without_a_dossier_the_pane_says_so_and_nothing_is_started(qtbot, open_pane, scripted):
    worker = scripted()
    pane = open_pane(worker, None)
    qtbot.wait(50)
    assert "Choose a dossier" in pane._message.text()
    assert worker._process is None


def test_a_folded_pane_rests_and_catches_up(qtbot, session, sample_id, pane, worker):
    pane.hide()
    before = pane.view.boxes
    rename(session, first_activity(session, sample_id).id, "ข้อความยาว " * 400)
    qtbot.wait(3 * page_refresh.DEBOUNCE_MS)
    assert pane.view.boxes is before
    assert not worker.busy
    refreshed(qtbot, pane, pane.show)


def test_a_large_dossier_is_marked_out_of_date_until_typing_rests(
    qtbot, session, sample_id, pane, worker, monkeypatch
):
    monkeypatch.setattr(page_refresh, "LARGE", 5)
    monkeypatch.setattr(page_refresh, "REST_MS", 10 * WAIT)
    activity = first_activity(session, sample_id)
    assert not pane.bar.stale.isVisible()
    before = pane.view.boxes
    for title in ("ก", "กา", "กาก"):
        rename(session, activity.id, title)
        assert pane.bar.stale.isVisible()
    qtbot.wait(2 * page_refresh.DEBOUNCE_MS)
    assert not worker.busy
    assert pane.view.boxes is before
    monkeypatch.setattr(page_refresh, "REST_MS", 0)
    refreshed(qtbot, pane, lambda: rename(session, activity.id, "กาก่"))
    assert not pane.bar.stale.isVisible()


def test_typing_that_never_stops_still_moves_the_pages_on(qtbot, session, sample_id, pane):
    activity, shown, typing = first_activity(session, sample_id), [], QTimer()
    letters = iter(range(100_000))
    typing.timeout.connect(lambda: rename(session, activity.id, f"กิจกรรม {next(letters)}"))
    pane.refresh.made.connect(shown.append)
    typing.start(page_refresh.DEBOUNCE_MS // 5)
    qtbot.waitUntil(lambda: len(shown) > 1, timeout=WAIT)
    typing.stop()


def test_trouble_is_told_in_one_line_and_tried_again(qtbot, open_pane, scripted, sample_id):
    worker = scripted(
        "make = lambda request: PagesRefused("
        "request.number, 'a mistake of {who}', (('who', 'ours'),))"
    )
    pane = open_pane(worker, sample_id)
    qtbot.waitUntil(pane._notice.isVisible, timeout=WAIT)
    assert "a mistake of ours" in pane._notice_text.text()
    assert pane._retry.isVisible()


def test_bytes_that_are_no_pdf_are_told(qtbot, open_pane, scripted, sample_id):
    pane = open_pane(scripted(), sample_id)
    qtbot.waitUntil(pane._notice.isVisible, timeout=WAIT)
    assert "can't be read" in pane._notice_text.text()


def test_a_worker_that_dies_is_told_and_the_pages_come_all_the_same(
    qtbot, open_pane, scripted, sample_id
):
    worker = scripted(
        "from ita_desk.page_worker import maker\n"
        "make = maker()\n"
        "if first_start:\n    make = lambda request: os._exit(1)"
    )
    pane = open_pane(worker, sample_id)
    qtbot.waitUntil(pane._notice.isVisible, timeout=WAIT)
    assert "started again" in pane._notice_text.text()
    qtbot.waitUntil(lambda: pane.view.pages > 0, timeout=WAIT)
    assert not pane._notice.isVisible()


def test_a_word_at_a_lines_end_is_never_cut_again_by_one_click(
    qtbot, session, open_pane, worker, sample_id, monkeypatch
):
    offered = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: offered.extend(menu.actions()))
    activity = session.store.load(sample_id).activities[0]
    # A name that nobody taught: its syllables are words elsewhere.
    rename(session, activity.id, "เปิดบัญชีกับหลักการ " * 6)
    pane = open_pane(worker, sample_id)
    qtbot.waitUntil(lambda: pane.view.pages > 0, timeout=WAIT)
    title = Place("activity", activity.id, "title")
    box = next(box for box in pane.view.boxes if box.place == title)
    pages = PdfPages(pane.made.pdf)
    line, follower = pages.line_end(box.page - 1, box.x0 + 12, box.y0 + 8)
    pages.close()
    assert line
    assert follower
    assert f"{line}{follower}".replace(" ", "") in ("1." + "เปิดบัญชีกับหลักการ" * 6)
    pane.view.menu_wanted.emit(box.page, box.x0 + 12, box.y0 + 8)
    qtbot.waitUntil(lambda: bool(offered), timeout=WAIT)


def test_the_menu_offers_the_words_that_the_end_cut(session, qapp):
    menu = cut_words_menu(session, "เปิดบัญชีกับธนาคารออม", "สินสาขา", None)
    words = [action.text() for action in menu.actions()]
    assert any("ออมสิน”" in word for word in words)
    menu.actions()[0].trigger()
    assert session.store.office().whole_words in words[0]
    none = cut_words_menu(session, "จบ ", "ต่อ", None)
    assert [action.isEnabled() for action in none.actions()] == [False]


def test_the_room_of_a_missing_emblem_says_so_only_in_the_preview(planning):
    made = maker()
    packed = DossierPacker().pack(planning)

    def pictures(guarded, office):
        request = PageRequest(1, "cover-memo", packed, guarded=guarded, office=office)
        answer = made(request)
        with pikepdf.open(BytesIO(answer.pdf)) as pdf:
            number = len(pdf.pages[0].get_images())
        return number, [box for box in answer.boxes if box.place.entity == "office"]

    shown, (box,) = pictures(False, Office())
    assert (shown, box.page, box.place.field) == (1, 1, "emblem")
    assert pictures(True, Office())[0] == 0
