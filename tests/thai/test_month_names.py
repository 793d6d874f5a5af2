"""Every way a month is named in Thai."""

import pytest

from ita_desk.thai.month_names import month_numbers


@pytest.mark.parametrize(
    ("number", "names"),
    [
        (1, ("มกราคม", "มกรา", "มค")),
        (2, ("กุมภาพันธ์", "กุมภา", "กพ")),
        (4, ("เมษายน", "เมษา", "เมย")),
        (11, ("พฤศจิกายน", "พฤศจิกา", "พย")),
    ],
)
def test_a_month_is_named_in_full_without_its_ending_and_short(number: int, names: tuple[str, ...]):
    assert {name for name, month in month_numbers().items() if month == number} == set(names)


def test_three_names_of_each_month():
    assert len(month_numbers()) == 36
