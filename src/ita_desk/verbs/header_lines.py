"""Rows of headings and columns of numbers in a block from elsewhere, which are no one's work."""

import re
from collections.abc import Collection, Iterable, Sequence

from ita_desk.model.block import Cell
from ita_desk.thai.digits import arabic_digits

_NUMBER_WORDS = frozenset({"ลำดับ", "ลำดับที่", "ที่", "ข้อ", "ข้อที่", "no", "no."})
# What these tables are headed by in forms of other years and other units.
_USUAL = _NUMBER_WORDS | {
    "มาตรการ",
    "แนวทาง",
    "มาตรการ/แนวทาง",
    "แนวทาง/มาตรการ",
    "กิจกรรม",
    "ชื่อกิจกรรม",
    "โครงการ/กิจกรรม",
    "แผนงาน/โครงการ/กิจกรรม",
    "แผน/โครงการ/กิจกรรม",
    "ตัวชี้วัด",
    "ตัวชี้วัดความสำเร็จ",
    "ค่าเป้าหมาย",
    "เป้าหมาย",
    "เชิงปริมาณ",
    "เชิงคุณภาพ",
    "ปริมาณ",
    "คุณภาพ",
    "ผู้รับผิดชอบ",
    "หน่วยงานรับผิดชอบ",
    "งบประมาณ",
    "งบประมาณ(บาท)",
    "ระยะเวลา",
    "ระยะเวลาดำเนินการ",
    "ระยะเวลาการดำเนินการ",
    "ผลการดำเนินงาน",
    "ผลการดำเนินการ",
    "ผลลัพธ์",
    "หมายเหตุ",
}
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?[1-4](?:\(.*\))?|[ก-ฮ]\.[ก-ฮ]\.-[ก-ฮ]\.[ก-ฮ]\.(?:\d{2,4})?")
_PERIOD = re.compile(r"(?:ระยะเวลา|งบประมาณ|ปีงบประมาณ|ผลการดำเนินงาน).{0,24}?(?:พ\.ศ\.)?\d{2,4}\)?")
_NUMERAL = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]*")

Rows = Sequence[Sequence[Cell]]


def without_headers(rows: Rows, headings: Collection[str]) -> tuple[Rows, int]:
    """The rows that are no headings of a table headed by these words, and how many were.

    A row counts as one if it says at least two words of a form's head and nothing else; below it
    one word is enough, and in a single column the head of the whole.
    """
    known = _USUAL | {_plain(word) for word in headings}
    kept: list[Sequence[Cell]] = []
    in_head = False
    for row in rows:
        said = [plain for cell in row if (plain := _plain(cell.text))]
        enough = 1 if in_head or (len(row) == 1 and not kept and len(rows) > 1) else 2
        in_head = len(said) >= enough and all(_is_heading(word, known) for word in said)
        if not in_head:
            kept.append(row)
    return kept, len(rows) - len(kept)


def begins_with_numbers(rows: Rows) -> bool:
    """Whether the first column only counts the rows."""
    said = [plain for row in rows if row and (plain := _plain(row[0].text))]
    counts = [bool(_NUMERAL.fullmatch(word)) for word in said]
    return any(counts) and all(
        count or word in _NUMBER_WORDS for count, word in zip(counts, said, strict=True)
    )


def _is_heading(word: str, known: Iterable[str]) -> bool:
    return word in known or bool(_QUARTER.fullmatch(word) or _PERIOD.fullmatch(word))


def _plain(text: str) -> str:
    """A text without blanks, its digits Arabic."""
    return arabic_digits("".join(text.replace("\u200b", "").split())).lower()
