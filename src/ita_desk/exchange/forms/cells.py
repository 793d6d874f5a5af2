"""What single cells of a form hold: marks, texts, amounts, results."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from ita_desk.exchange.forms.draft import ActivityDraft, Draft
from ita_desk.exchange.office.paper import Cell, Paragraph
from ita_desk.model.choices import ResultKind
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import ReadResult, SourceLine, read_results
from ita_desk.thai.month_names import LONG_MONTHS, SHORT_MONTHS
from ita_desk.thai.symbol_fonts import BOXES, CROSSES, TICKS, in_unicode

_VARIANTS = dict.fromkeys(map(ord, TICKS + "\ufe0e\ufe0f"), None)
_GUESSED_TICKS = frozenset("/vVüPa")
_NOT_UNDERSTOOD = frozenset("\\Xx1●•○◯◉■*")
_NOTHING = frozenset("-–—")
_BRACKETS = "()[] "
_SIGNS_IN_BRACKETS = frozenset(("", *_GUESSED_TICKS, *_NOT_UNDERSTOOD)) - {"a", "P", "1"}
_BULLETS = frozenset("-–—•·▪●○*")
_MONTHS = "|".join(re.escape(name) for name in (*LONG_MONTHS[1:], *SHORT_MONTHS[1:]))
_DATE_BEGINS = re.compile(rf"[0-9๐-๙]\s*(?:{_MONTHS})\s*$")
_YEAR_FOLLOWS = re.compile(r"\s*(?:พ\.?\s*ศ\.?\s*)?(?:25|๒๕)[0-9๐-๙]{2}(?![0-9๐-๙])")
_DIGIT = re.compile(r"[0-9๐-๙]")
_ABBREVIATION = re.compile(r"[ก-ฮ]\.[ก-ฮ]")
_SECOND_ENTRY = re.compile(r"\S\s+(?:ครั้งที่\s*[0-9๐-๙]|วันที่\s*[0-9๐-๙])")


def is_ticked(cell: Cell) -> bool:
    """Whether a tick stands in the cell, in whatever shape."""
    return cell.has("tick") or any(sign in in_unicode(cell.text, "") for sign in TICKS)


def one_line(cell: Cell, draft: Draft) -> str:
    """The text of a cell that holds one line; addresses and pictures behind it are told."""
    text = " ".join(cell.text.split())
    for paragraph in cell.paragraphs:
        for piece in paragraph.pieces:
            if piece.link and piece.link not in text:
                draft.keep(cell.source, piece.link)
                draft.doubt("link-in-text", cell.source, piece.link)
    return text


def read_mark(cell: Cell, place: Place, draft: Draft) -> Mark:
    """A cell of quantity, quality or a quarter; signs that may be ticks are doubts."""
    text = in_unicode(one_line(cell, draft), "")
    ticked = is_ticked(cell)
    rest = " ".join(text.translate(_VARIANTS).split())
    if rest.strip(_BRACKETS) in _SIGNS_IN_BRACKETS:
        rest = rest.strip(_BRACKETS)  # as typed for a box: (✓), [/]
    if not ticked and rest in _GUESSED_TICKS:
        draft.doubt("tick-guessed", cell.source, rest, place)
        return Mark(ticked=True)
    if not ticked and rest in _NOT_UNDERSTOOD:
        draft.doubt("mark-not-understood", cell.source, rest, place)
    if rest and set(rest) <= set(CROSSES + BOXES + " "):
        crosses = {sign for sign in rest if sign in CROSSES}
        draft.doubt("crossed" if crosses else "empty-box", cell.source, rest, place)
        # A box with a cross is how Word ticks, a bare cross says no as often as yes.
        return Mark(ticked=ticked or "☒" in crosses, text="✗" if crosses - {"☒"} else "")
    if rest in _NOTHING:
        rest = ""
    if not rest and not ticked and cell.has("picture"):
        draft.doubt("perhaps-a-tick", cell.source, "", place)
    return Mark(ticked, rest) if ticked or rest else EMPTY


def entries_apart(text: str) -> list[str]:
    """The entries that stand one behind the other in a text, as ``several-entries`` tells."""
    cuts = [found.start() + 1 for found in _SECOND_ENTRY.finditer(text)]
    edges = [0, *cuts, len(text)]
    return [text[start:end].strip() for start, end in pairwise(edges)]


def read_budget(cell: Cell, place: Place, draft: Draft) -> str | None:
    """An amount as typed; None where a stroke says that there is none."""
    text = one_line(cell, draft)
    if text in _NOTHING:
        return None
    if not _DIGIT.search(text) or _ABBREVIATION.search(text):
        draft.doubt("budget-not-a-number", cell.source, text, place)
    return text


def read_result_cell(cell: Cell, activity: ActivityDraft, draft: Draft) -> list[ReadResult]:
    """The results that a cell tells; sets whether they are counted."""
    linked = any(piece.link for paragraph in cell.paragraphs for piece in paragraph.pieces)
    if cell.text.strip() in _NOTHING and not linked:
        return []
    before = sum(1 for one in activity.results if one.kind == "occurrence")
    lines = _with_whole_dates(_lines(cell))
    read = read_results(lines, draft.fiscal_year, before=before)
    activity.counted = activity.counted or read.counted
    place = activity.place("results")
    for result in read.results:
        _tell_doubts(result, cell, place, draft)
    if cell.has("picture"):
        draft.doubt("picture", cell.source, "", place)
    return list(read.results)


def _tell_doubts(result: ReadResult, cell: Cell, place: Place, draft: Draft) -> None:
    if result.date_text:
        draft.doubt("date-not-read", cell.source, result.date_text, place)
    if not result.public:
        draft.doubt("perhaps-not-public", cell.source, result.text, place)
    if _SECOND_ENTRY.search(result.text):
        draft.doubt("several-entries", cell.source, result.text, place)
    for title, url in result.links:
        if "://" in title and title.strip() != url:
            draft.doubt("link-shows-another", cell.source, f"{title} → {url}", place)


def _lines(cell: Cell) -> Iterator[SourceLine]:
    for paragraph in cell.paragraphs:
        yield from paragraph_lines(paragraph)


def _with_whole_dates(lines: Iterable[SourceLine]) -> Iterator[SourceLine]:
    """Lines whose dates are not parted: a year below its month belongs to it."""
    held: SourceLine | None = None
    for line in lines:
        if held and _DATE_BEGINS.search(held.text) and _YEAR_FOLLOWS.match(line.text):
            moved = len(held.text) + 1
            links = ((start + moved, end + moved, url) for start, end, url in line.links)
            held = SourceLine(f"{held.text} {line.text}", (*held.links, *links), held.kind)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def paragraph_lines(paragraph: Paragraph) -> Iterator[SourceLine]:
    """The lines of a paragraph with the links in each, and what its list makes of the first."""
    text, links = "", list[tuple[int, int, str]]()
    kind, mark = _list_kind(paragraph)
    if mark:
        text = f"{mark} "
    for piece in paragraph.pieces:
        if piece.link:
            links.append((len(text), len(text) + len(piece.text), piece.link))
        text += piece.text
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        inside = tuple(
            (max(first - start, 0), min(last, end) - start, url)
            for first, last, url in links
            if first < end and last > start
        )
        yield SourceLine(line, inside, kind if start == 0 else None)
        start = end + 1


def _list_kind(paragraph: Paragraph) -> tuple[ResultKind | None, str]:
    """What a list makes of a paragraph: a bullet, or a number that belongs to its text."""
    if not paragraph.mark:
        return None, ""
    if paragraph.mark in _BULLETS:
        return ("sub_bullet" if paragraph.level else "bullet"), ""
    return None, paragraph.mark


def joined_marks(first: Mark, second: Mark) -> Mark:
    """Two marks of one activity that stood in two rows."""
    text = first.text
    if second.text and second.text != first.text:
        text = f"{first.text} {second.text}".strip()
    return Mark(first.ticked or second.ticked, text)
