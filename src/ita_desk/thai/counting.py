"""Words that are counted: a number before one of them is how many, and no year."""

import re

# Words after which nothing else is meant, and nouns that may as well begin a sentence.
_ALWAYS = "คน|ราย|ท่าน|รูป|บาท|ล้าน|แสน|หมื่น|พัน|ร้อย|เปอร์เซ็นต์|%|ชั่วโมง|นาที|ชิ้น|ครัวเรือน"
_ORDERED = "ครั้ง|ฉบับ|วัน|รุ่น|ข้อ|หน้า|เล่ม|ชุด|คณะ|งวด|ชั้น|ระดับ|แผ่น|ภาพ|ตอน|ตัวชี้วัด|กลุ่ม"
_NOUNS = (
    "เรื่อง|รายการ|คะแนน|เดือน|สัปดาห์|ปี|แห่ง|จุด|ช่องทาง|เครื่อง|หลัง|คัน|ตัว|ทีม|คู่|องค์กร|รางวัล|คลิป|โพสต์"
    "|หน่วยงาน|กิจกรรม|โครงการ|ประเด็น|มาตรการ|ด้าน|มิติ|จังหวัด|อำเภอ|ตำบล|หมู่บ้าน|ชุมชน|โรงเรียน|ประเทศ"
    "|เมตร|กิโลเมตร|ลิตร|แบบ|ประเภท|ไฟล์|หัวข้อ|หลักสูตร|ตำแหน่ง|ใบ|สาย|บท|ป้าย|แฟ้ม|สถานที่"
    r"|น\.|ซม\.|มม\.|กม\.|ม\.|กก\."
)
_RANGE = r"(?: *[-–—/] *[0-9]+(?:[.,][0-9]+)*)?"
_WORD_END = r"(?=[\s.,;:!?)\]\"”/0-9]|$)"
_COUNTED = re.compile(rf"{_RANGE} *(?:{_ALWAYS}|(?:{_ORDERED})(?!ที่)|{_NOUNS})")
_SURELY = re.compile(
    rf"{_RANGE} *(?:{_ALWAYS}|(?:{_ORDERED}){_WORD_END}|(?:{_NOUNS})(?=[\s.,;)\]]*$))"
)


def is_counted(rest: str, *, sure: bool) -> bool:
    """Whether ``rest``, what follows a number (Arabic digits), is what the number counts.

    With ``sure``, a noun that may begin a sentence (``เรื่อง``, ``กิจกรรม``) counts only at the end.
    """
    return (_SURELY if sure else _COUNTED).match(rest) is not None
