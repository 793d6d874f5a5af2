"""Sheets of generated dossiers end where a person would end them, and read back exactly."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pdf_texts import MORE_READERS, READERS, broken_words, lacking, pdfium_pages, reads_back

from ita_desk.contents.documents import COVER_MEMO, MEASURE_RATIONALE, ROUND_REPORT
from ita_desk.dossier_pdf import dossier_pdf
from ita_desk.model.tree import Activity, Evidence, Person, Result
from ita_desk.thai.partial_date import PartialDate

WORDS = (
    "ประชุม",
    "คณะทำงาน",
    "ติดตาม",
    "ผลการดำเนินงาน",
    "คุณธรรม",
    "ความโปร่งใส",
    "ของหน่วยงาน",
    "กองแผนงาน ",
)
ADDRESS = "https://planning.anamai.moph.go.th/web-upload/20xa4d80079f/filecenter/PA/2567/R1_{}.pdf"
SENTENCE = "ประชุมคณะทำงานติดตามผลการดำเนินงานคุณธรรมและความโปร่งใสของหน่วยงานให้เป็นไปตามแผน "

TITLES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=24).map("".join)
ROWS = st.lists(st.tuples(TITLES, st.integers(0, 9)), min_size=1, max_size=9)
FEW = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


def activity(number, title, entries):
    """An activity with so many dated results, each with its address."""
    results = tuple(
        Result(
            id=number * 100 + at,
            date=PartialDate.from_iso(f"2024-01-{at + 1:02d}"),
            evidence=(Evidence(id=number * 100 + at, url=ADDRESS.format(number * 100 + at)),),
        )
        for at in range(entries)
    )
    return Activity(id=number, measure_id=1, title=title.strip(), results=results)


def with_rows(planning, rows):
    made = tuple(activity(at, title, entries) for at, (title, entries) in enumerate(rows, 1))
    measures = (planning.measures[0].changed({"id": 1}),)
    memo = planning.cover_memo.changed({"meeting_id": None})
    return planning.changed({"activities": made, "measures": measures, "cover_memo": memo})


def sheets(made, entity, row_id=None):
    """The sheets on which something of an entity is printed."""
    return {
        box.page
        for box in made.boxes
        if getattr(box.tag, "entity", "") == entity and row_id in (None, box.tag.id)
    }


@given(ROWS)
@FEW
def test_no_signature_is_alone_and_no_entry_is_cut(planning, fonts, rows):
    tree = with_rows(planning, rows)
    made = dossier_pdf(ROUND_REPORT, tree, fonts)
    assert sheets(made, "person") == {made.pages}
    assert made.pages in sheets(made, "activity")
    for row in tree.activities:
        for result in row.results:
            own = sheets(made, "result", result.id) | sheets(made, "evidence", result.id)
            assert len(own) == 1


@given(st.integers(0, 22), st.integers(1, 22))
@FEW
def test_a_memo_of_any_length_has_text_where_it_is_signed(planning, fonts, cause, purpose):
    memo = planning.cover_memo.changed({"cause": SENTENCE * cause, "purpose": SENTENCE * purpose})
    made = dossier_pdf(COVER_MEMO, planning.changed({"cover_memo": memo}), fonts)
    signed = sheets(made, "person")
    assert len(signed) == 1
    body = {"cause", "purpose"}
    told = {b.page for b in made.boxes if b.tag.entity == "cover_memo" and b.tag.field in body}
    assert signed <= told


@given(ROWS, st.integers(0, 40))
@FEW
def test_no_heading_of_the_rationale_stands_at_a_foot(planning, fonts, rows, sentences):
    tree = with_rows(planning, rows)
    reasoned = tree.measures[0].changed({"rationale": SENTENCE * sentences + "จบ"})
    made = dossier_pdf(MEASURE_RATIONALE, tree.changed({"measures": (reasoned,)}), fonts)
    pages = [page.replace("\r\n", "\n") for page in pdfium_pages(made.pdf)]
    for heading in ("ตารางที่ 1", "ตารางที่ 2", "2.1 หลักการ/เหตุผลที่กำหนดมาตรการ"):
        (page,) = [page for page in pages if f"{heading}\n" in page]
        assert len(page.split(f"{heading}\n")[1].strip().split("\n")) > 3


@pytest.mark.usefixtures("poppler")
@given(ROWS, st.sampled_from(("ชื่อ-สกุล ผู้รายงาน", "นางสาวทดสอบ ปฏิบัติราชการดี")))
@settings(FEW, max_examples=4)
def test_texts_are_exact_in_every_reader(planning, fonts, rows, name):
    people = tuple(Person.held({**one.__dict__, "name": name}) for one in planning.people)
    tree = with_rows(planning, rows).changed({"people": people})
    pdf = dossier_pdf(ROUND_REPORT, tree, fonts).pdf
    texts = [name, *(row.title for row in tree.activities)]
    for read in READERS.values():
        pages = read(pdf)
        assert all(reads_back(text, pages) for text in texts)
    for reader in MORE_READERS:
        if not lacking(reader):
            assert broken_words(pdf, reader) == []
