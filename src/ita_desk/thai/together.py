"""Phrases that stay on one line when they fit: dates, numbers with what they count, telephones."""

import re

_DIGITS = "0-9๐-๙"
_NUMBER = f"[{_DIGITS}]+(?:[.,:/][{_DIGITS}]+)*"
_MONTH = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม"
    r"|มี\.?ค\.?|เม\.?ย\.?|มิ\.?ย\.?|[มพกสตธ]\.?ค\.?|[กพ]\.?ย\.?|ก\.?พ\.?)"
)
_DASH = " *[-–] *"
_COUNTED = (
    "ราย|คน|ท่าน|ครั้ง|บาท|ล้าน|พัน|ฉบับ|เรื่อง|ข้อ|คะแนน|เดือนแรก|เดือนหลัง|เดือน|วัน|ปี|ชั่วโมง|นาที|แห่ง|ชุด|เล่ม|หน้า|แผ่น|คณะ|ช่องทาง"
    r"|ซม\.|มม\.|กม\.|ม\.|กก\.|น\.|%|เปอร์เซ็นต์"
)
_COUNTED_WHOLE = "หน่วยงาน|กิจกรรม|โครงการ|ตัวชี้วัด|ระดับ|กลุ่ม|ประเด็น|มาตรการ|ด้าน|มิติ"
_ORDINAL = "(?:วัน|ครั้ง|ตาราง|ลำดับ|ระดับ|งวด|ข้อ|ชั้น|ฉบับ|รุ่น|ปี|ตัวชี้วัด|ไตรมาส|หน้า|แผนภูมิ|ภาพ)?ที่"
_COUNTER = (
    f"{_ORDINAL}|รอบ|ระดับ|ไตรมาส|ข้อ|หัวข้อ|ชั้น|อาคาร|ร้อยละ|หน้า|งวด|ปี|ปีงบประมาณ|ฉบับ|เล่ม|ตัวชี้วัด|ต่อ"
    r"|พ\.ศ\.|ค\.ศ\.|โทร\.|สธ\.?"
)
# not the numbers of addresses, file names and codes
_FIND_NUMBER = re.compile(rf"(?<![A-Za-z_\-./{_DIGITS}]){_NUMBER}(?![A-Za-z_])")
_BEFORE = re.compile(
    rf"(?:(?:(?:{_ORDINAL} ?)?{_MONTH}{_DASH})?{_MONTH} *|(?:(?:{_COUNTER}) *)+)\Z"
)
_AFTER = re.compile(
    rf"(?:{_DASH}{_NUMBER})*"
    rf"(?: *{_MONTH}(?: *[{_DIGITS}]{{2,4}})?(?:{_DASH}[{_DIGITS}]{{0,2}} *{_MONTH})?"
    rf"| ?(?:{_COUNTED}))?"
)
_AFTER_WHOLE = re.compile(f" ?(?:{_COUNTED_WHOLE})")
_ITEM = re.compile(r"[.)] ")
_PHONE = re.compile(f"(?<![{_DIGITS}])[0๐](?: [{_DIGITS}]{{3,4}}){{2}}")
_REACH = 28


def together(text: str) -> list[tuple[int, int]]:
    """Spans inside which a line should not end unless the span alone is wider than the column.

    ``4 ธ.ค. 66``, ``วันที่ 28 ธันวาคม 2566``, ``ครั้งที่ 1``, ``ที่ 73/2566``, ``5 ราย``, ``1. `` of a list.
    """
    spans = [_widened(text, *found.span()) for found in _FIND_NUMBER.finditer(text)]
    if spans and ("0 " in text or "๐ " in text):
        spans += [found.span() for found in _PHONE.finditer(text)]
    return [(start, end) for start, end in spans if end - start > 1]


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of a number with the words before and after it that belong to it."""
    before = _BEFORE.search(text, max(0, start - _REACH), start) if start else None
    after = _AFTER.match(text, end)
    stop = after.end() if after else end
    if stop == end:
        whole = _AFTER_WHOLE.match(text, end) if text[start:end].isdecimal() else None
        item = _ITEM.match(text, end) if _begins_item(text, start, end) else None
        # a list's number goes on to the first letter of its item
        stop = whole.end() if whole else item.end() + 1 if item else end
    return before.start() if before else start, min(stop, len(text))


def _begins_item(text: str, start: int, end: int) -> bool:
    """Whether the number may be that of an item in a list."""
    return end - start <= 2 and (start == 0 or text[start - 1].isspace())
