"""Slips of typing are found in every text of every document, told in words, once a field."""

import re
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import pikepdf
import pytest
from finding_codes import slip_codes

from ita_desk.app import pdf_of
from ita_desk.contents.documents import DOCUMENTS, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.contents.findings.typing_slips import HIDDEN
from ita_desk.dossier_office import dossier_docx
from ita_desk.model.finding import Severity
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.texts import texts_of
from ita_desk.model.tree import (
    Activity,
    CoverMemo,
    Dossier,
    Evidence,
    KnowledgeBrief,
    KpiRow,
    KpiSheet,
    LevelResult,
    LevelSummary,
    Measure,
    MeasureRationale,
    Result,
    Unit,
)
from ita_desk.office_fonts import form_fonts

SLIP = "นํ้าดื่ม"
TODAY = date(2024, 3, 8)


def dossier(**parts):
    return Dossier(id=7, fiscal_year=2567, round=1, **parts)


def proved(url):
    """An activity with a result that this address proves."""
    result = Result(id=5, kind="paragraph", text="ทำแล้ว", evidence=(Evidence(id=6, url=url),))
    return Activity(id=4, measure_id=3, title="ประชุม", results=(result,))


def slips(tree):
    found = (fault for name in DOCUMENTS for fault in find_faults(name, tree, TODAY))
    return [fault for fault in found if fault.code in slip_codes()]


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        (dossier(unit=Unit(name=SLIP)), Place("unit", 7, "name")),
        (dossier(measures=(Measure(id=3, title=SLIP),)), Place("measure", 3, "title")),
        (
            dossier(activities=(Activity(id=4, measure_id=3, quarter_3=Mark(text=SLIP)),)),
            Place("activity", 4, "quarter_3"),
        ),
        (
            dossier(
                activities=(
                    Activity(
                        id=4,
                        measure_id=3,
                        results=(Result(id=5, evidence=(Evidence(id=6, title=SLIP),)),),
                    ),
                )
            ),
            Place("evidence", 6, "title"),
        ),
        (dossier(cover_memo=CoverMemo(subject=SLIP)), Place("cover_memo", 7, "subject")),
        (
            dossier(
                level_summary=LevelSummary(results=(LevelResult(id=2, item="1.1", text=SLIP),))
            ),
            Place("level_result", 2, "text"),
        ),
        (
            dossier(kpi_sheet=KpiSheet(rows=(KpiRow(id=9, code="1", progress=SLIP),))),
            Place("kpi_row", 9, "progress"),
        ),
        (
            dossier(measure_rationale=MeasureRationale(heading=SLIP)),
            Place("measure_rationale", 7, "heading"),
        ),
        (
            dossier(knowledge_brief=KnowledgeBrief(policy=SLIP)),
            Place("knowledge_brief", 7, "policy"),
        ),
    ],
)
def test_a_slip_is_found_in_one_document_at_its_place(tree, place):
    (found,) = slips(tree)
    assert (found.code, found.place, found.severity) == (
        "split-sara-am",
        place,
        Severity.WARNING,
    )


def test_hidden_characters_are_told_by_their_numbers_beside_the_words_around_them():
    text = "แผนปฏิบัติการ\u202eของหน่วยงาน\u200bที่รับผิดชอบ\u202e"
    (found,) = slips(dossier(unit=Unit(name=text)))
    sentence = finding_sentence(found)
    assert "U+202E, U+200B" in sentence
    assert sentence.isprintable()
    assert "แผนปฏิบัติการของหน่วยงาน" in sentence


def test_a_field_with_two_kinds_of_slips_has_two_findings():
    found = slips(dossier(unit=Unit(name="เเผน\x07 เเผน")))
    assert [fault.code for fault in found] == ["double-sara-e", "control-character"]
    assert {fault.code for fault in found} & HIDDEN == {"control-character"}


def test_all_texts_of_a_sample_are_looked_at(planning):
    texts = dict(texts_of(planning))
    first = planning.activities[1]
    assert texts[Place("evidence", first.results[0].evidence[0].id, "url")].startswith("http")
    assert texts[Place("round_report", planning.id, "numbering")]
    assert Place("activity", first.id, "key") not in texts


DECEIVING = "https://anamai.moph.go.th@example.com/x"


@pytest.mark.parametrize(
    ("tree", "place"),
    [
        (dossier(unit=Unit(website=DECEIVING)), Place("unit", 7, "website")),
        (
            dossier(measures=(Measure(id=3, title=f"ดู {DECEIVING}"),)),
            Place("measure", 3, "title"),
        ),
        (dossier(activities=(proved(DECEIVING),)), Place("evidence", 6, "url")),
    ],
)
def test_an_address_that_deceives_is_told_at_its_field(tree, place):
    found = find_faults("round-report", tree, TODAY)
    told = {fault.place: finding_sentence(fault) for fault in found if DECEIVING in str(fault)}
    assert set(told) == {place}
    assert "@" in told[place]


def test_an_address_that_deceives_is_printed_as_text():
    tree = dossier(measures=(Measure(id=3, title="ก"),), activities=(proved(DECEIVING),))
    fonts = form_fonts()
    pdf = pdf_of("round-report", tree, datetime(2024, 3, 8, tzinfo=UTC), fonts)
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert not any("/Annots" in page for page in opened.pages)


def test_an_address_that_deceives_is_text_in_a_word_file():
    tree = dossier(measures=(Measure(id=3, title="ก"),), activities=(proved(DECEIVING),))
    fonts = form_fonts()
    with ZipFile(BytesIO(dossier_docx("round-report", tree, fonts))) as word:
        assert b"example.com" not in word.read("word/_rels/document.xml.rels")
        texts = re.findall(rb"<w:t[^>]*>(.*?)<", word.read("word/document.xml"))
        assert b"example.com" in b"".join(texts)


def digits_found(document, tree):
    found = [one for one in find_faults(document, tree, TODAY) if one.code == "thai-digits"]
    assert all(finding_sentence(one) for one in found)
    return [one.place for one in found]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_thai_digits_are_found_where_a_document_prints_arabic_ones(document):
    own = document.replace("-", "_")
    tree = Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        unit=Unit(name="ศูนย์ที่ ๕ https://a.go.th/๕"),
        measures=(Measure(id=1, title="มาตรการ ๒"),),
        activities=(
            Activity(id=1, measure_id=1, title="กิจกรรม 1", quarter_1=Mark(text="๕ ม.ค.")),
            Activity(id=2, measure_id=1, title="กิจกรรม ๒", results=(Result(id=1, text="๓ ราย"),)),
        ),
        cover_memo=CoverMemo(subject="ตามคำสั่ง ๑/๒๕๖๗"),
    )
    printed = {
        digits: tree.changed({own: getattr(tree, own).changed({"digits": digits})})
        for digits in ("arabic", "thai")
    }
    assert digits_found(document, printed["thai"]) == []
    found = digits_found(document, printed["arabic"])
    if document == "cover-memo":
        assert found == [Place("unit", 1, "name"), Place("cover_memo", 1, "subject")]
    else:
        assert {Place("activity", 1, "quarter_1"), Place("activity", 2, "title")} <= set(found)
        assert Place("result", 1, "text") in found
        assert Place("activity", 1, "title") not in found


def test_an_address_keeps_its_digits_and_is_not_found():
    tree = Dossier(
        id=1, fiscal_year=2567, round=1, unit=Unit(name="https://a.go.th/%E0%B9%95/๕/แผน")
    )
    assert digits_found("round-report", tree) == []
