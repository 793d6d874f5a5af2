import pickle

import pytest

from ita_desk.contents.round_report import round_report
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier, Measure


def rows(content):
    return [row for group in content.groups for row in group.rows]


def test_the_title_block_of_the_planning_sample(planning):
    assert [line.text for line in round_report(planning).title] == [
        "แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ 2.1 "
        "ระดับความสำเร็จของการดำเนินงานคุณธรรมและความโปร่งใส "
        "(Integrity and Transparency Assessment : ITA)",
        "ประจำปีงบประมาณ พ.ศ. 2567 (รอบ 5 เดือนแรก)",
        "หน่วยงาน กองแผนงาน",
    ]


@pytest.mark.parametrize(
    ("english", "abbreviation", "printed"),
    [
        ("Assessment", "ITA", "ชื่อ (Assessment : ITA)"),
        ("Assessment", "", "ชื่อ (Assessment)"),
        ("", "ITA", "ชื่อ (ITA)"),
        ("", "", "ชื่อ"),
    ],
)
def test_brackets_hold_what_names_there_are(planning, english, abbreviation, printed):
    indicator = planning.indicator.changed(
        {"name": "ชื่อ", "english_name": english, "abbreviation": abbreviation}
    )
    title = round_report(planning.changed({"indicator": indicator})).title[0]
    assert title.text == f"แบบรายงานผลการขับเคลื่อนตัวชี้วัดที่ 2.1 {printed}"


def test_quarters_are_labelled_by_the_fiscal_year_alone(planning):
    """Acceptance checks 1 and 2: FY2567 reads 66 and 67, FY2568 a year later."""
    assert round_report(planning).header.quarters == (
        "ไตรมาส 1 (ต.ค. - ธ.ค. 66)",
        "ไตรมาส 2 (ม.ค. - มี.ค. 67)",
        "ไตรมาส 3 (เม.ย. - มิ.ย. 67)",
        "ไตรมาส 4 (ก.ค. - ก.ย. 67)",
    )
    moved = round_report(planning.changed({"fiscal_year": 2568}))
    assert [label[-3:-1] for label in moved.header.quarters] == ["67", "68", "68", "68"]
    assert "วันที่ 4 ธ.ค. 66" in rows(moved)[5].results.text


def test_headings_come_in_two_presets(planning, text_marks):
    first, second = round_report(planning).header, round_report(text_marks).header
    assert (first.indicator, first.period) == ("ตัวชี้วัด/ค่าเป้าหมาย", "ระยะเวลาการดำเนินการ")
    assert (second.indicator, second.period) == ("เป้าหมาย/ตัวชี้วัด", "ระยะเวลาดำเนินการ")


def test_measures_merge_over_adjacent_rows_only(planning):
    """Acceptance check 5: A(1-11), B(12-13), A(14)."""
    content = round_report(planning)
    assert [len(group.rows) for group in content.groups] == [11, 2, 1]
    assert content.groups[0].measure == content.groups[2].measure
    numbers = [row.title.text.split(" ")[0] for row in rows(content)]
    assert numbers == [f"{number}." for number in range(1, 15)]


def test_numbering_by_measure_leaves_out_sub_rows(text_marks):
    content = round_report(text_marks)
    assert [group.measure.text for group in content.groups] == [
        "1. มาตรการสร้างการมีส่วนร่วมของบุคลากร",
        "2. มาตรการใช้ทรัพย์สินของราชการอย่างโปร่งใส",
        "1. มาตรการสร้างการมีส่วนร่วมของบุคลากร",
    ]
    starts = [row.title.text[:4] for row in rows(content)]
    assert starts == ["1.1 ", "1.2 ", "1.3 ", "2.1 ", "2.2 ", "สำรว", "1.4 "]


def test_no_numbering_prints_the_titles_alone(planning):
    plain = planning.round_report.changed({"numbering": "none"})
    content = round_report(planning.changed({"round_report": plain}))
    titles = [row.title.text for row in rows(content)]
    assert titles == [activity.title for activity in planning.activities]


@pytest.mark.parametrize(
    ("mark", "printed"),
    [
        (Mark(), ""),
        (Mark(ticked=True), "✓"),
        (Mark(text="1 ครั้ง"), "1 ครั้ง"),
        (Mark(ticked=True, text="เม.ย.-มิ.ย. 68"), "✓\nเม.ย.-มิ.ย. 68"),
        (Mark(text="- ก\n- ข"), "- ก\n- ข"),
    ],
)
def test_a_mark_prints_tick_text_or_both(mark, printed):
    activity = Activity(id=3, measure_id=1, quality=mark, quarter_2=mark)
    measure = Measure(id=1)
    dossier = Dossier(id=1, fiscal_year=2567, round=1, measures=(measure,), activities=(activity,))
    (row,) = rows(round_report(dossier))
    assert row.quality.text == printed
    assert row.quarters[1].text == printed
    assert {span.place for line in row.quality.lines for span in line.spans} <= {
        Place("activity", 3, "quality")
    }


def test_the_reporter_line_and_the_signature_block(planning):
    content = round_report(planning)
    assert [(field.label, field.value.text) for field in content.reporter] == [
        ("ผู้รายงาน ชื่อ", "ชื่อ-สกุล ผู้รายงาน"),
        ("ตำแหน่ง", "เจ้าพนักงานธุรการปฏิบัติงาน"),
        ("โทร.", "0 2000 0000"),
        ("E-mail", "reporter@example.com"),
    ]
    assert content.signature is not None
    assert content.signature.name.text == "ชื่อ-สกุล ผู้รายงาน"
    unsigned = planning.round_report.changed({"signature_block": False})
    assert round_report(planning.changed({"round_report": unsigned})).signature is None


def test_without_a_reporter_the_line_stays_blank_and_leads_to_the_choice(planning):
    nobody = planning.round_report.changed({"reporter_id": None})
    content = round_report(planning.changed({"round_report": nobody}))
    assert {field.value.text for field in content.reporter} == {""}
    assert {field.value.place for field in content.reporter} == {
        Place("round_report", planning.id, "reporter_id")
    }


def test_reference_links_open_if_they_are_addresses(planning):
    lines = round_report(planning).links
    assert [line.text for line in lines] == [link.url for link in planning.round_report.links]
    assert all(line.spans[0].link == line.text for line in lines)


def test_names_of_people_and_units_are_kept_whole(planning):
    keep = round_report(planning).keep
    assert {"ชื่อ-สกุล ผู้รายงาน", "ชื่อ-สกุล ผู้อำนวยการ", "กองแผนงาน", "กรมอนามัย"} <= set(keep)


def test_thai_digits_are_printed_where_they_are_wished_and_addresses_stay(planning):
    report = planning.round_report.changed({"digits": "thai"})
    arabic, thai = (
        round_report(planning),
        round_report(planning.changed({"round_report": report})),
    )
    assert thai.title[1].text == "ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ (รอบ ๕ เดือนแรก)"
    assert thai.header.quarters[0] == "ไตรมาส ๑ (ต.ค. - ธ.ค. ๖๖)"
    assert thai.groups[0].rows[0].title.text.startswith("๑. ")
    assert [line.text for line in thai.links] == [line.text for line in arabic.links]


def test_content_travels_to_another_process_unchanged(planning, text_marks):
    for dossier in (planning, text_marks):
        content = round_report(dossier)
        assert pickle.loads(pickle.dumps(content)) == content
        hash(content)


def test_a_dossier_with_nothing_in_it_has_a_form(planning):
    content = round_report(Dossier(id=1, fiscal_year=2567, round=2))
    assert content.groups == ()
    assert content.title[1].text.endswith("(รอบ 5 เดือนหลัง)")
