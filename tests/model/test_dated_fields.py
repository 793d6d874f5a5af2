"""A date, or in its place a text that is no date: never both."""

import pytest

from ita_desk.model.rules import BrokenRule, checked
from ita_desk.model.tree import CoverMemo, KpiSheet, Result
from ita_desk.thai.partial_date import PartialDate

DAY = PartialDate.from_iso("2024-03-08")


@pytest.mark.parametrize(("kind", "own"), [(Result, {"id": 1}), (CoverMemo, {}), (KpiSheet, {})])
def test_a_date_and_a_text_in_its_place_never_stand_together(kind, own):
    assert checked(kind, {**own, "date": DAY}).date == DAY
    assert checked(kind, {**own, "date_text": "กลางเดือน"}).date_text == "กลางเดือน"
    with pytest.raises(BrokenRule, match="stands only where there is no date"):
        checked(kind, {**own, "date": DAY, "date_text": "กลางเดือน"})
