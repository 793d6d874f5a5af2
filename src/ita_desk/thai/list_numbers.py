"""Numbers that titles bring along from a list, and words that a number before them counts."""

import re

from ita_desk.thai.bare_text import UNSEEN, bare
from ita_desk.thai.digits import arabic_digits

# Words after which nothing else is meant, and nouns that may as well begin a sentence.
# A longer word that begins with one of them counts nothing: รายงาน, ร้อยละ, พันธกิจ.
_ALWAYS = (
    "คน(?!ดี|ต้น|ไทย|รุ่น)|ราย(?!งาน|ละเอียด|ชื่อ|รับ|จ่าย|ได้|วิชา|เดือน|ไตร|ปี|วัน)|ท่าน|รูป(?!แบบ|ภาพ|ธรรม)|บาท"
    "|ล้าน|แสน|หมื่น|พัน(?!ธ)|ร้อย(?!ละ|เรียง)|เปอร์เซ็นต์|%|ชั่วโมง|นาที|ชิ้น(?!งาน)|ครัวเรือน"
)
_ORDERED = "ครั้ง|ฉบับ|วัน|รุ่น|ข้อ|หน้า|เล่ม|ชุด|คณะ|งวด|ชั้น|ระดับ|แผ่น|ภาพ|ตอน|ตัวชี้วัด|กลุ่ม"
_NOUNS = (
    "เรื่อง|รายการ|คะแนน|เดือน|สัปดาห์|ปี|แห่ง|จุด|ช่องทาง|เครื่อง|หลัง|คัน|ตัว|ทีม|คู่|องค์กร|รางวัล|คลิป|โพสต์"
    "|หน่วยงาน|กิจกรรม|โครงการ|ประเด็น|มาตรการ|ด้าน|มิติ|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|โรงเรียน|ประเทศ"
    "|เมตร|กิโลเมตร|ลิตร|แบบ|ประเภท|ไฟล์|หัวข้อ|หลักสูตร|ตำแหน่ง|ใบ|สาย|บท|ป้าย|แฟ้ม|สถานที่"
    r"|ห้อง|โมง|นาฬิกา|น\.|ซม\.|มม\.|กม\.|ม\.|กก\."
)
_RANGE = r"(?: *[-–—/] *[0-9]+(?:[.,][0-9]+)*)?"
_WORD_END = r"(?=[\s.,;:!?)\]\"”/0-9]|$)"
_COUNTED = re.compile(rf"{_RANGE} *(?:{_ALWAYS}|(?:{_ORDERED})(?!ที่)|{_NOUNS})")
_SURELY = re.compile(
    rf"{_RANGE} *(?:{_ALWAYS}|(?:{_ORDERED}){_WORD_END}(?! *\d)|(?:{_NOUNS})(?=[\s.,;)\]]*$))"
)

_PART = "[0-9๐-๙]{1,2}"
_OWN = re.compile(
    rf"[\s{UNSEEN}]*(?P<number>\({_PART}(?:\.{_PART})*\)"
    rf"|{_PART}(?:\.{_PART})*[.)]+(?![0-9๐-๙])|{_PART}(?:\.{_PART})+(?=\s))[ \t\xa0{UNSEEN}]*"
)
_DATE = re.compile(r"\d\d?\.\d\d?\.[3-9]\d")


def is_counted(rest: str, *, sure: bool) -> bool:
    """Whether ``rest``, what follows a number (Arabic digits), is what the number counts.

    With ``sure``, a noun that may begin a sentence (``เรื่อง``, ``กิจกรรม``) counts only at the end.
    """
    return (_SURELY if sure else _COUNTED).match(rest) is not None


def own_number(title: str) -> str:
    """The number that a title begins with, as typed: ``1.``, ``1.2``, ``๓)``; ``""`` without one.

    A number that counts something (``1.5 ล้านบาท``) is none, nor is one without a title behind it.
    """
    found = _own(title)
    return found["number"] if found else ""


def without_own_number(title: str) -> str:
    """``title`` without the number it brings along, and without the blanks around that."""
    found = _own(title)
    return title[found.end() :].lstrip() if found else title


def _own(title: str) -> "re.Match[str] | None":
    found = _OWN.match(title)
    if found is None or not bare(title[found.end() :]):
        return None
    rest = arabic_digits(title[found.end() :])
    counts = found["number"][-1] not in ".)" and is_counted(rest, sure=False)
    return None if counts or _DATE.fullmatch(arabic_digits(found["number"])) else found
