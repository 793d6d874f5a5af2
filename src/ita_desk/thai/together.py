"""Phrases that stay on one line when they fit: dates, numbers with units, abbreviations."""

import re

_NUMBER = r"[0-9๐-๙]+(?:[.,:/][0-9๐-๙]+)*"
_MONTH_SHORT = r"(?:[มกตพธส]\.?ค|ก\.?[พย]|มี\.?ค|เม\.?ย|พ\.?ย|มิ\.?ย)\.?"
_MONTH_LONG = (
    "(?:มกราคม|กุมภาพันธ์|มีนาคม|เมษายน|พฤษภาคม|มิถุนายน|กรกฎาคม|สิงหาคม|กันยายน|ตุลาคม|พฤศจิกายน|ธันวาคม)"
)
_MONTH = f"(?:{_MONTH_LONG}|{_MONTH_SHORT})"
_DATE = f"(?:[0-9๐-๙]{{1,2}} *)?{_MONTH}(?: *[0-9๐-๙]{{2,4}}(?![0-9๐-๙]))?"
_UNITS = (
    "ราย|คน|ท่าน|ครั้ง|บาท|ฉบับ|เรื่อง|ข้อ|คะแนน|เดือนแรก|เดือนหลัง|เดือน|วัน|ปี|ชั่วโมง|นาที|แห่ง|ชุด|เล่ม|หน้า|แผ่น|"
    "หน่วยงาน|กิจกรรม|โครงการ|ตัวชี้วัด|คณะ|ช่องทาง|ระดับ|กลุ่ม|ประเด็น|มาตรการ|ซม\\.|มม\\.|กม\\.|ม\\.|กก\\.|น\\.|%|ล้านบาท|พันบาท"
)
_COUNTERS = (
    "ที่|รอบ|ระดับ|ไตรมาส|ข้อ|ชั้น|อาคาร|ร้อยละ|พ\\.ศ\\.|ค\\.ศ\\.|หน้า|หัวข้อ|งวด|ปี|โทร\\.|ต่อ|ฉบับ|เล่ม|สธ\\.?"
)
_TOGETHER = re.compile(
    rf"(?:วันที่ *|ณ *)?{_DATE}(?: *[-–] *{_DATE})?"
    rf"|(?:(?:{_COUNTERS}) ?)+{_NUMBER}(?: *[-–] *{_NUMBER})*(?: (?:{_UNITS}))?"
    rf"|{_NUMBER}(?: *[-–] *{_NUMBER})*[.)]? ?(?:{_UNITS})"
    rf"|(?<![0-9๐-๙])[0๐](?: [0-9๐-๙]{{3,4}}){{2}}"
)


def together(text: str) -> list[tuple[int, int]]:
    """Spans inside which a line should not end unless the span alone is wider than the column."""
    return [found.span() for found in _TOGETHER.finditer(text)]
