"""Which column is which, told by the words of a table's heading rows.

The wordings are those of the department's forms since fiscal year 2564 (docs/domain.md).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from ita_desk.exchange.office.paper import Cell, Table
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS

FORM_KINDS = frozenset(
    {"measure", "activity", "quantity", "quality", "responsible", "budget", "results"}
    | {f"quarter_{number}" for number in range(1, 5)}
)
_LONGEST_HEADING = 90
_LEAST_SCORE = 2.5
_NOTHING = re.compile(r"[\s\u200b\u00ad\ufeff\u2060.:/()\[\]\-–—_*]+")
_YEAR = r"(?:\d\d|25\d\d)?"
_QUARTER = re.compile(r"ไตรมาส(?:ที่)?([1-4])")
_QUARTER_STARTS = {"ต": 1, "ม": 2, "เ": 3, "ก": 4}
"""By the first letter of the month that a quarter begins with."""
_PAIR = re.compile(
    r"(ตค|ตุลาคม|มค|มกราคม|เมย|เมษายน|กค|กรกฎาคม)"
    r"(?:ธค|ธันวาคม|มีค|มีนาคม|มิย|มิถุนายน|กย|กันยายน)"
)

# The first line whose words stand in the last heading of a column says what the column holds.
_WORDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("quantity", ("เชิงปริมาณ",)),
    ("quality", ("เชิงคุณภาพ",)),
    ("results", ("ผลการดำเนิน", "ผลดำเนินงาน", "รายงานผล", "ผลการปฏิบัติ", "ผลที่เกิดขึ้น")),
    ("progress", ("ความก้าวหน้า",)),
    ("self_score", ("คะแนนประเมิน",)),
    ("full_score", ("คะแนนเต็ม",)),
    ("responsible", ("ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ", "หน่วยงานที่รับผิดชอบ", "กลุ่มงานรับผิดชอบ")),
    ("budget", ("งบประมาณ", "งปม", "วงเงิน")),
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
    "ที่": "number",
    "ลำดับ": "number",
    "ลำดับที่": "number",
    "no": "number",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a form: what it holds (``extra`` for nothing known) and its words."""

    index: int
    kind: str
    words: str
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading rows of a table, from the top, and its columns."""

    rows: int
    columns: tuple[Column, ...]

    def kinds(self) -> set[str]:
        """What the columns hold, each once."""
        return {column.kind for column in self.columns}


def folded(text: str) -> str:
    """A text for comparing headings and titles: no blanks, points or strokes, Arabic digits."""
    text = arabic_digits(text).replace("ํา", "ำ").replace("เเ", "แ")
    return _NOTHING.sub("", text).lower()


def kind_of(headings: Sequence[str]) -> tuple[str, bool]:
    """What a column under these headings (outermost first) holds, and whether it is a guess.

    ``("", False)`` where no heading stands, ``("extra", False)`` for unknown words.
    """
    words = [folded(text) for text in headings if text.strip()]
    if not words:
        return "", False
    last = words[-1]
    quarter = _QUARTER.search(last) or _last_quarter("|".join(words)) or re.match("q([1-4])", last)
    if quarter:
        return f"quarter_{quarter[1]}", False
    pair = _PAIR.match(re.sub(r"\d", "", last))
    if pair:
        return f"quarter_{_QUARTER_STARTS[pair[1][0]]}", True
    month = _month(last)
    return (f"month_{month}" if month else _known_words(last)), False


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


def heading_of(table: Table) -> Heading | None:
    """The heading of a form's table; None where its first rows name no columns.

    A title and another line may stand above it inside the table.
    """
    grid = table.grid()
    best, best_score = None, _LEAST_SCORE
    for top in range(min(4, table.rows)):
        for depth in range(1, min(3, table.rows - top) + 1):
            columns = _columns(table, grid, top, depth)
            score = _score(columns, top, depth)
            if score > best_score:
                best, best_score = Heading(top + depth, columns), score
    if best is None:
        return None
    return replace(best, columns=tuple(_with_all_words(best, table, grid)))


def _columns(
    table: Table, grid: dict[tuple[int, int], Cell], top: int, depth: int
) -> tuple[Column, ...]:
    columns: list[Column] = []
    for index in range(table.columns):
        texts = _headings(grid, range(top, top + depth), index)
        long = any(len(text) > _LONGEST_HEADING for text in texts)
        kind, guessed = ("", False) if long else kind_of(texts)
        columns.append(Column(index, kind, " / ".join(texts), guessed))
    return tuple(columns)


def _score(columns: tuple[Column, ...], top: int, depth: int) -> float:
    """How well rows serve as a heading: many different columns named, few left without words."""
    known = {column.kind for column in columns} - {"", "extra"}
    nameless = sum(column.kind == "" for column in columns)
    return len(known) - 0.1 * nameless - 0.3 * depth - 0.2 * top


def _headings(
    grid: dict[tuple[int, int], Cell],
    rows: range,
    column: int,
    wanted: Callable[[Cell], bool] = lambda _: True,
) -> list[str]:
    """The texts above one column from the top, a merged cell once."""
    texts: list[str] = []
    above: Cell | None = None
    for row in rows:
        cell = grid.get((row, column))
        if cell is not None and cell is not above and wanted(cell):
            texts.append(" ".join(cell.text.split()))
        above = cell
    return [text for text in texts if text]


def _with_all_words(
    heading: Heading, table: Table, grid: dict[tuple[int, int], Cell]
) -> list[Column]:
    """The columns with all the words above them but a title over the whole width."""
    return [
        replace(
            column,
            words=" / ".join(
                _headings(
                    grid,
                    range(heading.rows),
                    column.index,
                    lambda cell: cell.column_span < table.columns,
                )
            ),
        )
        for column in heading.columns
    ]
