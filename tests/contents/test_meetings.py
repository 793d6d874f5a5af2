"""What a text calls a meeting is offered as one."""

from datetime import date

from ita_desk.contents.documents import find_faults
from ita_desk.contents.meetings import meetings, memo_meeting
from ita_desk.model.tree import Activity, Dossier, Result
from ita_desk.thai.partial_date import PartialDate

DAY = PartialDate.from_iso("2023-12-04")


def dossier(*results):
    activity = Activity(id=1, measure_id=1, title="ก", results=results)
    return Dossier(id=7, fiscal_year=2567, round=1, activities=(activity,))


def places(tree):
    found = find_faults("cover-memo", tree, date(2024, 3, 8))
    return [one.place.id for one in found if one.code == "meeting-as-other"]


def test_a_meeting_by_its_text_is_found_and_offered():
    tree = dossier(Result(id=2, date=DAY, text="ประชุมคณะทำงาน ครั้งที่ 1/2567"))
    assert places(tree) == [2]
    assert [one.id for one in meetings(tree)] == [2]
    assert memo_meeting(tree) is None


def test_other_results_are_let_be():
    tree = dossier(
        Result(id=2, date=DAY, text="ประชุม", category="meeting"),
        Result(id=3, date=DAY, text="ประชุม", category="communication"),
        Result(id=4, text="ประชุม"),
        Result(id=5, date=DAY, text="ประชุม", kind="paragraph"),
        Result(id=6, date=DAY, text="อบรม"),
    )
    assert places(tree) == []
    assert [one.id for one in meetings(tree)] == [2]
