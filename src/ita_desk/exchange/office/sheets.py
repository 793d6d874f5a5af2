"""What readers of spreadsheets share: values as clerks write them, rows as lines and tables."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from ita_desk.exchange.office.paper import Block, Cell, NoteCode, Paragraph, Piece, Source, Table
from ita_desk.exchange.office.symbols import SHOWN, glyph
from ita_desk.thai.line_ends import with_line_ends
from ita_desk.thai.month_names import SHORT_MONTHS
from ita_desk.thai.symbol_fonts import is_symbol_font

_WIDE = 4
"""Columns that a merged cell covers at least where it is a line of text, not a cell of a table."""
_LONG = 30
_ESCAPED = re.compile("_x(000[9A-Da-d])_")
_WORDS = re.compile('"([^"]*)"')
_PLAIN = re.compile(
    r'General|Standard|_.|\*.|^-|[#,.?@ ()"]|0(?!0)|(?<=\.)0+|\\[ ()]'
    r"|\[(?:\$|Red|Black|Blue)[^\]]*\]",
    re.IGNORECASE,
)
"""What shows a whole number as its digits alone."""
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u00ad\u2060\ufeff"), None)

Told = tuple[NoteCode, str] | None


def shown(value: object, number_format: str) -> tuple[str, Told]:
    """A value as the sheet shows it to a clerk, and what had to be decided about it.

    Dates are told in the Buddhist era: a year past 2400 was typed in it, and a year of 19xx is
    what Excel makes of two digits of it (``4/12/66``).
    """
    if isinstance(value, bool):
        return (SHOWN["tick"] if value else ""), ("boolean", str(value))
    if isinstance(value, dt.datetime | dt.date):
        return _date(value, number_format)
    if isinstance(value, int | float):
        return _number(value, number_format)
    if isinstance(value, dt.time):
        return _time(value), None
    if isinstance(value, dt.timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60:02d}:{minutes % 60:02d}", ("number", str(value))
    return "" if value is None else str(value), None


def _time(value: dt.time) -> str:
    seconds = f":{value.second:02d}" if value.second else ""
    return f"{value.hour:02d}:{value.minute:02d}{seconds}"


def _number(value: float, number_format: str) -> tuple[str, Told]:
    if "%" in number_format:
        return f"{value * 100:.10g}%", None
    if isinstance(value, float) and not value.is_integer():
        return f"{value:.10g}", ("number", repr(value))
    text = f"{int(value):,}" if "#,##" in number_format else str(int(value))
    section = _section(value, number_format)
    words = "".join(_WORDS.findall(section))
    if words.strip() and not re.search("[0#]", _WORDS.sub("", section)):
        return words, ("number", text)
    return text, ("number", number_format) if _PLAIN.sub("", section) else None


def _section(value: float, number_format: str) -> str:
    """The part of a format that shows this number: positive, negative; zero."""
    sections = number_format.split(";")
    place = 2 if value == 0 else int(value < 0)
    return sections[place] if place < len(sections) else sections[0]


def _date(value: dt.date, number_format: str) -> tuple[str, Told]:
    year = value.year + 543
    told: NoteCode | None = None
    if value.year >= 2400:
        year, told = value.year, "buddhist-date"
    elif 1940 <= value.year < 2000:
        year, told = 2500 + value.year % 100, "two-digit-year"
    letters = "".join(part for part in number_format.split('"')[::2]).lower()
    day = f"{value.day} " if "d" in letters or not letters or letters == "general" else ""
    text = f"{day}{SHORT_MONTHS[value.month]} {year % 100:02d}"
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        text = f"{text} {_time(value.time().replace(microsecond=0))}"
    return text, (told, str(value.year)) if told else None


def paragraphs(
    segments: Iterable[tuple[str, str]], link: str, where: Source
) -> tuple[Paragraph, ...]:
    """Lines of a cell made of ``(text, font)`` runs, signs of symbol fonts as what they show."""
    lines: list[list[Piece]] = [[]]
    for escaped, font in segments:
        text = with_line_ends(_ESCAPED.sub(_unescaped, escaped)).translate(_INVISIBLE)
        for index, line in enumerate(text.split("\n")):
            if index:
                lines.append([])
            lines[-1] += _pieces(line, font, link)
    return tuple(Paragraph(tuple(line), where) for line in lines)


def _unescaped(found: re.Match[str]) -> str:
    """What XML can't hold, as Excel writes it: ``_x000D_`` before a line feed."""
    return chr(int(found[1], 16))


def _pieces(line: str, font: str, link: str) -> Iterator[Piece]:
    if not is_symbol_font(font):
        yield Piece(line, link)
        return
    for letter in line:
        kind = glyph(font, ord(letter))
        yield Piece(letter, link) if kind is None else Piece(SHOWN[kind], link, kind)


def blocks(cells: Iterable[Cell], where: Source) -> Iterator[Block]:
    """Lines of text and tables of one sheet: a row that holds one wide or lonely cell is a line.

    ``cells`` are in reading order with their rows and columns in the sheet, empty ones left out
    but for merged cells.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    table: list[Cell] = []
    end = 0  # of the cells of the table that reach down, counted once: a plan has thousands
    for row in range(max(rows, default=-1) + 1):
        here = rows.get(row, [])
        covered = bool(table) and end > row
        filled = [cell for cell in here if cell.text.strip()]
        if not here and not covered:
            yield from _table(table, where)
            table = []
        elif not covered and len(filled) == 1 and _is_line(filled[0], in_table=bool(table)):
            yield from _table(table, where)
            table = []
            yield from filled[0].paragraphs
        else:
            end = max([0 if not table else end, *(cell.row + cell.row_span for cell in here)])
            table += here
    yield from _table(table, where)


def _is_line(cell: Cell, *, in_table: bool) -> bool:
    if cell.column_span >= _WIDE or (not in_table and cell.column == 0):
        return True
    starts = cell.text.lstrip().startswith(("http", "<http", "ผู้รายงาน"))
    return cell.column == 0 and cell.column_span == 1 and len(cell.text) > _LONG and starts


def _table(cells: list[Cell], where: Source) -> Iterator[Table]:
    if cells:
        top = min(cell.row for cell in cells)
        yield Table(
            tuple(replace(cell, row=cell.row - top) for cell in cells),
            rows=max(cell.row + cell.row_span for cell in cells) - top,
            columns=max(cell.column + cell.column_span for cell in cells),
            source=where,
        )
