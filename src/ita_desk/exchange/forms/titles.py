"""The title of a form: indicator, fiscal year, round and unit."""

import re

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.office.paper import WHOLE_FILE, Paper, Paragraph
from ita_desk.model.place import Place
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS

_DIGIT = "[0-9๐-๙]"
_INDICATOR = re.compile(
    rf"(?:แบบรายงาน\S*|แผน\S*)\s*ตัวชี้วัด(?:ที่)?\s*(?P<code>{_DIGIT}+(?:\.{_DIGIT}+)*)\.?\s*[:：]?\s*(?P<name>.+)",
    re.DOTALL,
)
_NAME_ENDS = re.compile(r"\s*(?:\(|ประจำปี|หน่วยงาน|รอบ(?:ที่)?\s*[0-9๐-๙]|ปี(?:งบประมาณ)?\s*[พ0-9๐-๙])")
_ENGLISH = re.compile(r"\(\s*([A-Z][^()]*?)\s*:\s*([A-Z]{2,8})\s*\)")
_YEAR = re.compile(rf"(?:ประจำ)?ปีงบประมาณ\s*(?:พ\.?\s*ศ\.?\s*)?({_DIGIT}{{4}})")
_YEAR_ALONE = re.compile(
    rf"(?:(?:^|\s|ประจำ)ปี\s*(?:พ\.?\s*ศ\.?\s*)?|รอบ(?:ที่)?\s*[12๑๒]\s*/\s*)({_DIGIT}{{4}})(?!{_DIGIT})"
)
"""As titles say it that name no fiscal year."""
_ROUND = re.compile(
    rf"รอบ(?:การ\S*?)?(?:ที่)?\s*(?:{_DIGIT}\s*[(]?)?\s*(?:{_DIGIT}\s*)?เดือน\s*(?P<half>แรก|หลัง)"
    rf"|รอบ(?:การ\S*?)?(?:ที่)?\s*(?P<number>[12๑๒])(?!{_DIGIT}|\s*เดือน)"
)
_UNIT = re.compile(r"(?:^|\s)(?:ชื่อ)?หน่วยงาน(?:ที่รับผิดชอบ|ที่รายงาน|ผู้รายงาน|รับผิดชอบ)?+\s*[:：]?\s*(.+)$")
_UNIT_ENDS = re.compile(
    r"\s*(?:\(?\s*(?:ประจำปี|ปีงบประมาณ|รอบ)|ระยะเวลา|ผู้รายงาน|โทร|เบอร์|ตัวชี้วัด|\.{3}|…)"
)
_MONTH = "|".join(re.escape(name) for name in (*LONG_MONTHS[1:], *SHORT_MONTHS[1:]))
_OF_TITLES = re.compile(
    r"แบบ(?:ฟอร์ม)?รายงาน\S*|แผน\S*(?=\s*ตัวชี้วัด)|ตัวชี้วัด(?:ที่)?|ประจำ(?:ปี)?|ปี(?:งบประมาณ)?|พ\.?\s*ศ\."
    r"|รอบ(?:การ\S*?)?(?:ที่)?|ระหว่าง|ระยะเวลา|วันที่|ตั้งแต่|ถึง|(?:ชื่อ)?หน่วยงาน(?:ที่\S*|ผู้รายงาน|รับผิดชอบ)?"
    rf"|เดือน(?:แรก|หลัง)?|{_MONTH}"
)
"""Words that every form has in its title."""
_TITLE_BEGINS = re.compile(r"แบบ|แผน|ประจำปี|ปีงบประมาณ|\(?รอบ|(?:ชื่อ)?หน่วยงาน|ตัวชี้วัด")
_LONGEST_TITLE = 400
_LONGEST_TOLD = 1000
"""Letters of a line that may be a title at all: what is longer is never searched for one."""
_LONGEST_UNIT = 80
_LONGEST_LINE = 90
_YEARS = range(2500, 2700)
_LATEST_FORM = 2567
"""The year of a form that tells none: a doubt says so."""


def find_year(paper: Paper, draft: Draft) -> None:
    """The fiscal year (Buddhist era), which the results' dates are read by: the first told."""
    titles = [block for block in paper.blocks if isinstance(block, Paragraph)]
    named = [(year, one) for one in titles for year in [_year(one.text)] if year]
    if named:
        draft.fiscal_year = named[0][0]
        for year, paragraph in named:
            if year != draft.fiscal_year:
                told = " ".join(paragraph.text.split())
                place = Place("dossier", 1, "fiscal_year")
                draft.doubt("another-year", paragraph.source, told, place)
        return
    everywhere = [*paper.paragraphs(), *paper.elsewhere]
    if _guessed_year(everywhere, _YEAR, draft) or _guessed_year(titles, _YEAR_ALONE, draft):
        return
    draft.fiscal_year = _LATEST_FORM
    draft.doubt("year-missing", titles[0].source if titles else WHOLE_FILE)


def _guessed_year(paragraphs: list[Paragraph], words: re.Pattern[str], draft: Draft) -> bool:
    for paragraph in paragraphs:
        found = words.search(paragraph.text)
        year = int(arabic_digits(found[1])) if found else 0
        if year in _YEARS:
            draft.fiscal_year = year
            draft.doubt("year-guessed", paragraph.source, " ".join(paragraph.text.split()))
            return True
    return False


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    year = int(arabic_digits(found[1])) if found else 0
    return year if year in _YEARS else None


def read_title(paragraph: Paragraph, draft: Draft) -> bool:
    """Take what a line of the title tells; whether it told anything.

    A line that says more than titles do is left over as well.
    """
    text = " ".join(paragraph.shown.split())
    if len(text) > _LONGEST_TOLD:
        return False
    told = [_indicator(text, draft), _unit(text, draft), _round(paragraph, text, draft)]
    about_year = bool(_YEAR.search(text)) and (
        "แบบรายงาน" in text or "รอบ" in text or len(text) < _LONGEST_LINE
    )
    is_title = any(told) or about_year
    if is_title and _says_more(text, draft):
        draft.keep_paragraph(paragraph)
    return is_title


def contradicts(paragraph: Paragraph, draft: Draft) -> bool | None:
    """Whether a line is the title of another report than ``draft``'s; None where it is no title."""
    text = " ".join(paragraph.shown.split())
    if len(text) >= _LONGEST_TITLE or not _TITLE_BEGINS.match(text):
        return None
    other = Draft(fiscal_year=draft.fiscal_year)
    _indicator(text, other)
    _unit(text, other)
    _round(paragraph, text, other)
    told = [
        (other.indicator.get("code"), draft.indicator.get("code")),
        (other.unit, draft.unit),
        (other.round, draft.round),
        (_year(text), draft.fiscal_year),
    ]
    pairs = [(theirs, ours) for theirs, ours in told if theirs and ours]
    return any(theirs != ours for theirs, ours in pairs) if pairs else None


def _says_more(text: str, draft: Draft) -> bool:
    """Whether letters remain once what was taken and the words of titles are gone."""
    indicator = draft.indicator
    for taken in (*indicator.values(), draft.unit):
        if taken:
            text = text.replace(taken, " ", 1)
    text = _OF_TITLES.sub(" ", _ROUND.sub(" ", _YEAR.sub(" ", text)))
    return re.search(r"[^\W\d_]", text) is not None


def _indicator(text: str, draft: Draft) -> bool:
    found = _INDICATOR.search(text)
    if found is None:
        return False
    name = _NAME_ENDS.split(found["name"])[0].strip(" :")
    draft.indicator = {"code": arabic_digits(found["code"]).rstrip("."), "name": name}
    english = _ENGLISH.search(found["name"])
    if english:
        draft.indicator |= {"english_name": english[1].strip(), "abbreviation": english[2]}
    return True


def _unit(text: str, draft: Draft) -> bool:
    found = _UNIT.search(text)
    if found is None or len(_UNIT_ENDS.split(found[1].lstrip(" .…"))[0]) >= _LONGEST_UNIT:
        return False
    if "แบบรายงาน" not in text and not text.startswith(("หน่วยงาน", "ชื่อหน่วยงาน")):
        return False
    draft.unit = _UNIT_ENDS.split(found[1].lstrip(" .…"))[0].strip(" .…()")
    return bool(draft.unit)


def _round(paragraph: Paragraph, text: str, draft: Draft) -> bool:
    found = _ROUND.search(text)
    if found is None:
        return False
    first = found["half"] == "แรก" or arabic_digits(found["number"] or "") == "1"
    number = 1 if first else 2
    if draft.round not in (None, number):
        draft.doubt("two-rounds", paragraph.source, text)
    draft.round = number
    return len(text) < _LONGEST_LINE
