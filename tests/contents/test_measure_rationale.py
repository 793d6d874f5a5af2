"""The measure rationale as content: reasons, two tables, five letters, topics of knowledge."""

import pickle

import pytest

from ita_desk.contents.measure_rationale import measure_rationale
from ita_desk.model.mark import TICK, Mark
from ita_desk.model.rationale_rows import SUCCESS, plan_rows_of
from ita_desk.model.tree import (
    Activity,
    KnowledgeTopic,
    Measure,
    MeasureRationale,
    MeasureRow,
    OitLink,
    OitTopic,
    PlanRow,
    Result,
)


def with_sheet(dossier, **fields):
    sheet = dossier.measure_rationale.changed(fields)
    return dossier.changed({"measure_rationale": sheet})


def with_measure(dossier, *more, **fields):
    measure = dossier.measures[0].changed(fields)
    return dossier.changed({"measures": (measure, *more)})


def letters(dossier, measure=0):
    return {p.name.text[0]: p for p in measure_rationale(dossier).measures[measure].letters}


def texts(rows):
    return [[cell.text for cell in row] for row in rows]


def test_headings_name_the_round(rationale_sample):
    content = measure_rationale(rationale_sample)
    assert [line.text for line in content.heading] == [
        "ระดับ 2 คะแนน",
        "Advocacy/ Intervention : กำหนดมาตรการ กลไก ขับเคลื่อนดำเนินงานคุณธรรม"
        "และความโปร่งใสของหน่วยงาน รอบ 5 เดือนแรก",
    ]
    assert content.criterion[-1].text.endswith("หลักเกณฑ์การเปิดเผยข้อมูลสาธารณะ OIT (0.5)")
    later = measure_rationale(rationale_sample.changed({"round": 2}))
    printed = " ".join(line.text for line in (*later.heading, *later.criterion))
    assert "เดือนหลัง" in printed
    assert "แรก" not in printed


def test_captions_name_unit_and_year_and_typed_ones_stay(rationale_sample):
    content = measure_rationale(rationale_sample)
    assert [line.text for line in (content.plan.number, *content.plan.caption)] == [
        "ตารางที่ 1",
        "แผนดำเนินงานคุณธรรมและความโปร่งใส (Integrity and Transparency Assessment : ITA)",
        "ของสำนักงานเลขาธิการกรม ประจำปีงบประมาณ 2565",
    ]
    assert content.measure_table.caption[0].text.startswith("มาตรการดำเนินงาน")
    typed = measure_rationale(with_sheet(rationale_sample, plan_caption="แผนของเรา"))
    assert [line.text for line in typed.plan.caption] == ["แผนของเรา"]


def test_a_row_without_a_number_is_passed_over_by_the_count(rationale_sample):
    numbers = [row[0].text for row in measure_rationale(rationale_sample).plan.rows]
    assert numbers == ["1", "2", "3", "", "4", "5"]


def test_names_of_rounds_are_underlined(rationale_sample):
    cell = measure_rationale(rationale_sample).plan.rows[4][3]
    assert [span.text for line in cell.lines for span in line.spans if span.underlined] == [
        "รอบ 5 เดือนแรก",
        "รอบ 5 เดือนหลัง",
    ]


def test_a_table_without_rows_is_made_of_the_plan(rationale_sample):
    activities = (
        Activity(id=7, measure_id=1, title="ประชุม", months=(10, 11), responsible="กลุ่ม"),
        Activity(id=8, measure_id=2, title="ย่อย", numbered=False, quantity=Mark(text="1 คณะ")),
    )
    dossier = with_sheet(
        with_measure(rationale_sample, Measure(id=2, title="อีกมาตรการ")),
        plan_rows=(),
        measure_rows=(),
    ).changed({"activities": activities})
    content = measure_rationale(dossier)
    round_span = "รอบ 5 เดือนแรก\n(ตุลาคม 2564 - กุมภาพันธ์ 2565)"
    assert texts(content.plan.rows) == [
        ["1", "ประชุม", "", "ต.ค.-พ.ย. 64", "กลุ่ม"],
        ["", "ย่อย", "1 คณะ", round_span, ""],
    ]
    assert texts(content.measure_table.rows)[1] == [
        "อีกมาตรการ",
        "ย่อย",
        "1 คณะ",
        round_span,
        "",
        SUCCESS,
    ]
    assert content.plan.rows[0][1].place.entity == "activity"
    assert content.measure_table.groups == (1, 2)


@pytest.mark.parametrize(
    ("fields", "target", "period"),
    [
        ({"quarter_1": TICK, "quarter_2": TICK}, "", "ต.ค. 64 – มี.ค. 65"),
        ({"quarter_2": Mark(text="ม.ค.-ก.พ. 65")}, "", "ม.ค.-ก.พ. 65"),
        ({"months": (1,), "quarter_1": TICK}, "", "ต.ค.-ธ.ค. 64"),
        ({"months": (11,), "quarter_1": Mark(text="ต.ค. 64")}, "", "ต.ค. 64"),
        ({"months": (3,), "results": (Result(id=1), Result(id=2))}, "2 ครั้ง", "มี.ค. 65"),
    ],
)
def test_target_and_period_come_from_what_the_plan_has(rationale_sample, fields, target, period):
    activity = Activity(id=1, measure_id=1, title="ก", **fields)
    row = plan_rows_of(rationale_sample.changed({"activities": (activity,)}))[0]
    assert (row.target, row.period) == (target, period)


def test_own_rows_take_the_place_of_the_plan(rationale_sample):
    row = PlanRow(id=1, title="เอง")
    content = measure_rationale(with_sheet(rationale_sample, plan_rows=(row,)))
    assert texts(content.plan.rows) == [["1", "เอง", "", "", ""]]


def test_rows_below_one_measure_share_its_cell(rationale_sample):
    measures = ("ก", "ก", "", "ข", "ก")
    rows = tuple(MeasureRow(id=number, measure=name) for number, name in enumerate(measures, 1))
    content = measure_rationale(with_sheet(rationale_sample, measure_rows=rows))
    assert content.measure_table.groups == (1, 1, 1, 2, 3)


def test_acceptance_16_topics_of_a_letter_keep_their_codes_in_thai_digits(rationale_sample):
    links = tuple(
        OitLink(id=number, letter="A", topics=code, instruments="เวทีการประชุม ปี 2565")
        for number, code in enumerate(("O5", "O6", "O1 - O6", "05"), 1)
    )
    dossier = with_measure(
        with_sheet(
            rationale_sample,
            digits="thai",
            empty_letters=True,
            oit_topics=(OitTopic(id=1, code="O5", title="ช่องทางการรับฟังความคิดเห็น"),),
        ),
        oit_links=links,
        build="",
    )
    printed = [line.text for line in letters(dossier)["A"].topics]
    assert printed[0] == "หัวข้อ O5 ช่องทางการรับฟังความคิดเห็น โดยมี เวทีการประชุม ปี ๒๕๖๕"
    assert printed[1:] == [
        f"หัวข้อ {code} โดยมี เวทีการประชุม ปี ๒๕๖๕" for code in ("O6", "O1 - O6", "05")
    ]
    assert "๐๕" not in "".join(printed)
    assert letters(dossier)["B"].name.text == "B: Build Capacity"
    assert letters(dossier)["B"].text == ()


def test_all_five_letters_are_there_in_their_order(rationale_sample):
    assert list(letters(rationale_sample)) == ["P", "I", "R", "A", "B"]
    assert [len(part.topics) for part in letters(rationale_sample).values()] == [0, 0, 6, 2, 2]


def test_several_measures_are_numbered_and_each_names_its_letters(rationale_sample):
    one = measure_rationale(rationale_sample).measures
    assert [part.pirab_heading.text for part in one] == ["สอดคล้องกับกลยุทธ์ PIRAB ดังนี้"]
    two = measure_rationale(with_measure(rationale_sample, Measure(id=2, title="อีก"))).measures
    assert [part.title.mark for part in two] == ["1)", "2)"]
    assert two[1].pirab_heading.text == "2) อีก สอดคล้องกับกลยุทธ์ PIRAB ดังนี้"


def test_topics_of_knowledge_go_on_counting(rationale_sample):
    topics = tuple(KnowledgeTopic(id=number, name=name) for number, name in enumerate("กข", 1))
    parts = measure_rationale(with_sheet(rationale_sample, knowledge_topics=topics)).knowledge
    marks = [(part.name_heading.mark, part.reason_heading.mark) for part in parts]
    assert marks == [("1)", "2)"), ("3)", "4)")]
    assert "หมายถึง" not in parts[0].reason_heading.text


def test_an_empty_dossier_prints_too(rationale_sample):
    bare = rationale_sample.changed(
        {"measures": (), "activities": (), "measure_rationale": MeasureRationale()}
    )
    assert measure_rationale(bare).plan.rows == ()


def test_content_is_data(rationale_sample):
    content = measure_rationale(rationale_sample)
    assert pickle.loads(pickle.dumps(content)) == content


def test_a_letter_without_a_text_is_no_bare_name_unless_wanted(rationale_sample):
    tree = with_measure(rationale_sample, partner="เครือข่าย", invest="", regulate=" ", oit_links=())
    tree = with_measure(tree, advocate="", build="")
    assert list(letters(tree)) == ["P"]
    assert list(letters(with_sheet(tree, empty_letters=True))) == [*"PIRAB"]
