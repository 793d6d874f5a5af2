"""Every text of a report comes back from its PDF, and no line ends inside a word."""

import re

import pytest
from pdf_texts import READERS, line_ends, links, poppler_pages, reads_back, without_blanks

from ita_desk.thai.addresses import addresses
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.line_breaks import line_breaks

# Words that a line must never end in, picked from both samples by hand and by no program.
_WORDS = (
    "มาตรการ ส่งเสริม คุณธรรม โปร่งใส ทรัพย์สิน ราชการ คำสั่ง แต่งตั้ง คณะทำงาน ตัวชี้วัด ระดับ",
    "สำเร็จ ดำเนินงาน ประชุม วิเคราะห์ รายงาน ปัญหา หน่วยงาน ระบุ จำนวน ภายนอก กำหนด กลไก",
    "ประเด็น ความรู้ ติดตาม เป้าหมาย สื่อสาร ทิศทาง ถ่ายทอด นโยบาย องค์กร ปฏิบัติ แลกเปลี่ยน",
    "เรียนรู้ นวัตกรรม กำกับ กิจกรรม ประกาศ ทุจริต งบประมาณ รวบรวม เอกสาร เปิดเผย เว็บไซต์",
    "หลักเกณฑ์ ทบทวน คู่มือ บุคลากร ประชาสัมพันธ์ ผู้อำนวยการ รับทราบ ของขวัญ ซักซ้อม ของกำนัล",
    "อุปสรรค ข้อเสนอแนะ ขั้นตอน บริการ เผยแพร่ ปรับปรุง ครั้ง ร้อยละ เข้าใจ เบิกจ่าย เพิ่มขึ้น",
    "สะดวก สำรวจ ต่อเนื่อง ไตรมาส ปริมาณ คุณภาพ ผู้รับผิดชอบ ผลลัพธ์ ระยะเวลา",
)
WHOLE_WORDS = [word for line in _WORDS for word in line.split()]


def content_texts(content):
    """Every text the form holds, paragraph by paragraph."""
    cells = [group.measure for group in content.groups]
    for group in content.groups:
        for row in group.rows:
            cells += [row.title, row.quantity, row.quality, row.responsible, row.budget]
            cells += [*row.quarters, row.results]
    lines = [*content.title, *content.links, *(line for cell in cells for line in cell.lines)]
    return [line.text for line in lines if line.text]


def typed_texts(dossier):
    """What a clerk typed that the round report prints, from the dossier and not from content."""
    texts = [dossier.unit.name, dossier.reporter.name, dossier.reporter.position]
    texts += [dossier.reporter.phone, dossier.reporter.email]
    texts += [dossier.indicator.name, dossier.indicator.english_name]
    texts += [measure.title for measure in dossier.measures]
    for activity in dossier.activities:
        texts += [activity.title, activity.responsible]
        texts += [mark.text for mark in (activity.quantity, activity.quality, *activity.quarters)]
        for result in activity.results:
            texts += [result.text, result.date_text]
            texts += [evidence.title or evidence.url for evidence in result.evidence]
    texts += [link.url for link in dossier.round_report.links]
    return [text for text in texts if text]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.usefixtures("poppler")
def test_every_text_comes_back_codepoint_for_codepoint(sample, reader):
    pages = READERS[reader](sample.pdf)
    wanted = typed_texts(sample.dossier) + content_texts(sample.content)
    assert len(wanted) > 60
    assert [text for text in wanted if not reads_back(text, pages)] == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.usefixtures("poppler")
def test_nothing_is_printed_that_the_form_does_not_hold(sample, reader):
    """What remains of a page once the form's texts are taken out are pieces of these texts."""
    known = without_blanks("".join([*content_texts(sample.content), *form_words(sample.content)]))
    for page in READERS[reader](sample.pdf):
        for line in page.splitlines():
            assert set(without_blanks(line)) <= set(known)


def form_words(content):
    header = content.header
    words = [header.measure, header.activity, header.indicator, header.quantity, header.quality]
    words += [header.responsible, header.budget, header.period, *header.quarters, header.results]
    words += ["หน้า1234567890/", "(ต่อ)", "•–", "ลงชื่อผู้รายงาน", "ตำแหน่ง", "วันที่", ".…"]
    for field in content.reporter:
        words += [field.label, field.value.text]
    return words


@pytest.mark.usefixtures("poppler")
def test_no_line_ends_inside_a_word_by_the_rules_of_line_breaks(sample):
    pages = poppler_pages(sample.pdf)
    keep = sample.content.keep
    ends, bad = 0, []
    # A short text may stand inside another one, where a line may end differently.
    for text in {text for text in content_texts(sample.content) if len(text) >= 10}:
        allowed = line_breaks(text, keep)
        inside = {at for start, end in addresses(text) for at in range(start + 1, end)}
        for at in line_ends(text, pages) - inside:
            ends += 1
            if text[at - 1] != "\n" and allowed.get(at, BreakTier.CLUSTER) is BreakTier.CLUSTER:
                bad.append(text[:at] + "|" + text[at:])
    assert ends > 60
    assert bad == []


@pytest.mark.usefixtures("poppler")
def test_no_line_ends_inside_a_word_picked_by_hand(sample):
    raw = "\n".join(poppler_pages(sample.pdf))
    found = 0
    for word in WHOLE_WORDS:
        found += raw.count(word)
        cut = re.compile("".join(letter + r"(\n?)" for letter in word[:-1]) + word[-1])
        assert [hit.group() for hit in cut.finditer(raw) if "\n" in hit.group()] == []
    assert found > 100


def test_every_web_address_is_a_link_and_no_other_is(sample):
    typed = [e.url for a in sample.dossier.activities for r in a.results for e in r.evidence]
    typed += [link.url for link in sample.dossier.round_report.links]
    wanted = [url.encode() for url in typed if url.startswith(("http://", "https://"))]
    found = [link for link in links(sample.pdf) if not link.address.startswith(b"mailto:")]
    assert {link.address for link in found} == set(wanted)
    assert len(found) >= len(wanted)
    assert all(link.quads for link in found)


def test_the_planning_sample_has_its_23_addresses(printed_planning):
    found = [link for link in links(printed_planning.pdf) if link.address.startswith(b"http")]
    assert len({link.address for link in found}) == 22
    assert len(found) >= 23


def test_the_reporters_mail_address_is_a_link(printed_planning):
    addresses = [link.address for link in links(printed_planning.pdf)]
    assert b"mailto:reporter@example.com" in addresses
