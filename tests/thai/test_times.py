import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.thai.times import format_time, parse_time


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("14.30 - 16.30 น.", "14:30/16:30"),
        ("เวลา ๑๔.๓๐ - ๑๖.๓๐ น.", "14:30/16:30"),
        ("14:30/16:30", "14:30/16:30"),
        ("9.00 น. ถึง 12.00 น.", "09:00/12:00"),
        ("9.30", "09:30"),
        ("09:00:00", "09:00"),
        ("9:00 AM", "09:00"),
        ("1:30 PM", "13:30"),
        ("1:30:00 pm", "13:30"),
        ("12:15 AM", "00:15"),
        ("12.15 p.m.", "12:15"),
        ("13:30 PM", "13:30"),
        ("9:00 AM - 1:30 PM", "09:00/13:30"),
        ("1:00 - 2:30 PM", "13:00/14:30"),
        ("9:00 - 1:30 PM", "09:00/13:30"),
        ("09:00:00 - 12:00:00", "09:00/12:00"),
        ("ระหว่างเวลา 13.00 น. ถึงเวลา 16.30 น.", "13:00/16:30"),
        ("เวลา ๐๙.๐๐ นาฬิกา", "09:00"),
        ("0900 น.", "09:00"),
        ("0900 - 1630 น.", "09:00/16:30"),
        ("เวลา 9 น.", "09:00"),
        ("13.00-16.00น.", "13:00/16:00"),
        ("9 AM", "09:00"),
        ("9am - 4pm", "09:00/16:00"),
        ("13.00 \u2011 16.00 น.", "13:00/16:00"),
        ("\u200e09:00\u200b", "09:00"),
        ("０９：００", "09:00"),
    ],
)
def test_times_are_read(text, stored):
    assert parse_time(text) == stored


@pytest.mark.parametrize(
    "text",
    ["", "24.00", "9.60", "16.30-14.30", "14.30-14.30", "บ่ายสอง", "9", "0900", "9:00:30", "25 น."],
)
def test_what_is_no_time_is_not_read(text):
    assert parse_time(text) is None


def test_a_time_is_printed_with_dots():
    assert format_time("14:30/16:30") == "14.30 - 16.30 น."
    with pytest.raises(ValueError, match="stored time"):
        format_time("14.30")


@given(st.times(), st.times())
@settings(max_examples=examples(60))
def test_what_is_printed_is_read(one, other):
    clocks = sorted({one.strftime("%H:%M"), other.strftime("%H:%M")})
    stored = "/".join(clocks)
    assert parse_time(format_time(stored)) == stored
