"""Results as lines of text: what is typed, pasted and read from files, and what is copied.

``ครั้งที่ 1 วันที่ 4 ธ.ค. 66 https://…`` is a dated occurrence with its evidence, a line that is only
an address is evidence of the result above it, ``-`` or ``•`` begins a bullet, ``หมายเหตุ :`` a note,
``(ไม่เผยแพร่สู่สาธารณะ)`` says so of the result above it; any other line is a paragraph. Every
character of the text goes into some result, but for the words that the forms print by themselves
and blanks at the ends of lines.

``read_results(text, fiscal_year)`` reads a text; a reader of files that knows of hyperlinks and
lists passes ``SourceLine``s instead. ``results_as_text(activity)`` is the reverse.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ita_desk.model.choices import ResultKind
from ita_desk.model.ordering import occurrence_numbers
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.addresses import addresses
from ita_desk.thai.dates import leading_date, written_date
from ita_desk.thai.digits import arabic_digits
from ita_desk.thai.line_ends import with_line_ends
from ita_desk.thai.partial_date import PartialDate

NOTE = "หมายเหตุ"
NOT_PUBLIC = "ไม่เผยแพร่"
NOT_PUBLIC_NOTE = f"({NOT_PUBLIC}สู่สาธารณะ)"

_DIGIT = "[0-9๐-๙]"
# A number with a stroke, as in ครั้งที่ 1/2567, is the meeting's own and no count.
_COUNT = rf"ครั้งที่\s*(?P<number>{_DIGIT}{{1,3}})(?!{_DIGIT}|\s*[/.]\s*{_DIGIT})\s*[:.)]?\s*"
_MEETING = rf"(?P<meeting>ครั้งที่\s*{_DIGIT}+\s*/\s*{_DIGIT}+)\s*[:)]?\s*"
_LEAD = re.compile(rf"(?:(?:{_COUNT}|{_MEETING})(?P<day>(?:เมื่อ)?วันที่\s*)?|วันที่\s*)")
_ANOTHER = re.compile(rf"(?<=\S)\s+(?=ครั้งที่\s*{_DIGIT}+\s*(?:[:.)]\s*)?(?:เมื่อ)?วันที่\s*{_DIGIT})")
_AFTER_ADDRESS = re.compile(rf"(?<=\S)\s+(?=วันที่\s*{_DIGIT})")
_UNREAD = re.compile(rf"{_DIGIT}\S*(?:[ \xa0]\S+){{0,2}}")
_BULLETS: dict[str, ResultKind] = {
    **dict.fromkeys("-•·▪●*", "bullet"),
    **dict.fromkeys("–○", "sub_bullet"),
}
_NOTE = re.compile(rf"{NOTE}\s*[:：]\s*|{NOTE}\s+")
_SIGNS: dict[ResultKind, str] = {"bullet": "-", "sub_bullet": "–", "note": f"{NOTE} :"}

ToldResult = tuple[int, list[str]]
"""The id of a result, and the lines that tell it."""
Link = tuple[str, str]
"""Title (may be empty) and address."""


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line with the hyperlinks in it (start, end, address) and what a list makes of it.

    ``kind`` is what the program it comes from knows (``bullet``, ``sub_bullet``); None where only
    the text tells.
    """

    text: str
    links: tuple[tuple[int, int, str], ...] = ()
    kind: ResultKind | None = None


@dataclass(frozen=True, slots=True)
class ReadResult:
    """One result as lines tell it; ``number`` is that of ``ครั้งที่ 2``, None without one.

    ``date_text`` holds what stands where a date does and can't be read.
    """

    kind: ResultKind
    text: str = ""
    date: PartialDate | None = None
    date_text: str = ""
    links: tuple[Link, ...] = ()
    public: bool = True
    number: int | None = None


@dataclass(frozen=True, slots=True)
class ReadResults:
    """The results that a text tells.

    ``counted``: their numbers run on by date, so the program prints them (``Activity.counted``);
    where they don't, a number stands in its result's text and ``counted`` is False.
    """

    results: tuple[ReadResult, ...]
    counted: bool = False


def read_results(
    source: str | Iterable[SourceLine],
    fiscal_year: int,
    *,
    before: int | None = 0,
    printed: bool = False,
) -> ReadResults:
    """The results that lines tell, in a dossier of ``fiscal_year`` (Buddhist era).

    ``before`` counts the dated occurrences that stand above them already; with None all numbers
    stay in the texts. ``printed`` ones are known to be those that the program prints.
    """
    read = _read_lines(source, fiscal_year)
    return ReadResults(tuple(read), counted=True) if printed else _numbered(read, before)


def numbers_are_printed(text: str, fiscal_year: int, *, counted: bool) -> bool:
    """Whether the numbers in all lines of an activity are those that the program prints.

    Of an activity that is ``counted`` already, lines typed anew may have none.
    """
    read = _read_lines(text, fiscal_year)
    dated = sorted((one for one in read if _is_dated(one)), key=_first_day)
    if any(one.number is not None and not _is_dated(one) for one in read):
        return False
    run = enumerate((one.number for one in dated), 1)
    return all(number == place or (counted and number is None) for place, number in run)


def belongs_above(line: str) -> bool:
    """Whether a line tells of the result above it: its address, or that it is not public."""
    words, links = _without_links(SourceLine(line))
    return words == NOT_PUBLIC_NOTE if words else bool(links)


def _read_lines(source: str | Iterable[SourceLine], fiscal_year: int) -> list[ReadResult]:
    read: list[ReadResult] = []
    for line in lines_of(source) if isinstance(source, str) else source:
        for part in _parts(line):
            _add(read, _read_line(part, fiscal_year))
    return read


def _is_dated(read: ReadResult) -> bool:
    return read.kind == "occurrence" and read.date is not None


def lines_of(text: str) -> Iterator[SourceLine]:
    """The lines of a plain text, whatever ends them."""
    for line in with_line_ends(text).split("\n"):
        yield SourceLine(line)


def results_as_text(activity: Activity, fiscal_year: int) -> str:
    """The results of an activity as lines that ``read_results`` reads as what they hold.

    Category, level item, time, place and titles of addresses as such have no place there.
    """
    return "\n".join(line for _, lines in told_results(activity, fiscal_year) for line in lines)


def told_results(activity: Activity, fiscal_year: int) -> list[ToldResult]:
    """The lines of ``results_as_text`` by the results that they tell."""
    numbers = occurrence_numbers(activity.results) if activity.counted else {}
    return [
        (
            result.id,
            [
                line.text
                for told in _lines(result, numbers.get(result.id), fiscal_year)
                for line in lines_of(told)
            ],
        )
        for result in activity.results
    ]


def _lines(result: Result, number: int | None, year: int) -> Iterator[str]:
    text = result.text
    parts = [_SIGNS.get(result.kind, ""), "" if number is None else f"ครั้งที่ {number}"]
    if result.kind == "note" and text.lstrip().startswith(NOTE):
        parts = []
    parts.append(f"วันที่ {written_date(result.date, year)}" if result.date else result.date_text)
    parts.append(text)
    parts += (f"{item.title} {item.url}".strip() for item in result.evidence)
    yield " ".join(part for part in parts if part)
    if not result.public and not text.endswith(NOT_PUBLIC_NOTE):
        yield NOT_PUBLIC_NOTE


def _parts(line: SourceLine) -> Iterator[SourceLine]:
    """A line in which several occurrences stand one behind the other, cut before each."""
    text = line.text
    found = [*addresses(text), *(span[:2] for span in line.links)]
    cuts = {cut.end() for cut in _ANOTHER.finditer(text)}
    ends = {end for _, end in found}
    cuts |= {cut.end() for cut in _AFTER_ADDRESS.finditer(text) if cut.start() in ends}
    cuts = {cut for cut in cuts if not any(start < cut < end for start, end in found)}
    edges = [0, *sorted(cuts), len(text)]
    for start, end in pairwise(edges):
        links = tuple(
            (max(first - start, 0), min(last, end) - start, url)
            for first, last, url in line.links
            if first < end and last > start
        )
        yield SourceLine(text[start:end], links, None if start else line.kind)


def _add(read: list[ReadResult], result: ReadResult) -> None:
    """Put a line's result below the others, or what it says into the one above it."""
    if result.text == NOT_PUBLIC_NOTE and not result.links and read:
        read[-1] = replace(read[-1], public=False)
    elif replace(result, kind="paragraph", links=()) != ReadResult("paragraph"):
        read.append(result)
    elif result.links and read and result.kind == "paragraph" and not _of_several(read):
        read[-1] = replace(read[-1], links=read[-1].links + result.links)
    elif result.links:
        read.append(result)


def _of_several(read: Sequence[ReadResult]) -> bool:
    """Whether an address below these belongs to all of them: dates of which none has its own."""
    dated = [result for result in read if result.kind == "occurrence"]
    return len(dated) > 1 and dated[-1] is read[-1] and not any(one.links for one in dated)


def _read_line(line: SourceLine, year: int) -> ReadResult:
    words, links = _without_links(line)
    kind, words = _without_sign(words, line.kind)
    if kind == "paragraph":
        note = _NOTE.match(words)
        if note:
            return ReadResult("note", words[note.end() :], links=links)
    lead = _LEAD.match(words)
    read = _dated(kind, lead, words, year) if lead else None
    public = not words.endswith(NOT_PUBLIC_NOTE)
    return replace(read or ReadResult(kind, words), links=links, public=public)


def _dated(kind: ResultKind, lead: re.Match[str], words: str, year: int) -> ReadResult | None:
    """What a line says that begins with a count, a day or both; None where no date follows."""
    number = int(arabic_digits(lead["number"])) if lead["number"] else None
    kind = "occurrence" if kind == "paragraph" else kind
    rest = words[lead.end() :]
    before = [lead["meeting"]] if lead["meeting"] else []
    found = leading_date(rest, year)
    if found is not None:
        date, end = found
        text = " ".join([*before, rest[end:].strip()]).strip()
        return ReadResult(kind, text, date, number=number)
    unread = _UNREAD.match(rest) if number is not None and lead["day"] else None
    if unread is None:
        return None
    date_text = f"{lead['day'].strip()} {unread[0]}"
    return ReadResult(kind, rest[unread.end() :].strip(), None, date_text, number=number)


def _without_sign(words: str, kind: ResultKind | None) -> tuple[ResultKind, str]:
    if kind is not None:
        return kind, words
    sign = _BULLETS.get(words[:1])
    if sign is not None and words[1:2].isspace():
        return sign, words[2:].lstrip()
    return "paragraph", words


def _without_links(line: SourceLine) -> tuple[str, tuple[Link, ...]]:
    """A line without its hyperlinks and without the web addresses at its end, and those."""
    text = line.text
    links: list[tuple[int, Link]] = []
    for start, end, url in sorted(line.links, reverse=True):
        shown = text[start:end].strip()
        title = "" if "://" in shown or shown.rstrip("/") in url else shown
        links.append((start, (title, url)))
        text = f"{text[:start]}{text[end:]}"
    rest = text.strip()
    begin = len(text) - len(text.lstrip())
    for start, end in reversed(addresses(rest)):
        if end != len(rest) or "://" not in rest[start:end]:
            break
        links.append((begin + start, ("", rest[start:end])))
        rest = rest[:start].rstrip()
    return rest, tuple(link for _, link in sorted(links, key=lambda item: item[0]))


def _numbered(read: Sequence[ReadResult], before: int | None) -> ReadResults:
    """Whether the numbers are those the program counts; else they stand in the texts."""
    dated = [one for one in read if _is_dated(one)]
    in_order = sorted(dated, key=_first_day)
    numbers = [one.number for one in in_order]
    others = sum(one.number is not None for one in read) - len(dated)
    if before is not None and not others and dated and numbers == _run(before, len(dated)):
        return ReadResults(tuple(read), counted=True)
    return ReadResults(tuple(_number_in_text(one) for one in read))


def _run(before: int, count: int) -> list[int]:
    return list(range(before + 1, before + count + 1))


def _first_day(read: ReadResult) -> str:
    return read.date.first_day.isoformat() if read.date else ""


def _number_in_text(read: ReadResult) -> ReadResult:
    if read.number is None:
        return read
    return replace(read, text=f"ครั้งที่ {read.number} {read.text}".strip(), number=None)
