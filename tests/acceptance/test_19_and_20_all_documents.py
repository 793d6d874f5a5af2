"""Acceptance checks 19 and 20: nothing is lost, and a round starts from the one before."""

import io
import re
import socket

import pikepdf
import pytest
from pdf_texts import pdfium_pages, reads_back, without_blanks

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.model.place import Place


@pytest.fixture
def no_network(monkeypatch):
    """Nothing can be reached."""

    def refuse(*_):
        raise OSError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("no_network")
def test_19_closed_without_saving_and_offline_the_last_state_is_there_and_prints_searchable_thai(
    start, open_sample, type_into
):
    clerk = open_sample("planning-2567-r1")
    place = Place("cover_memo", clerk.id, "purpose")
    assert clerk.work.navigation.go_to(place)
    purpose = next(one for one in clerk.work.pages.front._fields if one.placed.place == place)
    purpose.editor.setFocus()
    purpose.editor.selectAll()
    purpose.editor.insertPlainText("พิมพ์ค้างไว้ ยังไม่ได้ออกจากช่อง")
    clerk.program.window.close()
    clerk.program.close()
    again = start()
    assert again.workspace.session.dossier_id == clerk.id
    tree = again.workspace.session.dossier(clerk.id)
    assert tree.cover_memo.purpose == "พิมพ์ค้างไว้ ยังไม่ได้ออกจากช่อง"
    clerk = type(clerk)(again, clerk.id)
    pdf = clerk.pdf(ALL_DOCUMENTS)
    pages = pdfium_pages(pdf)
    assert reads_back("พิมพ์ค้างไว้ ยังไม่ได้ออกจากช่อง", pages)
    assert all(reads_back(activity.title, pages) for activity in tree.activities)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [one for one in document.objects if _is(one, "/FontDescriptor")]
        assert fonts
        assert all("/FontFile2" in font for font in fonts)


def _is(thing, kind):
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == kind


def test_20_the_second_round_takes_the_plan_and_nothing_that_was_done(planning_open):
    before = planning_open.tree
    planning_open.program.actions.next_round.trigger()
    clerk = type(planning_open)(planning_open.program, planning_open.work.session.dossier_id)
    begun = clerk.tree
    assert (begun.fiscal_year, begun.round) == (2567, 2)
    assert [one.title for one in begun.measures] == [one.title for one in before.measures]
    assert [one.title for one in begun.activities] == [one.title for one in before.activities]
    assert [one.name for one in begun.people] == [one.name for one in before.people]
    assert not any(one.results or any(one.quarters) for one in begun.activities)
    assert (begun.cover_memo.date, begun.cover_memo.meeting_id) == (None, None)
    # The brief alone tells of the round after it, and says of which year that is.
    after = re.compile("รอบ๕เดือนแรกของปีงบประมาณพ.ศ.๒๕๖๘|พ.ศ.๒๕๖๘รอบ๕เดือนแรก")
    for document in DOCUMENTS:
        assert "แรก" not in after.sub("", clerk.printed(document)), document
    assert without_blanks("(รอบ 5 เดือนหลัง)") in clerk.printed()
