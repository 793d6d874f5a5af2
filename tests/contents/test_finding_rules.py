"""Every finding code: dossiers that trigger it, and near ones on which it stays silent."""

from datetime import date

import pytest
from finding_codes import codes_of, every_code

from ita_desk.contents.documents import DOCUMENTS, ROUND_REPORT, find_faults
from ita_desk.contents.finding_sentences import SENTENCES, finding_sentence
from ita_desk.model.finding import Severity
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.place import Place
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Evidence,
    Indicator,
    Measure,
    Person,
    ReferenceLink,
    Result,
    RoundReport,
    Unit,
)
from ita_desk.thai.partial_date import PartialDate

TODAY = date(2024, 3, 8)
URL = "https://planning.anamai.moph.go.th/a.pdf"


def activity(number=1, **fields):
    fields = {"title": "ประชุม", "results": (Result(id=900 + number, text="แล้ว"),)} | fields
    return Activity(id=number, measure_id=1, **fields)


def result(number=1, when=None, **fields):
    return Result(id=number, date=when and PartialDate.from_iso(when), **fields)


def dossier(*activities, links=(), reporter=None, **fields):
    person = {"name": "ชื่อ-สกุล ผู้รายงาน", "position": "นักวิชาการ"} | (reporter or {})
    return Dossier(
        **{
            "id": 1,
            "fiscal_year": 2567,
            "round": 1,
            "unit": Unit(name="กองแผนงาน"),
            "people": (Person(id=1, **person),),
            "indicator": Indicator(code="2.1", name="ระดับความสำเร็จ"),
            "measures": (Measure(id=1, title="มาตรการ"),),
            "activities": activities or (activity(),),
            "round_report": RoundReport(
                reporter_id=1,
                links=tuple(ReferenceLink(id=at, url=url) for at, url in enumerate(links, 1)),
            ),
        }
        | fields
    )


def done(*days, **fields):
    results = tuple(result(at, day) for at, day in enumerate(days, 1))
    return activity(results=results, **fields)


def proved_by(number, *urls):
    evidence = tuple(Evidence(id=10 * number + at, url=url) for at, url in enumerate(urls, 1))
    return activity(number, results=(Result(id=number, kind="paragraph", evidence=evidence),))


def filed(day):
    return activity(results=(result(1, day, category="doc_report"),), quarter_2=TICK)


MARKED = {"quarter_1": TICK, "quarter_2": TICK}
Q3_TEXT = {"quarter_3": Mark(text="เม.ย. 67")}

TRIGGERS = [
    ("unit-name-missing", dossier(unit=Unit(name=" ")), Place("unit", 1, "name")),
    (
        "indicator-code-missing",
        dossier(indicator=Indicator(name="ระดับ")),
        Place("indicator", 1, "code"),
    ),
    (
        "indicator-name-missing",
        dossier(indicator=Indicator(code="2.1")),
        Place("indicator", 1, "name"),
    ),
    ("plan-empty", dossier(activities=()), Place("dossier", 1)),
    ("measure-title-missing", dossier(measures=(Measure(id=1),)), Place("measure", 1, "title")),
    ("activity-title-missing", dossier(activity(title=" ")), Place("activity", 1, "title")),
    (
        "reporter-missing",
        dossier(round_report=RoundReport(), people=(Person(id=1), Person(id=2))),
        Place("round_report", 1, "reporter_id"),
    ),
    ("reporter-name-missing", dossier(reporter={"name": ""}), Place("person", 1, "name")),
    (
        "reporter-position-missing",
        dossier(reporter={"position": ""}),
        Place("person", 1, "position"),
    ),
    ("phone-doubtful", dossier(reporter={"phone": "590 428"}), Place("person", 1, "phone")),
    ("email-wrong", dossier(reporter={"email": "ผู้รายงาน@example"}), Place("person", 1, "email")),
    ("budget-is-date", dossier(activity(budget="ต.ค.66")), Place("activity", 1, "budget")),
    ("budget-not-amount", dossier(activity(budget="ตามจริง")), Place("activity", 1, "budget")),
    (
        "date-unreadable",
        dossier(activity(results=(result(1, date_text="กลางเดือน ก.ค."),))),
        Place("result", 1, "date_text"),
    ),
    ("date-outside-year", dossier(done("2024-10-01")), Place("result", 1, "date")),
    ("date-outside-year", dossier(done("2022-12-04/2023-12-04", **MARKED)), None),
    ("date-outside-round", dossier(done("2024-03-11", **MARKED)), Place("result", 1, "date")),
    ("date-outside-round", dossier(done("2024-02-29", **MARKED), round=2), None),
    ("quarter-unmarked", dossier(done("2024-01-26")), Place("activity", 1, "quarter_2")),
    ("quarter-unmarked", dossier(done("2023-12/2024-01", quarter_1=TICK)), None),
    (
        "mark-outside-quarter",
        dossier(activity(quarter_2=Mark(text="ม.ค.-ก.พ. 66"))),
        Place("activity", 1, "quarter_2"),
    ),
    (
        "result-missing",
        dossier(activity(results=(), quarter_1=TICK)),
        Place("activity", 1, "quarter_1"),
    ),
    ("result-missing", dossier(activity(results=(Result(id=1, text=" "),), quarter_1=TICK)), None),
    ("result-missing", dossier(activity(results=(), quarter_1=Mark(text="ต.ค.66"))), None),
    ("result-missing", dossier(activity(results=(), quarter_2=Mark(text="ม.ค.-ก.พ. 67"))), None),
    (
        "result-missing",
        dossier(activity(results=(), quarter_1=Mark(text="ต.ค. 66, พ.ย. 66"))),
        None,
    ),
    (
        "mark-reaches-quarter",
        dossier(activity(quarter_1=Mark(text="พ.ย. 66-ม.ค. 67"))),
        Place("activity", 1, "quarter_2"),
    ),
    (
        "quarter-months-differ",
        dossier(activity(quarter_1=Mark(text="ต.ค. 66"), months=(11,))),
        Place("activity", 1, "quarter_1"),
    ),
    ("quarter-months-differ", dossier(activity(quarter_2=TICK, months=(11, 1))), None),
    ("quarter-months-differ", dossier(activity(quarter_1=TICK, quarter_2=TICK, months=(1,))), None),
    (
        "title-number",
        dossier(activity(title="1.2 อบรม")),
        Place("activity", 1, "title"),
    ),
    (
        "measures-alike",
        dossier(measures=(Measure(id=1, title="ก"), Measure(id=2, title="ก\xa0"))),
        Place("measure", 2, "title"),
    ),
    ("doc-report-late", dossier(filed("2024-01-11")), Place("result", 1, "date")),
    (
        "address-does-not-open",
        dossier(proved_by(1, "file:///C:/manual.pdf")),
        Place("evidence", 11, "url"),
    ),
    ("address-does-not-open", dossier(proved_by(1, "https://a.th/article_๒๐๒.pdf")), None),
    ("reference-does-not-open", dossier(links=["planning"]), Place("reference_link", 1, "url")),
    (
        "address-look-alike",
        dossier(proved_by(1, "https://planning.ana.mai.moph.go.th/a.pdf")),
        Place("evidence", 11, "url"),
    ),
    (
        "reference-look-alike",
        dossier(links=["https://planning.ana.moph.go.th"]),
        Place("reference_link", 1, "url"),
    ),
    (
        "address-twice",
        dossier(proved_by(1, URL), proved_by(2, URL)),
        Place("evidence", 21, "url"),
    ),
    ("address-twice", dossier(proved_by(1, URL, URL)), Place("evidence", 12, "url")),
    ("reference-twice", dossier(links=[URL, URL]), Place("reference_link", 2, "url")),
]

SILENT = [
    ("phone-doubtful", dossier(reporter={"phone": "0 2000 0000"})),
    ("phone-doubtful", dossier(reporter={"phone": "๐ ๒๐๐๐ ๐๐๐๐ ต่อ ๑๐๓"})),
    ("phone-doubtful", dossier(reporter={"phone": "08-0000-0000, 4200"})),
    ("email-wrong", dossier(reporter={"email": "x.y@anamai.mail.go.th"})),
    ("email-wrong", dossier(reporter={"email": ""})),
    ("budget-is-date", dossier(activity(budget="12,000.50"))),
    ("budget-not-amount", dossier(activity(budget="-"))),
    ("budget-not-amount", dossier(activity(budget="ต.ค.66"))),
    ("date-outside-year", dossier(done("2023-10-01", "2024-09-30"))),
    ("date-outside-round", dossier(done("2024-03-10", "2024-02/2024-04", **MARKED))),
    ("date-outside-round", dossier(done("2024-08-10"), round=2)),
    ("date-outside-round", dossier(done("2025-01-01"))),
    ("quarter-unmarked", dossier(done("2024-05-01", **Q3_TEXT))),
    ("quarter-unmarked", dossier(done("2024-12-01"))),
    ("mark-outside-quarter", dossier(activity(quarter_1=Mark(text="พ.ย. 66-ม.ค. 67")))),
    ("mark-outside-quarter", dossier(activity(quarter_1=Mark(text="2 ครั้ง")))),
    ("mark-outside-quarter", dossier(activity(quarter_1=Mark(text="28 ธ.ค.66")))),
    ("result-missing", dossier(activity(results=(), quarter_2=TICK))),
    ("result-missing", dossier(activity(results=(), quarter_1=Mark(text="ยกเลิก")))),
    ("result-missing", dossier(activity(results=(), quarter_2=Mark(text="มี.ค. 67")))),
    ("result-missing", dossier(proved_by(1, URL), activity(2, quarter_1=TICK))),
    (
        "mark-reaches-quarter",
        dossier(activity(quarter_1=Mark(text="ธ.ค. 66-ม.ค. 67"), quarter_2=TICK)),
    ),
    ("quarter-months-differ", dossier(activity(months=(11,)))),
    ("quarter-months-differ", dossier(activity(quarter_1=TICK, months=(10, 12)))),
    ("quarter-months-differ", dossier(activity(quarter_1=Mark(text="พ.ย. 66"), months=(11,)))),
    ("quarter-months-differ", dossier(activity(quarter_1=TICK, quarter_4=TICK, months=(11,)))),
    ("title-number", dossier(activity(title="1. ประชุม", numbered=False))),
    ("title-number", dossier(activity(title="5ส. ในสำนักงาน"))),
    ("measures-alike", dossier(measures=(Measure(id=1, title="ก"), Measure(id=2, title="ก ข")))),
    ("doc-report-late", dossier(filed("2024-01-10"))),
    ("doc-report-late", dossier(done("2024-01-11", **MARKED))),
    ("address-does-not-open", dossier(proved_by(1, "mailto:x@anamai.mail.go.th"))),
    ("address-look-alike", dossier(proved_by(1, URL, "https://www.example.com/anamai"))),
    ("reference-look-alike", dossier(links=["https://doc.anamai.moph.go.th/?r=a"])),
    ("address-twice", dossier(proved_by(1, URL), links=[URL])),
    ("reference-twice", dossier(links=[URL, URL + "?"])),
    ("plan-empty", dossier()),
    ("measure-title-missing", dossier(measures=(Measure(id=1, title="ก"), Measure(id=2)))),
]


def codes(tree, today=TODAY):
    return [finding.code for finding in find_faults(ROUND_REPORT, tree, today)]


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_a_fault_is_found_once_and_at_its_place(code, tree, place):
    found = [item for item in find_faults(ROUND_REPORT, tree, TODAY) if item.code == code]
    assert len(found) == 1
    assert place is None or found[0].place == place


@pytest.mark.parametrize(("code", "tree"), SILENT)
def test_what_a_good_clerk_writes_is_not_doubted(code, tree):
    assert code not in codes(tree)


def test_a_sound_dossier_has_no_findings():
    assert codes(dossier()) == []


def test_every_code_has_a_dossier_that_triggers_it():
    own = codes_of("required", "round_report", "dates", "quarters", "titles", "links")
    assert {code for code, *_ in TRIGGERS} == own


def test_every_sentence_is_said_by_some_rule():
    assert every_code() == set(SENTENCES)


@pytest.mark.parametrize(("code", "tree", "place"), TRIGGERS)
def test_every_sentence_can_be_filled(code, tree, place):
    for finding in find_faults(ROUND_REPORT, tree, TODAY):
        assert "{" not in finding_sentence(finding)
        assert finding.severity in Severity


def test_a_warning_names_row_and_column():
    """Acceptance check 7."""
    tree = dossier(
        proved_by(1, "https://planning.ana.mai.moph.go.th/"), activity(2, budget="ต.ค.66")
    )
    sentences = [finding_sentence(item) for item in find_faults(ROUND_REPORT, tree, TODAY)]
    assert sentences == [
        "Activity 2, budget: “ต.ค.66” is a date, not an amount.",
        "Activity 1, results: is the address right? Perhaps anamai.moph.go.th is meant: "
        "https://planning.ana.mai.moph.go.th/",
    ]


def test_an_unnumbered_row_is_named_by_its_title():
    tree = dossier(activity(numbered=False, budget="ตามจริง", title="สำรวจความพึงพอใจ"))
    (finding,) = find_faults(ROUND_REPORT, tree, TODAY)
    assert dict(finding.parameters)["row"] == "สำรวจความพึงพอใจ"


def test_a_moved_fiscal_year_lists_each_date_and_changes_none(planning):
    """Acceptance check 2."""
    moved = planning.changed({"fiscal_year": 2568})
    found = [f for f in find_faults(ROUND_REPORT, moved, TODAY) if f.code == "date-outside-year"]
    dated = [r for a in planning.activities for r in a.results if r.date is not None]
    assert [finding.place for finding in found] == [Place("result", r.id, "date") for r in dated]
    assert dict(found[0].parameters)["date"] == "4 ธ.ค. 66"


def test_the_deadline_of_a_late_report_is_moved_back_from_a_weekend():
    tree = dossier(activity(results=(result(1, "2024-08-12", category="doc_report"),)), round=2)
    late = [f for f in find_faults(ROUND_REPORT, tree, TODAY) if f.code == "doc-report-late"]
    assert dict(late[0].parameters)["deadline"] == "9 ส.ค. 67"


def test_the_planning_sample_has_no_finding(planning):
    for today in (date(2024, 3, 8), date(2026, 1, 1)):
        assert find_faults(ROUND_REPORT, planning, today) == ()


def test_the_findings_of_the_text_marks_sample(text_marks):
    found = [
        (finding.code, finding_sentence(finding))
        for finding in find_faults(ROUND_REPORT, text_marks, date(2025, 10, 1))
    ]
    assert found == [
        ("budget-is-date", "Activity 2.2, budget: “พ.ค.68” is a date, not an amount."),
        ("date-unreadable", "Activity 1.2, results: the date “กลางเดือน ก.ค.” can't be read."),
        (
            "result-missing",
            "Activity สำรวจความพึงพอใจของผู้ยืม (ดำเนินการ…, "
            "ไตรมาส 4 (ก.ค. - ก.ย. 68): planned and past, but there is no result.",
        ),
        (
            "doc-report-late",
            "Activity 1.3, results: the DOC report of 11 ก.ค. 68 is later than the 10th"
            " (it was due by 10 ก.ค. 68).",
        ),
        (
            "address-does-not-open",
            "Activity 2.1, results: this address can't be opened: file:///C:/manual.pdf",
        ),
        (
            "address-look-alike",
            "Activity 2.1, results: is the address right? Perhaps sample.anamai.moph.go.th is"
            " meant: https://sample.ana.mai.moph.go.th/web-upload/manual-2568_rev-2.pdf",
        ),
    ]
    before_the_quarter_ended = find_faults(ROUND_REPORT, text_marks, date(2025, 8, 9))
    assert "result-missing" not in [finding.code for finding in before_the_quarter_ended]


def test_documents_are_found_by_name():
    assert ROUND_REPORT in DOCUMENTS
    with pytest.raises(KeyError):
        find_faults("memo", dossier(), TODAY)
