"""The title of a form: indicator, fiscal year, round and unit."""

import re

from ita_desk.exchange.forms.draft import Draft
from ita_desk.exchange.office.paper import WHOLE_FILE, Paper, Paragraph
from ita_desk.thai.digits import arabic_digits

_DIGIT = "[0-9๐-๙]"
_INDICATOR = re.compile(
    rf"(?:แบบรายงาน\S*|แผน\S*)\s*ตัวชี้วัด(?:ที่)?\s*(?P<code>{_DIGIT}+(?:\.{_DIGIT}+)*)\.?\s*[:：]?\s*(?P<name>.+)",
    re.DOTALL,
)
_NAME_ENDS = re.compile(r"\s*(?:\(|ประจำปี|หน่วยงาน|รอบ(?:ที่)?\s*[0-9๐-๙]|ปี(?:งบประมาณ)?\s*[พ0-9๐-๙])")
_ENGLISH = re.compile(r"\(\s*([A-Z][^()]*?)\s*:\s*([A-Z]{2,8})\s*\)")
_YEAR = re.compile(rf"(?:ประจำ)?ปีงบประมาณ\s*(?:พ\.?\s*ศ\.?\s*)?({_DIGIT}{{4}})")
_YEAR_ALONE = re.compile(rf"(?:^|\s)ปี\s*({_DIGIT}{{4}})(?!{_DIGIT})")
"""As titles say it that name no fiscal year."""
_ROUND = re.compile(
    rf"รอบ(?:ที่)?\s*(?:{_DIGIT}\s*[(]?)?\s*(?:{_DIGIT}\s*)?เดือน\s*(?P<half>แรก|หลัง)"
    rf"|รอบ(?:ที่)?\s*(?P<number>[12๑๒])(?!{_DIGIT}|\s*เดือน)"
)
_UNIT = re.compile(r"(?:^|\s)(?:ชื่อ)?หน่วยงาน\s*[:：]?\s*(.+)$")
_LONGEST_UNIT = 80
_LONGEST_LINE = 90
_YEARS = range(2500, 2700)
_LATEST_FORM = 2567
"""The year of a form that tells none: a doubt says so."""


def find_year(paper: Paper, draft: Draft) -> None:
    """The fiscal year (Buddhist era), which the results' dates are read by."""
    titles = [block for block in paper.blocks if isinstance(block, Paragraph)]
    for paragraph in titles:
        year = _year(paragraph.text)
        if year:
            draft.fiscal_year = year
    if draft.fiscal_year:
        return
    for paragraph in paper.paragraphs():
        year = _year(paragraph.text)
        if year:
            draft.fiscal_year = year
            draft.doubt("year-guessed", paragraph.source, " ".join(paragraph.text.split()))
            return
    for paragraph in titles:
        found = _YEAR_ALONE.search(paragraph.text)
        if found and int(arabic_digits(found[1])) in _YEARS:
            draft.fiscal_year = int(arabic_digits(found[1]))
            draft.doubt("year-guessed", paragraph.source, " ".join(paragraph.text.split()))
            return
    draft.fiscal_year = _LATEST_FORM
    draft.doubt("year-missing", titles[0].source if titles else WHOLE_FILE)


def _year(text: str) -> int | None:
    found = _YEAR.search(text)
    year = int(arabic_digits(found[1])) if found else 0
    return year if year in _YEARS else None


def read_title(paragraph: Paragraph, draft: Draft) -> bool:
    """Take what a line of the title tells; whether it told anything."""
    text = " ".join(paragraph.shown.split())
    told = [_indicator(text, draft), _unit(text, draft), _round(paragraph, text, draft)]
    about_year = bool(_YEAR.search(text)) and (
        "แบบรายงาน" in text or "รอบ" in text or len(text) < _LONGEST_LINE
    )
    return any(told) or about_year


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
    if found is None or len(found[1]) >= _LONGEST_UNIT:
        return False
    if "แบบรายงาน" not in text and not text.startswith(("หน่วยงาน", "ชื่อหน่วยงาน")):
        return False
    draft.unit = found[1].strip(" .")
    return True


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
