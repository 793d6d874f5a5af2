"""Lines of results: what each line says, and that copying and reading are each other's reverse."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.result_lines import (
    ReadResult,
    SourceLine,
    read_results,
    results_as_text,
)
from ita_desk.model.tree import Activity, Evidence, Result
from ita_desk.thai.partial_date import PartialDate

YEAR = 2567


def read(source, **known):
    return read_results(source, YEAR, **known).results


def told(line):
    (result,) = read(line)
    return result.date and result.date.iso(), result.text


@pytest.mark.parametrize(
    ("line", "date", "text"),
    [
        ("วันที่ 4 ธ.ค. 10 คน", "2023-12-04", "10 คน"),
        ("วันที่ 4 ธันวาคม 50 คนเข้าร่วม", "2023-12-04", "50 คนเข้าร่วม"),
        ("วันที่ 30 พ.ย. 66 – 2 ธ.ค. 66 อบรม", "2023-11-30/2023-12-02", "อบรม"),
        ("ครั้งที่ 1/2567 วันที่ 4 ธ.ค. 66", "2023-12-04", "ครั้งที่ 1/2567"),
        ("ครั้งที่ ๑/๒๕๖๗ วันที่ ๔ ธ.ค. ๖๖ อบรม", "2023-12-04", "ครั้งที่ ๑/๒๕๖๗ อบรม"),
        ("วันที่ 4 ธ.ค. ๑๐ ราย", "2023-12-04", "๑๐ ราย"),
        ("วันที่ 4 ธ.ค. 10-12 คน", "2023-12-04", "10-12 คน"),
        ("วันที่ 4 ธ.ค. 100 คน", "2023-12-04", "100 คน"),
        ("วันที่ 4 ธ.ค. 66 คน", "2023-12-04", "66 คน"),
        ("วันที่ 4 ธ.ค. 66 100 คน", "2023-12-04", "100 คน"),
        ("วันที่ 4 ธ.ค. 66 ครั้งที่ 2", "2023-12-04", "ครั้งที่ 2"),
        ("วันที่ 4 ธ.ค. 66 เรื่อง การลา", "2023-12-04", "เรื่อง การลา"),
        ("วันที่ 4 ธ.ค. 12 เรื่อง", "2023-12-04", "12 เรื่อง"),
        ("วันที่ 4 ธ.ค. 09.30 น. ประชุม", "2023-12-04", "09.30 น. ประชุม"),
        ("วันที่ 4 ธ.ค. 2,500 บาท", "2023-12-04", "2,500 บาท"),
        ("วันที่ 4 ธ.ค.66ประชุม", "2023-12-04", "ประชุม"),
        ("วันที่ 28 ธ.ค. - 3 ม.ค. 67 อบรม 20 คน", "2023-12-28/2024-01-03", "อบรม 20 คน"),
        ("วันที่ 4-6 ธันวาคม พ.ศ. 2566 (3 วัน)", "2023-12-04/2023-12-06", "(3 วัน)"),
        ("วันที่ 4-Dec-23 อบรม", "2023-12-04", "อบรม"),
        ("วันที่จัดประชุม 4 ธ.ค. 66", None, "วันที่จัดประชุม 4 ธ.ค. 66"),
        ("เมื่อวันที่ 4 ธ.ค. 66 ได้จัดอบรม", None, "เมื่อวันที่ 4 ธ.ค. 66 ได้จัดอบรม"),
        ("ครั้งที่ 3 ยังไม่ได้จัด", None, "ครั้งที่ 3 ยังไม่ได้จัด"),
    ],
)
def test_a_line_tells_its_date_and_keeps_every_other_word(line, date, text):
    assert told(line) == (date, text)


def test_numbers_that_run_on_by_date_are_counted_by_the_program():
    lines = "ครั้งที่ 2 วันที่ 8 ม.ค. 67\nครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://a.go.th\nสรุป"
    results = read_results(lines, YEAR)
    assert results.counted
    assert [one.text for one in results.results] == ["", "", "สรุป"]
    assert [one.kind for one in results.results] == ["occurrence", "occurrence", "paragraph"]


@pytest.mark.parametrize(
    ("lines", "before"),
    [
        ("ครั้งที่ 2 วันที่ 4 ธ.ค. 66", 0),
        ("ครั้งที่ 1 วันที่ 4 ธ.ค. 66", 3),
        ("ครั้งที่ 1 วันที่ 4 ธ.ค. 66", None),
        ("ครั้งที่ 1 วันที่ 4 ธ.ค. 66\nวันที่ 8 ม.ค. 67", 0),
        ("ครั้งที่ 1 วันที่ 8 ม.ค. 67\nครั้งที่ 2 วันที่ 4 ธ.ค. 66", 0),
    ],
)
def test_other_numbers_stay_in_the_texts(lines, before):
    results = read_results(lines, YEAR, before=before)
    assert not results.counted
    for line, result in zip(lines.split("\n"), results.results, strict=True):
        assert result.text == line.partition(" วันที่")[0] * line.startswith("ครั้งที่")


def test_numbers_go_on_from_the_occurrences_above():
    assert read_results("ครั้งที่ 4 วันที่ 4 ธ.ค. 66", YEAR, before=3).counted


def test_a_day_that_does_not_exist_is_kept_as_typed():
    (result,) = read("ครั้งที่ 1 วันที่ 31 ก.พ. 67 อบรม")
    assert result == ReadResult("occurrence", "ครั้งที่ 1 อบรม", None, "วันที่ 31 ก.พ. 67")
    (plain,) = read("วันที่ 31 ก.พ. 67 อบรม")
    assert plain == ReadResult("paragraph", "วันที่ 31 ก.พ. 67 อบรม")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_end_ends_a_line(end):
    assert [one.text for one in read(f"รายงาน 1{end}รายงาน 2")] == ["รายงาน 1", "รายงาน 2"]


def test_an_address_belongs_to_the_result_above_it():
    first, second = read("วันที่ 4 ธ.ค. 66 https://a.go.th\nhttps://b.go.th\nวันที่ 8 ม.ค. 67")
    assert first.links == (("", "https://a.go.th"), ("", "https://b.go.th"))
    assert second.links == ()


def test_an_address_below_several_dates_belongs_to_all_of_them():
    *dates, address = read("วันที่ 4 ธ.ค. 66\nวันที่ 8 ม.ค. 67\nhttps://a.go.th")
    assert [one.links for one in dates] == [(), ()]
    assert address == ReadResult("paragraph", links=(("", "https://a.go.th"),))


def test_occurrences_one_behind_the_other_are_several():
    line = "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://a.go.th ครั้งที่ 2 วันที่ 8 ม.ค. 67 https://b.go.th"
    results = read_results(line, YEAR)
    assert results.counted
    assert [one.links for one in results.results] == [
        (("", "https://a.go.th"),),
        (("", "https://b.go.th"),),
    ]
    assert len(read("วันที่ 4 ธ.ค. 66 https://a.go.th วันที่ 8 ม.ค. 67")) == 2


def test_lists_notes_and_what_is_not_public():
    lines = "- ก\n• ข\n– ค\nหมายเหตุ : ง\n(ไม่เผยแพร่สู่สาธารณะ)\n-จ"
    assert [(one.kind, one.text, one.public) for one in read(lines)] == [
        ("bullet", "ก", True),
        ("bullet", "ข", True),
        ("sub_bullet", "ค", True),
        ("note", "ง", False),
        ("paragraph", "-จ", True),
    ]


def test_hyperlinks_become_evidence_with_their_titles():
    text = "ครั้งที่ 1 วันที่ 4 ธ.ค. 66 คำสั่ง"
    start = text.index("คำสั่ง")
    (result,) = read([SourceLine(text, ((start, len(text), "https://a.go.th/1"),))])
    assert result.links == (("คำสั่ง", "https://a.go.th/1"),)
    assert (result.text, result.date) == ("", PartialDate.from_iso("2023-12-04"))
    url = "https://a.go.th/1"
    (shown,) = read([SourceLine(url, ((0, len(url), url),), "bullet")])
    assert shown == ReadResult("bullet", links=(("", url),))


def activity(*results, counted=False):
    return Activity(id=1, measure_id=1, counted=counted, results=results)


def test_a_counted_activity_is_copied_with_its_numbers():
    later = Result(id=1, date=PartialDate.from_iso("2024-01-08"), text="สรุป")
    first = Result(id=2, date=PartialDate.from_iso("2023-12-04"), public=False)
    text = results_as_text(activity(later, first, counted=True), YEAR)
    assert text == ("ครั้งที่ 2 วันที่ 8 ม.ค. 67 สรุป\nครั้งที่ 1 วันที่ 4 ธ.ค. 66\n(ไม่เผยแพร่สู่สาธารณะ)")


KINDS = st.sampled_from(["occurrence", "paragraph", "bullet", "sub_bullet", "note"])
WORDS = st.sampled_from(["ประชุม", "อบรม 20 คน", "ที่ 73/2566", "“ก”", "ก-ข", "66 เรื่อง การลา"])
DAYS = st.dates(date(1980, 1, 1), date(2099, 12, 31)).map(PartialDate.of_day)


@st.composite
def results(draw, number):
    kind, url = draw(KINDS), draw(st.sampled_from(["", "https://a.go.th/x"]))
    return Result(
        id=number,
        kind=kind,
        text=draw(WORDS),
        date=draw(DAYS) if kind == "occurrence" else None,
        evidence=(Evidence(id=number, url=url),) if url else (),
        public=draw(st.booleans()),
    )


def as_read(result):
    links = tuple((item.title, item.url) for item in result.evidence)
    return ReadResult(result.kind, result.text, result.date, "", links, result.public)


@given(st.data(), st.integers(1, 4), st.booleans())
def test_what_is_copied_is_read_as_it_was(data, count, counted):
    held = [data.draw(results(number)) for number in range(count)]
    back = read_results(results_as_text(activity(*held, counted=counted), YEAR), YEAR)
    assert [replace(one, number=None) for one in back.results] == [as_read(one) for one in held]
    assert back.counted == (counted and any(one.date for one in held))
