from datetime import date

import pytest

from ita_desk.contents.deadlines import deadlines
from ita_desk.model.tree import CoverMemo
from ita_desk.thai.partial_date import PartialDate


def doc_days(dossier, **given):
    return [d.day for d in deadlines(dossier, **given) if d.due == "doc_report"]


def test_the_first_round_files_four_reports_by_the_days_the_unit_filed_them(planning):
    assert doc_days(planning) == [
        date(2023, 12, 8),
        date(2024, 1, 10),
        date(2024, 2, 9),
        date(2024, 3, 8),
    ]
    assert [d.done for d in deadlines(planning)][:4] == doc_days(planning)


def test_the_second_round_files_five(planning):
    second = planning.changed({"round": 2})
    assert [day.day for day in doc_days(second)] == [10, 10, 10, 10, 9]


def test_a_holiday_moves_a_deadline_back(planning):
    assert doc_days(planning, holidays=[date(2024, 1, 10)])[1] == date(2024, 1, 9)


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [(date(2024, 3, 1), "open", 7), (date(2024, 3, 8), "open", 0), (date(2024, 3, 9), "late", -1)],
)
def test_what_is_not_done_is_open_until_its_day_and_late_after(planning, today, state, left):
    empty = planning.changed({"activities": ()})
    report = next(d for d in deadlines(empty) if d.due == "round_report")
    assert (report.state(today), report.days_left(today)) == (state, left)


def test_report_and_memo_are_done_by_the_final_and_the_memos_date(planning):
    memo = CoverMemo(date=PartialDate.from_iso("2024-03-05"))
    dossier = planning.changed({"cover_memo": memo})
    done = {d.due: d.done for d in deadlines(dossier, printed_final=date(2024, 3, 6))}
    assert done["round_report"] == date(2024, 3, 6)
    assert done["cover_memo"] == date(2024, 3, 5)
