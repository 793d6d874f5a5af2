"""Every finding of the cover memo: dossiers that trigger it, and near ones that are silent."""

from datetime import date

import pytest
from finding_codes import codes_of

from ita_desk.contents.begun import faults_before_print
from ita_desk.contents.documents import COVER_MEMO, find_faults
from ita_desk.contents.finding_sentences import finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    CoverMemo,
    Dossier,
    Indicator,
    Person,
    Result,
    RoundReport,
    Unit,
)
from ita_desk.thai.partial_date import PartialDate

TODAY = date(2024, 3, 8)


def day(text):
    return PartialDate.from_iso(text) if text else None


def met(number, when, **fields):
    return Result(id=number, date=day(when), category="meeting", **fields)


def dossier(*results, clerk=None, head=None, unit=None, reporter=1, **memo):
    """A memo of 5 March on a meeting of 23 February, as a good clerk writes it."""
    if isinstance(memo.get("date"), str):
        memo["date"] = day(memo["date"])
    first = {"name": "ก", "position": "นักวิชาการ", "phone": "0 2000 0000"} | (clerk or {})
    second = {"name": "ข", "position": "ผู้อำนวยการกองแผนงาน"} | (head or {})
    done = results or (met(1, "2024-02-23"),)
    return Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        unit=Unit(**{"name": "กองแผนงาน", "document_prefix": "สธ 0905.01/"} | (unit or {})),
        people=(Person(id=1, **first), Person(id=2, **second)),
        indicator=Indicator(code="2.1", name="ระดับความสำเร็จ"),
        activities=(Activity(id=1, measure_id=1, title="ประชุม", results=done),),
        round_report=RoundReport(reporter_id=reporter),
        cover_memo=CoverMemo(**{"date": day("2024-03-05")} | memo),
    )


def filed(when):
    return dossier(met(1, "2024-02-23"), Result(id=2, date=day(when), category="doc_report"))


TRIGGERS = [
    ("submitter-missing", dossier(reporter=None), Place("cover_memo", 1, "submitter_id")),
    (
        "approver-missing",
        dossier(head={"position": "นักวิชาการ"}),
        Place("cover_memo", 1, "approver_id"),
    ),
    (
        "meeting-as-other",
        dossier(met(1, "2024-02-23"), Result(id=2, date=day("2024-01-26"), text="ประชุมครั้งที่ 2")),
        Place("result", 2, "category"),
    ),
    ("signer-name-missing", dossier(clerk={"name": " "}), Place("person", 1, "name")),
    (
        "signer-position-missing",
        dossier(head={"position": ""}, approver_id=2),
        Place("person", 2, "position"),
    ),
    ("memo-phone-doubtful", dossier(clerk={"phone": "590 428"}), Place("person", 1, "phone")),
    (
        "memo-phone-doubtful",
        dossier(clerk={"phone": ""}, unit={"phone": "1"}),
        Place("unit", 1, "phone"),
    ),
    ("memo-number-dotted", dossier(number="สธ.0905.01/22"), Place("cover_memo", 1, "number")),
    (
        "memo-number-dotted",
        dossier(unit={"document_prefix": "สธ. 0905"}),
        Place("unit", 1, "document_prefix"),
    ),
    (
        "memo-date-unreadable",
        dossier(date=None, date_text="ต้นเดือน"),
        Place("cover_memo", 1, "date_text"),
    ),
    ("memo-before-meeting", dossier(date="2024-02-20"), Place("cover_memo", 1, "date")),
    ("memo-before-meeting", dossier(date="2024-01"), None),
    (
        "memo-meeting-missing",
        dossier(Result(id=1, text="แล้ว")),
        Place("cover_memo", 1, "meeting_id"),
    ),
    (
        "memo-meeting-no-occurrence",
        dossier(met(1, ""), meeting_id=1),
        Place("result", 1, "date"),
    ),
    (
        "memo-meeting-no-occurrence",
        dossier(met(1, "2024-02-23", kind="paragraph"), meeting_id=1),
        None,
    ),
    (
        "memo-day-no-occurrence",
        dossier(cause="ตามที่ได้ประชุมเมื่อวันที่ ๒๒ กุมภาพันธ์ ๒๕๖๗ เวลา 09.00 น."),
        Place("cover_memo", 1, "cause"),
    ),
    ("doc-report-after-memo", filed("2024-03-08"), Place("result", 2, "date")),
]

SILENT = [
    ("submitter-missing", dossier(reporter=None, submitter_id=2)),
    ("approver-missing", dossier(head={"position": "รองอธิบดี"}, approver_id=2)),
    ("memo-phone-doubtful", dossier(clerk={"phone": ""}, unit={"phone": "๐ ๒๐๐๐ ๐๐๐๐"})),
    ("memo-phone-doubtful", dossier(clerk={"phone": "1"}, sender="กองแผนงาน โทร. 4207")),
    ("memo-number-dotted", dossier(number="สธ 0905.01/2222")),
    ("memo-number-dotted", dossier(number="สธ 0905.01/1", unit={"document_prefix": "สธ."})),
    ("memo-date-unreadable", dossier(date=None)),
    ("memo-before-meeting", dossier(date="2024-02-23")),
    ("memo-before-meeting", dossier(date="2024-02")),
    ("memo-before-meeting", dossier(date=None)),
    ("memo-day-no-occurrence", dossier(cause="เมื่อวันที่ 23 ก.พ. 67 และวันที่ 35 มกราคม 2567")),
    ("memo-day-no-occurrence", dossier(cause="เมื่อกลางเดือน")),
    ("doc-report-after-memo", filed("2024-03-05")),
    ("doc-report-after-memo", filed("2024-02-09")),
]


def codes(tree):
    return [finding.code for finding in find_faults(COVER_MEMO, tree, TODAY)]


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_once_and_at_its_place(code, tree, place):
    found = [item for item in find_faults(COVER_MEMO, tree, TODAY) if item.code == code]
    assert len(found) == 1
    assert place is None or found[0].place == place
    assert "{" not in finding_sentence(found[0])


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert code not in codes(tree)


def test_every_code_has_a_dossier_that_triggers_it():
    of_office = {"memo-emblem-missing"}  # its test stands at the end
    assert {code for code, *_ in TRIGGERS} | of_office == codes_of("cover_memo")


def test_a_sound_memo_has_no_findings():
    assert codes(dossier()) == []


def test_unit_and_indicator_are_needed_here_too():
    blank = Dossier(id=1, fiscal_year=2567, round=1)
    assert {"unit-name-missing", "indicator-code-missing"} <= set(codes(blank))


def test_one_who_signs_twice_is_doubted_once():
    tree = dossier(clerk={"name": ""}, approver_id=1)
    assert codes(tree).count("signer-name-missing") == 1


def test_a_memo_older_than_its_meeting_is_blocked_and_a_later_report_only_told(planning):
    """Acceptance check 10."""
    early = planning.cover_memo.changed({"date": day("2024-02-20")})
    found = find_faults(COVER_MEMO, planning.changed({"cover_memo": early}), TODAY)
    blocking = [finding for finding in found if finding.severity is Severity.ERROR]
    assert [finding_sentence(finding) for finding in blocking] == [
        "The memo of 20 ก.พ. 67 is older than the meeting of 23 ก.พ. 67."
    ]
    (notice,) = find_faults(COVER_MEMO, planning, TODAY)
    assert notice.severity is Severity.WARNING
    assert finding_sentence(notice) == (
        "Activity 8, results: the DOC report of 8 มี.ค. 67 is later than the memo of 5 มี.ค. 67."
    )


def test_the_findings_of_the_text_marks_sample(text_marks):
    assert codes(text_marks) == ["approver-missing"]


def test_a_memo_without_an_emblem_is_told_before_it_is_printed():
    missing = "memo-emblem-missing"
    assert find_faults(COVER_MEMO, dossier(), TODAY) == ()
    (found,) = find_faults(COVER_MEMO, dossier(), TODAY, Office())
    assert (found.code, found.severity) == (missing, Severity.WARNING)
    assert found.place == Place("office", 1, "emblem")
    assert finding_sentence(found)
    assert faults_before_print(COVER_MEMO, dossier(), TODAY, Office()) == (found,)
    assert find_faults(COVER_MEMO, dossier(), TODAY, Office(emblem="AAAA")) == ()
