from datetime import date, timedelta

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.dates import DateStyle, format_date, leading_date, parse_date, written_date
from ita_desk.thai.digits import thai_digits
from ita_desk.thai.partial_date import DatePoint, PartialDate

DAYS = st.dates(date(2500 - 543, 1, 1), date(2699 - 543, 12, 31))


def iso(text, fiscal_year=2567):
    value = parse_date(text, fiscal_year)
    return value and value.iso()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 มีนาคม 2567", "2024-03-05"),
        ("๕ มีนาคม ๒๕๖๗", "2024-03-05"),
        ("4 ธ.ค. 66", "2023-12-04"),
        ("23 กพ 67", "2024-02-23"),
        ("28 ธ.ค.66", "2023-12-28"),
        ("28ธค66", "2023-12-28"),
        ("25  ก.ค. 67", "2024-07-25"),
        ("ต.ค 64", "2021-10"),
        ("มี.ค.๖๔", "2021-03"),
        ("ต.ค. 66", "2023-10"),
        ("วันที่ 4 ธันวาคม พ.ศ. 2566", "2023-12-04"),
        ("เมื่อวันที่ ๒๓ กุมภาพันธ์ ๒๕๖๗", "2024-02-23"),
        ("วันจันทร์ที่ 4 ธันวาคม 2566", "2023-12-04"),
        ("เดือนธันวาคม 2566", "2023-12"),
        ("4 ธันวาคม 2023", "2023-12-04"),
        ("4 ธ.ค.", "2023-12-04"),
        ("ม.ค.", "2024-01"),
        ("4/12/66", "2023-12-04"),
        ("4/12/2566", "2023-12-04"),
        ("4-12-2023", "2023-12-04"),
        ("2023-12-04", "2023-12-04"),
        ("2023-12", "2023-12"),
        ("2021-10/2022-07-30", "2021-10/2022-07-30"),
        ("15-31 พ.ค. 68", "2025-05-15/2025-05-31"),
        ("พ.ย.-ธ.ค. 66", "2023-11/2023-12"),
        ("พ.ย. – ธ.ค. 66", "2023-11/2023-12"),
        ("ธ.ค. - ม.ค. 67", "2023-12/2024-01"),
        ("ธ.ค.-ม.ค.", "2023-12/2024-01"),
        ("28 ธ.ค. - 3 ม.ค. 67", "2023-12-28/2024-01-03"),
        ("ระหว่าง ต.ค. 64 – 30 ก.ค. 65", "2021-10/2022-07-30"),
        ("ระหว่างวันที่ 1 ถึง 3 มี.ค. 67", "2024-03-01/2024-03-03"),
        ("ตุลาคม 2564 - กุมภาพันธ์ 2565", "2021-10/2022-02"),
        ("29 ก.พ. 67", "2024-02-29"),
        ("4-ธ.ค.-66", "2023-12-04"),
        ("4-Dec-23", "2023-12-04"),
        ("4-Dec-66", "2023-12-04"),
        ("4-dec-2023", "2023-12-04"),
        ("4 December 2023", "2023-12-04"),
        ("4th Dec. 2023", "2023-12-04"),
        ("December 4, 2023", "2023-12-04"),
        ("Monday, December 4, 2023", "2023-12-04"),
        ("Mon 4 Dec 23", "2023-12-04"),
        ("Dec-23", "2023-12"),
        ("ธ.ค.-66", "2023-12"),
        ("04/12/23", "2023-12-04"),
        ("4.12.66", "2023-12-04"),
        ("4/ธ.ค./66", "2023-12-04"),
        ("4 ธ.ค. 23", "2023-12-04"),
        ("4 ธ.ค. ๒๓", "2023-12-04"),
        ("4 ธ.ค. 22", "2022-12-04"),
        ("วันที่ 4 เดือน ธันวาคม พ.ศ. 2566", "2023-12-04"),
        ("วันจันทร์ที่ ๔ เดือนธันวาคม พุทธศักราช ๒๕๖๖", "2023-12-04"),
        ("จ. 4 ธ.ค. 66", "2023-12-04"),
        ("4 ธ.ค. พ.ศ. 66", "2023-12-04"),
        ("4 ธ.ค. ค.ศ. 23", "2023-12-04"),
        ("2566-12-04", "2023-12-04"),
        ("2566-12", "2023-12"),
        ("2023/12/04", "2023-12-04"),
        ("2023-12-04 00:00:00", "2023-12-04"),
        ("4-5/12/66", "2023-12-04/2023-12-05"),
        ("4/12/66 - 6/12/66", "2023-12-04/2023-12-06"),
        ("4 ธ.ค. 66 - 6 ธ.ค. 66", "2023-12-04/2023-12-06"),
        ("30 พ.ย. 66 – 2 ธ.ค. 66", "2023-11-30/2023-12-02"),
        ("1 Nov 23 to 3 Nov 23", "2023-11-01/2023-11-03"),
        ("วันจันทร์ ที่ 4 ธันวาคม 2566", "2023-12-04"),
        ("\u200e4 \u200eธันวาคม \u200e2566", "2023-12-04"),
        ("4 ธันวาคม\u200b2566", "2023-12-04"),
        ("4\u201115 ธ.ค. 66", "2023-12-04/2023-12-15"),
        ("4\u201112\u20112566", "2023-12-04"),
        ("66-12-04", "2023-12-04"),
        ("23-12-04", "2023-12-04"),
        ("23/12/66", "2023-12-23"),
    ],
)
def test_every_way_of_writing_a_date_is_read(text, expected):
    assert iso(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "29 ก.พ. 66",
        "31 เม.ย. 67",
        "0 ม.ค. 67",
        "32 ม.ค. 67",
        "กลางเดือน ก.ค.",
        "5 ครั้ง",
        "12000",
        "พ.ค.68 พ.ค.69",
        "ก.ค. 67 - มี.ค. 67",
        "31-15 พ.ค. 68",
        "4/13/66",
        "4 ธ.ค. 2300",
        "4 ธ.ค. 1850",
        "2023-02-30",
        "4 ธ.ค. 665",
        "4 ธ.ค. พ.ศ. 2023",
        "4 ธ.ค. ค.ศ. 2566",
        "2023-12-04 09:30",
        "45264",
        "",
        "-",
    ],
)
def test_what_is_no_date_is_not_read(text):
    assert iso(text) is None


@pytest.mark.parametrize(
    ("year", "fiscal_year", "expected"),
    [("66", 2567, 2566), ("99", 2601, 2599), ("01", 2599, 2601), ("30", 2567, 2530)],
)
def test_a_year_of_two_digits_is_the_one_nearest_the_fiscal_year(year, fiscal_year, expected):
    assert iso(f"4 ธ.ค. {year}", fiscal_year) == f"{expected - 543}-12-04"


@pytest.mark.parametrize(
    ("text", "date", "rest"),
    [
        ("4 ธ.ค. 13 นาฬิกา", "2023-12-04", " 13 นาฬิกา"),
        ("4 ธ.ค. 12 ห้องเรียน", "2023-12-04", " 12 ห้องเรียน"),
        ("4 ธ.ค. 30 ผู้บริหาร", "2023-12-04", " 30 ผู้บริหาร"),
        ("4 ธ.ค. 65 รุ่น 2", "2022-12-04", " รุ่น 2"),
        ("4 ธ.ค. 66 ข้อ 5", "2023-12-04", " ข้อ 5"),
        ("4 ธ.ค. 66 ครั้ง", "2023-12-04", " 66 ครั้ง"),
        ("4 ธ.ค. 60 อบรม", "2017-12-04", " อบรม"),
    ],
)
def test_two_digits_behind_a_month_are_a_year_or_count_something(text, date, rest):
    found = leading_date(text, 2567)
    assert found is not None
    assert (found[0].iso(), text[found[1] :]) == (date, rest)


@pytest.mark.parametrize(
    "text", ["29 ก.พ. 66 อบรม", "29 กุมภาพันธ์ 2566 อบรม", "4 ธ.ค. 3023", "4 ธ.ค. 66/8 ธ.ค. 66"]
)
def test_a_date_whose_own_year_cannot_be_is_not_read_in_another(text):
    assert leading_date(text, 2567) is None


@given(DAYS, st.integers(2500, 2699))
@settings(max_examples=examples(200))
def test_a_date_to_edit_is_read_as_it_was(day, fiscal_year):
    value = PartialDate.of_day(day)
    assert parse_date(written_date(value, fiscal_year), fiscal_year) == value


@pytest.mark.parametrize(
    ("value", "long", "short"),
    [
        ("2024-03-05", "5 มีนาคม 2567", "5 มี.ค. 67"),
        ("2023-12", "ธันวาคม 2566", "ธ.ค. 66"),
        ("2023-11/2023-12", "พฤศจิกายน-ธันวาคม 2566", "พ.ย.-ธ.ค. 66"),
        ("2025-05-15/2025-05-31", "15-31 พฤษภาคม 2568", "15-31 พ.ค. 68"),
        ("2021-10/2022-07-30", "ตุลาคม 2564 – 30 กรกฎาคม 2565", "ต.ค. 64 – 30 ก.ค. 65"),
        ("2023-11-28/2023-12-03", "28 พฤศจิกายน 2566 – 3 ธันวาคม 2566", "28 พ.ย. 66 – 3 ธ.ค. 66"),
        ("2057-01-02", "2 มกราคม 2600", "2 ม.ค. 00"),
    ],
)
def test_dates_are_written_as_the_forms_write_them(value, long, short):
    dates = PartialDate.from_iso(value)
    assert format_date(dates, DateStyle.LONG) == long
    assert format_date(dates) == short


def test_other_styles():
    value = PartialDate.from_iso("2024-08-10")
    assert format_date(value, DateStyle.SHORT_FULL_YEAR) == "10 ส.ค. 2567"
    assert format_date(value, DateStyle.MONTH) == "ส.ค. 67"
    assert format_date(PartialDate.from_iso("2024-08-10/2024-08-12"), DateStyle.MONTH) == "ส.ค. 67"


def test_every_day_of_two_centuries_is_read_as_it_is_written():
    """All days of 2500 to 2699, each style in its turn."""
    styles = (DateStyle.LONG, DateStyle.SHORT, DateStyle.SHORT_FULL_YEAR)
    day, last, number = date(2500 - 543, 1, 1), date(2699 - 543, 12, 31), 0
    while day <= last:
        value = PartialDate.of_day(day)
        style = styles[number % 3]
        text = format_date(value, style)
        assert parse_date(text, day.year + 543) == value, text
        day, number = day + timedelta(days=1), number + 1
    assert number == 73049


@given(DAYS, st.sampled_from([s for s in DateStyle if s is not DateStyle.MONTH]))
@settings(max_examples=examples(100))
def test_a_day_is_read_as_written_in_every_style(day, style):
    value = PartialDate.of_day(day)
    text = format_date(value, style)
    assert parse_date(text, day.year + 543) == value
    assert parse_date(thai_digits(text), day.year + 543) == value


POINTS = st.builds(
    lambda day, whole: DatePoint(day.year, day.month, None if whole else day.day),
    st.dates(date(2500 - 543, 1, 1), date(2695 - 543, 12, 31)),
    st.booleans(),
)


@given(POINTS, st.integers(0, 900), st.booleans(), st.sampled_from(list(DateStyle)))
@settings(max_examples=examples(200))
def test_a_range_is_read_as_written(start, days, whole, style):
    last = start.last_day + timedelta(days=days)
    value = PartialDate(start, DatePoint(last.year, last.month, None if whole else last.day))
    read = parse_date(format_date(value, style), start.year + 543)
    assert read is not None
    if style is DateStyle.MONTH:
        assert (read.first_day.month, read.last_day.month) == (start.month, last.month)
    else:
        assert (read.first_day, read.last_day) == (value.first_day, value.last_day)


@given(st.text("0123456789๐๑๒ มคกพตธเยส.-–/", max_size=24), st.integers(2500, 2699))
@settings(max_examples=examples(200))
def test_any_text_is_read_or_refused(text, fiscal_year):
    value = parse_date(text, fiscal_year)
    assert value is None or value.first_day <= value.last_day
