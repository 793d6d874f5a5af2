"""Results as lines of text, to and from Excel and Word tables.

``ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://…`` becomes a dated occurrence with its evidence, a line
that is only an address becomes evidence of the result above it, ``-`` or ``•`` begins a
bullet, any other line is a paragraph. Nothing typed is dropped.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ita_desk.model.choices import ResultKind
from ita_desk.model.tree import Activity, Result
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.addresses import addresses
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.partial_date import PartialDate

_OCCURRENCE = re.compile(r"(?:ครั้งที่\s*[\d๐-๙]+\s*)?วันที่\s*|ครั้งที่\s*[\d๐-๙]+\s*")
_DATE_END = re.compile(r"\s+|$")
_BULLETS = {"- ": "bullet", "• ": "bullet", "– ": "sub_bullet"}
_MOST_DATE_WORDS = 5


@dataclass(slots=True)
class _Line:
    kind: ResultKind
    text: str
    date: PartialDate | None = None
    urls: list[str] = field(default_factory=list[str])


def results_as_text(activity: Activity) -> str:
    """The results of an activity, a line each, as they are copied."""
    return "\n".join(_line_of(result) for result in activity.results)


def write_results(transaction: Transaction, activity_id: int, text: str) -> None:
    """Replace an activity's results by lines of text; equal text changes nothing."""
    for row in transaction.children("result", activity_id):
        transaction.delete("result", int(row["id"]))
    add_results(transaction, activity_id, text)


def add_results(transaction: Transaction, activity_id: int, text: str) -> None:
    """Add the results that lines of text tell to those of an activity."""
    activity = transaction.row("activity", activity_id)
    dossier_id = int(activity["dossier_id"])
    year = int(transaction.row("dossier", dossier_id)["fiscal_year"])
    for line in _read(text, year):
        result_id = transaction.insert(
            "result",
            dossier_id=dossier_id,
            activity_id=activity_id,
            kind=line.kind,
            text=line.text,
            date=line.date,
        )
        for url in line.urls:
            transaction.insert("evidence", dossier_id=dossier_id, result_id=result_id, url=url)


def _line_of(result: Result) -> str:
    date = f"วันที่ {format_date(result.date)}" if result.date else result.date_text
    sign = {"bullet": "-", "sub_bullet": "–"}.get(result.kind, "")
    links = (f"{item.title} {item.url}".strip() for item in result.evidence)
    return " ".join(part for part in (sign, date, result.text, *links) if part)


def _read(text: str, year: int) -> Iterator[_Line]:
    current: _Line | None = None
    for raw in text.splitlines():
        if not raw.strip():
            continue
        words, urls = _without_addresses(raw)
        if not words and current is not None and not current.urls:
            current.urls.extend(urls)
            continue
        if current is not None:
            yield current
        current = _classify(words, urls, year)
    if current is not None:
        yield current


def _classify(words: str, urls: list[str], year: int) -> _Line:
    lead = _OCCURRENCE.match(words)
    if lead:
        date, rest = _leading_date(words[lead.end() :], year)
        if date is not None:
            return _Line("occurrence", rest, date, urls)
    for sign, kind in _BULLETS.items():
        if words.startswith(sign):
            return _Line("sub_bullet" if kind == "sub_bullet" else "bullet", words[2:], None, urls)
    return _Line("paragraph", words, None, urls)


def _leading_date(words: str, year: int) -> tuple[PartialDate | None, str]:
    """The longest run of words at the start that is a date, and what follows it."""
    ends = [found.start() for found in _DATE_END.finditer(words)][:_MOST_DATE_WORDS]
    for end in reversed(ends):
        date = parse_date(words[:end], year)
        if date is not None:
            return date, words[end:].strip()
    return None, words


def _without_addresses(line: str) -> tuple[str, list[str]]:
    """A line without the web addresses at its end, and those addresses."""
    urls: list[str] = []
    rest = line.strip()
    for start, end in reversed(addresses(rest)):
        if end != len(rest) or "://" not in rest[start:end]:
            break
        urls.insert(0, rest[start:end])
        rest = rest[:start].rstrip()
    return rest, urls
