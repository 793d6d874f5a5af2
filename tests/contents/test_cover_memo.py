"""What the memo says: generated from the plan until something is typed."""

import pickle

import pytest

from ita_desk.contents.cover_memo import cover_memo
from ita_desk.contents.cover_memo_texts import GENERATED, memo_text
from ita_desk.contents.meetings import meetings, memo_meeting
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, CoverMemo, Dossier, Indicator, Person, Result, Unit
from ita_desk.thai.partial_date import PartialDate


def meeting(number, day, **fields):
    when = PartialDate.from_iso(day) if day else None
    return Result(id=number, date=when, category="meeting", **fields)


def dossier(*results, counted=False, **fields):
    activity = Activity(id=1, measure_id=1, title="ประชุม", counted=counted, results=results)
    return Dossier(
        **{
            "id": 1,
            "fiscal_year": 2567,
            "round": 1,
            "unit": Unit(name="กองแผนงาน", department="กรมอนามัย"),
            "indicator": Indicator(code="2.1", name="ระดับความสำเร็จ", abbreviation="ITA"),
            "activities": (activity,),
        }
        | fields
    )


def with_memo(tree, **fields):
    return tree.changed({"cover_memo": tree.cover_memo.changed(fields)})


@pytest.fixture
def blank(planning):
    """The sample with nothing typed into its memo, and no meeting chosen."""
    return planning.changed({"cover_memo": CoverMemo()})


def texts(content):
    return [line.text for line in content.body]


def test_a_memo_of_which_nothing_is_typed_is_written_from_the_meeting(blank):
    """Acceptance check 9, the texts."""
    content = cover_memo(blank)
    assert content.subject.value.text == (
        "สรุปรายงานการประชุมคณะทำงาน ตัวชี้วัดที่ ๒.๑ ระดับความสำเร็จของการดำเนินงานคุณธรรม"
        "และความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รอบ ๕ เดือนแรก)"
    )
    cause, purpose, conclusion = texts(content)
    assert cause.endswith(
        "เมื่อวันที่ ๒๓ กุมภาพันธ์ ๒๕๖๗ เวลา ๑๔.๓๐ - ๑๖.๓๐ น. ณ ห้องประชุมเล็กกองแผนงาน อาคาร ๕ ชั้น ๔ กรมอนามัย"
    )
    assert "ประจำเดือนกุมภาพันธ์ ๒๕๖๗" in purpose
    assert "รอบ ๕ เดือนแรก" in purpose
    assert conclusion == "จึงเรียนมาเพื่อโปรดทราบ จะเป็นพระคุณ"
    assert [part.label for part in content.addressing] == ["เรียน"]
    assert content.addressing[0].lines[0].text == "ผู้อำนวยการกองแผนงาน"


def test_another_meeting_gives_another_day_and_no_place_it_lacks(blank):
    second = blank.activities[5].results[1]
    told = memo_text(with_memo(blank, meeting_id=second.id), "cause")
    assert told.endswith("เมื่อวันที่ 27 ธันวาคม 2566")


def test_correcting_the_telephone_once_changes_form_and_memo(planning):
    """Acceptance check 8, the memo."""
    reporter = planning.reporter.changed({"phone": "0 2000 1000"})
    people = tuple(reporter if p.id == reporter.id else p for p in planning.people)
    corrected = planning.changed({"people": people})
    assert cover_memo(planning).sender.value.text.endswith("โทร. ๐ ๒๐๐๐ ๐๐๐๐")
    assert cover_memo(corrected).sender.value.text.endswith("โทร. ๐ ๒๐๐๐ ๑๐๐๐")


def test_the_round_has_its_name_everywhere(blank):
    content = repr(cover_memo(blank.changed({"round": 2})))
    assert "แรก" not in content
    assert "รอบ ๕ เดือนหลัง" in content


@pytest.mark.parametrize("field", GENERATED)
def test_a_typed_text_is_kept_as_it_is_and_an_emptied_one_stays_empty(blank, field):
    assert memo_text(with_memo(blank, **{field: "พิมพ์เอง  1 "}), field) == "พิมพ์เอง  1 "
    assert memo_text(with_memo(blank, **{field: ""}), field) == ""
    assert memo_text(blank, field)


def test_arabic_digits_are_printed_where_they_are_wished(blank):
    content = cover_memo(with_memo(blank, digits="arabic"))
    assert "23 กุมภาพันธ์ 2567" in texts(content)[0]
    assert not set("๐๑๒๓๔๕๖๗๘๙") & set(repr(content))


def test_codes_and_addresses_keep_their_digits(blank):
    url = "https://planning.anamai.moph.go.th/R1_2.1_3.4_Feb.pdf"
    content = cover_memo(with_memo(blank, purpose=f"ตามหัวข้อ O5 ข้อ 2 {url}"))
    line = content.body[1]
    assert line.text == f"ตามหัวข้อ O5 ข้อ ๒ {url}"
    assert [span.link for span in line.spans if span.link] == [url]


def test_without_a_number_the_prefix_stands_and_without_a_date_nothing(blank):
    content = cover_memo(blank)
    assert content.number.value.text == "สธ ๐๙๐๕.๐๑/"
    assert content.date.value.text == ""
    assert content.date.value.place == Place("cover_memo", blank.id, "date")
    assert cover_memo(with_memo(blank, date_text="ต้น มี.ค.")).date.value.text == "ต้น มี.ค."


def test_reference_and_enclosures_stand_below_the_recipient(blank):
    memo = with_memo(blank, reference="หนังสือ ที่ 1/2567", enclosures="รายงาน\n\nเอกสารแนบ")
    parts = cover_memo(memo).addressing
    assert [part.label for part in parts] == ["เรียน", "อ้างถึง", "สิ่งที่ส่งมาด้วย"]
    assert parts[1].lines[0].text == "หนังสือ ที่ ๑/๒๕๖๗"
    (only,) = cover_memo(with_memo(blank, enclosures="รายงาน\n")).addressing[1].lines
    assert only.text == "รายงาน"


def test_enclosures_are_numbered_where_there_are_several(blank):
    lines = cover_memo(with_memo(blank, enclosures="รายงาน\nเอกสารแนบ")).addressing[1].lines
    assert [line.text for line in lines] == ["๑. รายงาน", "๒. เอกสารแนบ"]


def test_the_reporter_submits_and_the_director_takes_note(blank):
    content = cover_memo(blank)
    assert content.submitter.name.text == "ชื่อ-สกุล ผู้รายงาน"
    assert [title.text for title in content.submitter.titles] == [
        "เจ้าพนักงานธุรการปฏิบัติงาน",
        "คณะทำงานและเลขานุการ",
    ]
    assert [line.text for line in content.acknowledgement] == ["- ทราบ"]
    assert content.approver.name.text == "ชื่อ-สกุล ผู้อำนวยการ"


def test_chosen_signers_sign(blank):
    director, reporter = blank.people[1].id, blank.people[0].id
    content = cover_memo(with_memo(blank, submitter_id=director, approver_id=reporter))
    assert content.submitter.name.place == Place("person", director, "name")
    assert content.approver.name.place == Place("person", reporter, "name")


def test_a_missing_signer_leads_to_the_choice():
    content = cover_memo(dossier())
    assert content.submitter.name.place == Place("cover_memo", 1, "submitter_id")
    assert content.approver.name.place == Place("cover_memo", 1, "approver_id")
    assert content.addressing[0].lines[0].text == "ผู้อำนวยการกองแผนงาน"


def test_the_approvers_position_is_whom_the_memo_is_to():
    head = Person(id=5, name="ก", position="เลขานุการกรม กรมอนามัย")
    tree = dossier(people=(head,), cover_memo=CoverMemo(approver_id=5))
    assert memo_text(tree, "recipient") == "เลขานุการกรม"


def test_the_meeting_told_of_is_the_last_with_time_or_place():
    tree = dossier(
        meeting(1, "2023-12-04", place="ห้องประชุม"),
        meeting(2, "2024-01-26", time="09:00"),
        meeting(3, "2024-03-05"),
        Result(id=4, date=PartialDate.from_iso("2024-03-08"), category="doc_report"),
        meeting(5, "", date_text="สิ้นปี"),
    )
    assert memo_meeting(tree).id == 2
    assert [result.id for result in meetings(tree)] == [1, 2, 3]


def test_where_none_is_described_it_is_the_last_that_is_counted():
    other = Activity(id=2, measure_id=1, results=(meeting(9, "2024-03-05"),))
    tree = dossier(meeting(1, "2023-12-04"), meeting(2, "2024-01-26"), counted=True)
    both = tree.changed({"activities": (*tree.activities, other)})
    assert memo_meeting(both).id == 2
    assert memo_meeting(dossier(meeting(1, "2024-01-26"), meeting(2, "2023-12-04"))).id == 1
    assert memo_meeting(dossier()) is None


def test_a_month_and_an_unread_date_are_told_as_far_as_they_are_known():
    month = dossier(meeting(1, "2024-01", place="ณ ห้องประชุม"))
    assert memo_text(month, "cause").endswith("เมื่อมกราคม 2567 ณ ห้องประชุม")
    unread = dossier(meeting(1, "", date_text="กลางเดือน"), cover_memo=CoverMemo(meeting_id=1))
    assert memo_text(unread, "cause").endswith("เมื่อกลางเดือน")
    assert "ประจำเดือน" not in memo_text(dossier(), "purpose")


def test_content_travels_to_another_process_unchanged(planning, text_marks):
    for tree in (planning, text_marks, Dossier(id=1, fiscal_year=2567, round=2)):
        content = cover_memo(tree)
        assert pickle.loads(pickle.dumps(content)) == content
        hash(content)
