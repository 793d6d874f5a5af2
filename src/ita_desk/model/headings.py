"""Which column of a form a heading names, and which rows are headings and no one's work.

The wordings are those of the department's forms since fiscal year 2564 (docs/domain.md).
"""

import re
from collections.abc import Collection, Sequence

from ita_desk.model.block import Cell
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS

_NOTHING = re.compile(r"[\s\u200b\u00ad\ufeff\u2060.:/()\[\]\-–—_*]+")
_YEAR = r"(?:\d\d|25\d\d)?"
_WORDS_OF_FOUR = ("หนึ่ง", "สอง", "สาม", "สี่")
_ORDINALS = {
    **{word: number for number, word in enumerate(_WORDS_OF_FOUR, 1)},
    "แรก": 1,
    "สุดท้าย": 4,
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    **{str(number): number for number in range(1, 5)},
}
_QUARTER = re.compile(
    r"(?:ไตรมา[สศ]|ไตร(?!มา)|quarter|q)(?:ที่)?\|?(?:ที่)?"
    rf"(iv|i{{1,3}}|{'|'.join(_WORDS_OF_FOUR)}|แรก|สุดท้าย|[1-4](?![1-4](?!\d)))"
)
"""Folded words; a stroke parts two rows of headings. ``1-4`` is no quarter."""
_MONTHS_OF_QUARTERS = {1: (10, 11, 12), 2: (1, 2, 3), 3: (4, 5, 6), 4: (7, 8, 9)}
_BETWEEN = "(?:ถึง|เดือน|และ|,|~|พศ)*"


def _names(month: int) -> str:
    return f"(?:{folded(LONG_MONTHS[month])}|{folded(SHORT_MONTHS[month])})"


# The first line whose words stand in the last heading of a column says what the column holds.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quantity", ("เชิงปริมาณ", "ด้านปริมาณ", "ผลลัพธ์ปริมาณ", "เป้าหมายปริมาณ", "ตัวชี้วัดปริมาณ")),
    ("quality", ("เชิงคุณภาพ", "ด้านคุณภาพ", "ผลลัพธ์คุณภาพ", "เป้าหมายคุณภาพ", "ตัวชี้วัดคุณภาพ")),
    ("results", ("ผลการดำเนิน", "ผลดำเนินงาน", "รายงานผล", "ผลการปฏิบัติ", "ผลที่เกิดขึ้น")),
    ("progress", ("ความก้าวหน้า",)),
    ("self_score", ("คะแนนประเมิน",)),
    ("full_score", ("คะแนนเต็ม",)),
    ("responsible", ("รับผิดชอบ",)),
    ("budget", ("งบประมาณ", "งปม", "วงเงิน", "จำนวนเงิน", "ค่าใช้จ่าย")),
    ("knowledge_topic", ("ประเด็นความรู้",)),
    ("success", ("ตัวชี้วัดความสำเร็จ",)),
    ("target", ("ตัวชี้วัด", "เป้าหมาย", "ผลลัพธ์", "ผลผลิต")),
    ("activity", ("กิจกรรม", "โครงการ", "แผนงาน", "ขั้นตอน")),
    ("measure", ("มาตรการ", "แนวทาง")),
    ("period", ("ระยะเวลา", "กำหนดเวลา", "ช่วงเวลา")),
    ("evidence", ("หลักฐาน", "ลิงก์", "ลิงค์", "link", "url", "เอกสารอ้างอิง", "เอกสารแนบ")),
    ("remark", ("หมายเหตุ",)),
)
_WHOLE = {
    "ปริมาณ": "quantity",
    "คุณภาพ": "quality",
    "คะแนน": "full_score",
    **dict.fromkeys(("ที่", "ลำดับ", "ลำดับที่", "ข้อ", "ข้อที่", "no"), "number"),
}
# Said with those words, but by themselves no heading.
_BESIDE = (
    *("ชื่อ", "ผู้", "หน่วยงาน", "หน่วยงานที่", "กลุ่มงาน", "แผน", "ค่า", "การดำเนินการ"),
    *("ดำเนินงาน", "ดำเนินการ", "งาน", "การ", "บาท"),
)
_ASIDE = re.compile(r"\(.*\)")
_ANY_WORD = "|".join((*(word for _, known in _WORDS for word in known), *_WHOLE, *_BESIDE))
_HEADING = re.compile(f"(?:{_ANY_WORD})+")
_PERIOD = re.compile(r"(?:ระยะเวลา|งบประมาณ|ปีงบประมาณ|ผลการดำเนินงาน).{0,24}?\d{2,4}")
_NUMERAL = re.compile(r"\(?[0-9]{1,3}(?:\.[0-9]{1,3})*[.)]*")

Rows = Sequence[Sequence[Cell]]


def folded(text: str) -> str:
    """A text for comparing headings and titles: no blanks, points or strokes, Arabic digits."""
    text = arabic_digits(text).replace("ํา", "ำ").replace("เเ", "แ")
    return _NOTHING.sub("", text).lower()


_PAIRS = {
    quarter: re.compile(
        _BETWEEN.join(("(?:เดือน)?" + _names(first), f"(?:{_names(middle)})?", _names(last)))
    )
    for quarter, (first, middle, last) in _MONTHS_OF_QUARTERS.items()
}
"""The months of a quarter: ``ต.ค.-ธ.ค.``, ``ต.ค. ถึง ธ.ค.``, ``ต.ค., พ.ย., ธ.ค.``"""


def kind_of(headings: Sequence[str]) -> tuple[str, bool]:
    """What a column under these headings (outermost first) holds, and whether it is a guess.

    ``("", False)`` where no heading stands, ``("extra", False)`` for unknown words.
    """
    words = [folded(text) for text in headings if text.strip()]
    if not words:
        return "", False
    last = words[-1]
    quarter = _QUARTER.search(last) or _last_quarter("|".join(words))
    if quarter:
        return f"quarter_{_ORDINALS[quarter[1]]}", False
    pair = _quarter_of_months(last)
    if pair:
        return f"quarter_{pair}", True
    month = _month(last)
    return (f"month_{month}" if month else _known_words(last)), False


def without_headers(rows: Rows, headings: Collection[str]) -> tuple[Rows, int]:
    """The rows that are no headings of a table headed by these words, and how many were.

    A row counts as one if it says at least two words of a form's head and nothing else; below it
    one word is enough, and in a single column the head of the whole.
    """
    own = {folded(word) for word in headings}

    def heads(text: str) -> bool:
        return folded(text) in own or _is_heading(text)

    kept: list[Sequence[Cell]] = []
    in_head = False
    for row in rows:
        said = [cell.text for cell in row if folded(cell.text)]
        enough = 1 if in_head or (len(row) == 1 and not kept and len(rows) > 1) else 2
        in_head = len(said) >= enough and all(map(heads, said))
        if not in_head:
            kept.append(row)
    return kept, len(rows) - len(kept)


def begins_with_numbers(rows: Rows) -> bool:
    """Whether the first column only counts the rows."""
    said = [row[0].text for row in rows if row and row[0].text.strip()]
    counts = [bool(_NUMERAL.fullmatch(arabic_digits("".join(text.split())))) for text in said]
    return any(counts) and all(
        count or _WHOLE.get(folded(text)) == "number"
        for count, text in zip(counts, said, strict=True)
    )


def _is_heading(text: str) -> bool:
    """Whether a text says nothing but what heads a column of a form."""
    word = folded(text)
    if _HEADING.fullmatch(word):
        return _known_words(word) != "extra"
    quarter = _QUARTER.fullmatch(folded(_ASIDE.sub("", text)))
    months = _quarter_of_months(word, whole=True)
    return bool(quarter or months or _PERIOD.fullmatch(word))


def _quarter_of_months(word: str, *, whole: bool = False) -> int:
    """The quarter whose months a heading names from the first to the last, years apart; 0 else."""
    bare = re.sub(r"\d", "", word)
    for quarter, months in _PAIRS.items():
        if months.fullmatch(bare) if whole else months.match(bare):
            return quarter
    return 0


def _known_words(heading: str) -> str:
    if heading in _WHOLE:
        return _WHOLE[heading]
    return next((kind for kind, known in _WORDS if any(word in heading for word in known)), "extra")


def _last_quarter(words: str) -> "re.Match[str] | None":
    found = list(_QUARTER.finditer(words))
    return found[-1] if found else None


def _month(word: str) -> int:
    """The month (1 to 12) that a heading names, a year behind it or not; 0 for none."""
    for number in range(1, 13):
        names = (folded(LONG_MONTHS[number]), folded(SHORT_MONTHS[number]))
        if any(re.fullmatch(name + _YEAR, word) for name in names):
            return number
    return 0
