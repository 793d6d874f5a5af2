"""How results stand in the results column (dossier file, version 1, last paragraph)."""

import pytest

from ita_desk.contents.lines import text_of
from ita_desk.contents.results import results_lines
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Evidence, Result
from ita_desk.thai.partial_date import PartialDate

URL = "https://planning.anamai.moph.go.th/a%20b_c-d.pdf"


def shown(*results, counted=False):
    activity = Activity(id=1, measure_id=1, counted=counted, results=results)
    return text_of(results_lines(activity))


def result(number=1, **fields):
    when = fields.pop("date", None)
    date = None if when is None else PartialDate.from_iso(when)
    return Result(id=number, date=date, **fields)


@pytest.mark.parametrize(
    ("fields", "printed"),
    [
        ({"date": "2023-12-04"}, "วันที่ 4 ธ.ค. 66"),
        ({"date": "2023-12"}, "ธ.ค. 66"),
        ({"date": "2023-11/2023-12"}, "พ.ย.-ธ.ค. 66"),
        ({"date_text": "กลางเดือน ก.ค."}, "กลางเดือน ก.ค."),
        ({"date": "2023-12-04", "text": "ปรับปรุงคู่มือ"}, "วันที่ 4 ธ.ค. 66 ปรับปรุงคู่มือ"),
        ({"kind": "paragraph", "text": "คำสั่ง ที่ 73/2566"}, "คำสั่ง ที่ 73/2566"),
        ({"kind": "note", "text": "ไม่มีภาพ"}, "หมายเหตุ : ไม่มีภาพ"),
        ({"kind": "note", "text": "หมายเหตุ: ไม่มีภาพ"}, "หมายเหตุ: ไม่มีภาพ"),
        ({"text": "รายชื่อ", "public": False}, "รายชื่อ\n(ไม่เผยแพร่สู่สาธารณะ)"),
        ({"text": "รายชื่อไม่เผยแพร่สู่สาธารณะ", "public": False}, "รายชื่อไม่เผยแพร่สู่สาธารณะ"),
        ({"date": "2023-12-04", "time": "14:30/16:30", "place": "ห้อง"}, "วันที่ 4 ธ.ค. 66"),
        ({}, ""),
    ],
)
def test_a_result_prints_its_date_then_its_text(fields, printed):
    assert shown(result(**fields)) == printed


def test_counted_occurrences_are_numbered_by_date_and_keep_the_stored_order():
    results = (
        result(1, date="2024-01-26"),
        result(2, date="2023-12-04"),
        result(3, date_text="กลางเดือน"),
        result(4, kind="paragraph", text="สรุป"),
    )
    assert shown(*results, counted=True) == (
        "ครั้งที่ 2 วันที่ 26 ม.ค. 67\nครั้งที่ 1 วันที่ 4 ธ.ค. 66\nกลางเดือน\nสรุป"
    )
    assert "ครั้งที่" not in shown(*results, counted=False)


def test_lists_have_signs_and_what_belongs_to_an_item_stands_below_its_text():
    link = Evidence(id=9, url=URL)
    results = (
        result(1, kind="bullet", text="ภาพ", evidence=(link,)),
        result(2, kind="sub_bullet", text="14 คน"),
    )
    lines = results_lines(Activity(id=1, measure_id=1, results=results))
    assert [(line.indent, line.mark, line.text) for line in lines] == [
        (1, "•", "ภาพ"),
        (1, "", URL),
        (2, "–", "14 คน"),
    ]


@pytest.mark.parametrize(
    ("url", "title", "printed", "link"),
    [
        (URL, "", URL, URL),
        (URL, "ภาพข่าว", "ภาพข่าว", URL),
        ("mailto:a@example.com", "", "mailto:a@example.com", "mailto:a@example.com"),
        ("file:///C:/manual.pdf", "สำเนา", "สำเนา file:///C:/manual.pdf", ""),
        ("javascript:alert(1)", "", "javascript:alert(1)", ""),
        ("https://a.th/๒๐๒", "", "https://a.th/๒๐๒", ""),
        ("", "เอกสารแนบ", "เอกสารแนบ", ""),
    ],
)
def test_only_web_and_mail_addresses_open(url, title, printed, link):
    evidence = Evidence(id=7, url=url, title=title)
    (line,) = results_lines(
        Activity(id=1, measure_id=1, results=(result(kind="paragraph", evidence=(evidence,)),))
    )
    assert line.text == printed
    assert "".join(span.link for span in line.spans) == link


def test_an_address_inside_a_text_opens_and_the_text_stays_as_typed():
    text = f"ดู ({URL})และ javascript:alert(1) <b>&amp;"
    (line,) = results_lines(
        Activity(id=1, measure_id=1, results=(result(kind="paragraph", text=text),))
    )
    assert line.text == text
    assert [span.text for span in line.spans if span.link] == [URL]


def test_every_piece_knows_its_place():
    evidence = Evidence(id=7, url=URL)
    lines = results_lines(
        Activity(
            id=1,
            measure_id=1,
            results=(result(5, date="2023-12-04", text="ก", evidence=(evidence,)),),
        )
    )
    places = [span.place for line in lines for span in line.spans if span.place]
    assert places == [
        Place("result", 5, "date"),
        Place("result", 5, "text"),
        Place("evidence", 7, "url"),
    ]
