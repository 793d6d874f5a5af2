import pickle
import re

import pytest

from ita_desk.contents.knowledge_brief import knowledge_brief
from ita_desk.contents.rounds import plan_period
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity
from ita_desk.thai.calendar import FISCAL_MONTHS


@pytest.fixture
def generated(brief_sample):
    """The sample with its texts generated, in Arabic digits; fields may be changed."""

    def change(**fields):
        untyped = dict.fromkeys(("principle", "analysis", "steps")) | {"digits": "arabic"}
        return with_brief(brief_sample, **(untyped | fields))

    return change


def with_brief(tree, **fields):
    brief = tree.knowledge_brief.changed(fields)
    return tree.changed({"knowledge_brief": brief})


def with_months(tree, *months, **fields):
    activities = tuple(
        Activity(id=at, measure_id=1, title=f"กิจกรรม {at}", months=some)
        for at, some in enumerate(months, 1)
    )
    return tree.changed({"activities": activities, **fields})


def text(lines):
    return "\n".join(line.text for line in lines)


def test_the_five_scores_stand_in_the_generated_principle(generated):
    told = text(knowledge_brief(generated()).principle.lines)
    assert (
        "มีผลคะแนน ดังนี้ 1) การปฏิบัติหน้าที่ ร้อยละ 97.11 2) การใช้งบประมาณ ร้อยละ 90.08"
        " 3) การใช้อำนาจ ร้อยละ 91.04 4) การใช้ทรัพย์สินของราชการ ร้อยละ 87.99"
        " และ 5) การแก้ไขปัญหาการทุจริต ร้อยละ 91.81 โดยในรอบ 5 เดือนหลัง"
        " กำหนดเป้าหมายไม่น้อยกว่าร้อยละ 92.50"
    ) in told
    assert "ตัวชี้วัดที่ 3.2 : ระดับความสำเร็จ" in told
    assert "ในรอบ 5 เดือนแรก (ตุลาคม 2563 – กุมภาพันธ์ 2564)" in told


def test_generation_says_what_the_clerk_of_the_sample_wrote(generated, brief_sample):
    """Apart from the clerk's bracket after the first score."""
    typed = brief_sample.knowledge_brief.principle
    mended = typed.replace("97.11)", "97.11").replace("IIT 5 ตัวชี้วัด ", "IIT 5 ตัวชี้วัด) ", 1)
    assert text(knowledge_brief(generated()).principle.lines) == mended


def test_17_the_lowest_scores_are_named_and_the_stated_mean_stays(generated):
    told = text(knowledge_brief(generated()).analysis)
    assert "ภาพรวมร้อยละ 92.51 (ค่าเฉลี่ยของ 5 ตัวชี้วัด ร้อยละ 91.61) ผ่านเป้าหมาย" in told
    assert (
        "โดยคะแนนตัวชี้วัดการใช้ทรัพย์สินของราชการ (ร้อยละ 87.99) มีระดับคะแนนการรับรู้ฯ"
        " ต่ำเป็นลำดับที่ 1 และการใช้งบประมาณ (ร้อยละ 90.08) ต่ำเป็นลำดับที่ 2"
    ) in told
    assert (
        "ซึ่งยังมี 4 ตัวชี้วัดที่ต่ำกว่าเป้าหมาย ได้แก่ การใช้ทรัพย์สินของราชการ การใช้งบประมาณ"
        " การใช้อำนาจ และการแก้ไขปัญหาการทุจริต"
    ) in told


@pytest.mark.parametrize(
    ("fields", "said", "unsaid"),
    [
        ({"overall": "91.61"}, "ภาพรวมร้อยละ 91.61 ผ่าน", "ค่าเฉลี่ย"),
        ({"overall": ""}, "ภาพรวมร้อยละ 91.61 ผ่าน", "ค่าเฉลี่ย"),
        ({"overall": "84.99"}, "ไม่ผ่านเป้าหมายที่กำหนดในรอบ 5 เดือนแรก", "ร้อยละ 84.99 ผ่าน"),
        ({"overall": "85.00"}, " ผ่านเป้าหมาย", "ไม่ผ่าน"),
        ({"target": ""}, "ร้อยละ 91.61) โดยคะแนน", "ผ่านเป้าหมาย"),
        ({"next_target": ""}, "ภาพรวมในรอบ 5 เดือนหลังสูงขึ้น", "ประกอบกับ"),
        (
            {"next_target": "80"},
            "ประกอบกับเป้าหมายในรอบ 5 เดือนหลัง (กำหนดไม่น้อยกว่าร้อยละ 80) จึง",
            "ต่ำกว่าเป้าหมาย",
        ),
        ({"link": ""}, "(มีนาคม 2564 – กรกฎาคม 2564) โดยเน้น", "ลิงก์"),
        ({"score_2": "87.99"}, "การใช้งบประมาณ (ร้อยละ 87.99) และการใช้ทรัพย์สิน", "90.08"),
    ],
)
def test_the_analysis_follows_the_figures(generated, fields, said, unsaid):
    told = text(knowledge_brief(generated(**fields)).analysis)
    assert said in told
    assert unsaid not in told


def test_missing_figures_leave_dots_and_no_ranks(generated):
    blank = dict.fromkeys([*(f"score_{n}" for n in range(1, 6)), "overall", "target"], "")
    content = knowledge_brief(generated(**blank))
    assert text(content.principle.lines).count("ร้อยละ ..........") == 5
    assert "ลำดับที่" not in text(content.analysis)
    assert content.chart is None


def test_the_second_round_plans_for_the_next_fiscal_year(generated):
    content = knowledge_brief(generated().changed({"round": 2}))
    for told in (text(content.principle.lines), text(content.analysis)):
        assert "รอบ 5 เดือนแรก ของปีงบประมาณ พ.ศ. 2565" in told
    assert "ประจำปีงบประมาณ พ.ศ. 2565 รอบ 5 เดือนแรก (ตุลาคม 2564" in text(content.analysis)


def test_steps_are_numbered_unless_they_were_typed_with_a_sign(generated):
    def steps(typed):
        lines = knowledge_brief(generated(steps=typed)).steps.lines
        return [(line.mark, line.text) for line in lines]

    assert len(steps(None)) == 5
    assert steps("หนึ่ง\n\nสอง") == [("1.", "หนึ่ง"), ("2.", "สอง")]
    assert steps("1) หนึ่ง\nสอง\n- ย่อย") == [("1)", "หนึ่ง"), ("2.", "สอง"), ("-", "ย่อย")]
    assert steps("") == []


def test_17_the_chart_has_five_bars_and_the_line_of_the_next_target(brief_sample):
    chart = knowledge_brief(brief_sample).chart
    assert [bar.text.text for bar in chart.bars] == ["97.11", "90.08", "91.04", "87.99", "91.81"]
    assert [bar.value for bar in chart.bars] == [97.11, 90.08, 91.04, 87.99, 91.81]
    assert chart.target == 92.5
    assert chart.caption.text == (
        "แผนภูมิ ผลการดำเนินงานรอบ 5 เดือนแรก (รายตัวชี้วัด) เปรียบเทียบกับเป้าหมายภาพรวมของ"
        "รอบ 5 เดือนหลัง (กำหนดไว้ร้อยละ 92.50)"
    )
    assert chart.bars[3].text.place == Place("knowledge_brief", 1, "score_4")


def test_a_missing_score_is_a_bar_of_no_height(generated):
    chart = knowledge_brief(generated(score_3="", next_target="")).chart
    assert (chart.bars[2].value, chart.bars[2].text.text) == (0, "-")
    assert (chart.target, chart.target_text.text) == (None, "")


def test_18_the_body_has_thai_digits_the_caption_and_the_address_arabic_ones(brief_sample):
    content = knowledge_brief(brief_sample)
    address = "http://finance.anamai.moph.go.th/download/article/article_2021507133146.pdf"
    links = [span for line in content.analysis for span in line.spans if span.link]
    assert [(span.text, span.link) for span in links] == [(address, address)]
    body = text((*content.principle.lines, *content.analysis)).replace(address, "")
    assert not re.search("[0-9]", body)
    assert not re.search("[๐-๙]", content.chart.caption.text)
    assert content.plan.header.period == "ระยะเวลาดำเนินการ (มี.ค.๖๔ - ก.ค.๖๔)"


def test_the_grid_has_the_activities_with_months_under_their_measures(brief_sample):
    content = knowledge_brief(brief_sample)
    (group,) = content.plan.groups
    assert [row.topic.text for row in group.rows] == [
        "การสื่อสารภายในองค์กร",
        "การสร้างการมีส่วนร่วมในองค์การ",
        "",
    ]
    assert group.rows[2].activity.text == '๓. ประชาสัมพันธ์ข่าวสาร "คุณธรรม สุจริต"'
    assert [row.budget.text for row in group.rows] == ["-", "-", "-"]
    assert ticks(group.rows) == [{6}, {7}, {8, 9}]


def ticks(rows):
    assert all(len(row.months) == 12 for row in rows)
    return [
        {month for month, cell in zip(FISCAL_MONTHS, row.months, strict=True) if cell.text}
        for row in rows
    ]


def test_activities_without_months_stay_out_and_do_not_count(brief_sample):
    tree = with_months(brief_sample, (3,), (), (4, 3))
    (group,) = knowledge_brief(tree).plan.groups
    assert [row.activity.text for row in group.rows] == ["๑. กิจกรรม ๑", "๒. กิจกรรม ๓"]
    assert ticks(group.rows) == [{3}, {3, 4}]


@pytest.mark.parametrize(
    ("round_number", "months", "name"),
    [
        (1, (), "มี.ค.64 - ก.ค.64"),
        (1, (6, 9), "มี.ค.64 - ก.ค.64"),
        (1, (10,), "ต.ค.63 - ก.พ.64"),
        (1, (2, 3), "ต.ค.63 - ก.ค.64"),
        (2, (), "ต.ค.64 - ก.พ.65"),
        (2, (5, 11), "มี.ค.64 - ก.ค.64"),
        (2, (11,), "ต.ค.64 - ก.พ.65"),
    ],
)
def test_the_plan_is_for_the_rounds_whose_months_are_planned(
    brief_sample, round_number, months, name
):
    period = plan_period(with_months(brief_sample, months, round=round_number))
    assert period.name == name
    assert len(period.months) == (10 if name == "ต.ค.63 - ก.ค.64" else 5)


def test_the_content_is_frozen_and_travels_to_another_process(brief_sample):
    content = knowledge_brief(brief_sample)
    assert pickle.loads(pickle.dumps(content)) == content
    assert hash(content) == hash(knowledge_brief(brief_sample))
    assert content.document_title.startswith("เอกสารสรุปประเด็น ความรู้แก่ C/SH")
