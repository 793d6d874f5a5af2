"""Tables as plain text, as Excel, LibreOffice and Word write and read it.

Cells are parted by tabs and rows by line ends. A cell in which a tab or a line end stands is
quoted, and a quotation mark in it doubled; a cell that merely begins with a quotation mark is not
quoted by Excel and LibreOffice.
"""

import re
from collections.abc import Sequence

from ita_desk.model.block import (
    MOST_CELLS,
    MOST_CHARACTERS,
    MOST_ROWS,
    Block,
    Cell,
    PasteTooLarge,
    block_of,
)
from ita_desk.thai.line_ends import with_line_ends

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_CONTROL = re.compile(r"[\t\r\n]")
_FORMULA = re.compile(r"'*[=+\-@\t\r]")


def read(text: str) -> Block:
    """Clipboard text as rows of cells; a line end at the very end adds no row.

    Raises PasteTooLarge before a text beyond the bounds is read.
    """
    if not text:
        return Block()
    lines = text.count("\n") or text.count("\r")
    if len(text) > MOST_CHARACTERS or lines > MOST_ROWS or lines + text.count("\t") > MOST_CELLS:
        raise PasteTooLarge
    rows: list[list[Cell]] = [[]]
    position = 0
    while True:
        cell, position = _cell_at(text, position)
        rows[-1].append(Cell(with_line_ends(_without_guard(cell))))
        if position >= len(text):
            break
        if text[position] == "\t":
            position += 1
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        if position >= len(text):
            break
        rows.append([])
    quoted = len(rows) == 1 and text.rstrip("\r\n") != rows[0][0].text
    return block_of(rows, tabular="\t" in text or quoted)


def _cell_at(text: str, position: int) -> tuple[str, int]:
    """A cell and where it ends; what looks quoted is so if it had to be."""
    quoted = _QUOTED.match(text, position)
    if quoted and (_CONTROL.search(quoted[1]) or '""' in quoted[1]):
        return quoted[1].replace('""', '"').replace("\r\n", "\n"), quoted.end()
    plain = _PLAIN.match(text, position)
    return (plain[0], plain.end()) if plain else ("", position)


def written(block: Block) -> str:
    """Rows of cells as Excel, LibreOffice and ``read`` take them."""
    rows: Sequence[Sequence[Cell]] = block.rows
    text = "\r\n".join("\t".join(_written(cell.text) for cell in row) for row in rows)
    last_is_empty = len(rows) > 1 and not any(cell.text for cell in rows[-1])
    return text + "\r\n" if last_is_empty else text


def _written(text: str) -> str:
    guarded = f"'{text}" if _could_be_formula(text) else text
    if _CONTROL.search(guarded) or guarded.startswith('"'):
        return '"' + guarded.replace('"', '""') + '"'
    return guarded


def _could_be_formula(text: str) -> bool:
    """Whether a spreadsheet might calculate it; a dash alone is a dash."""
    return bool(_FORMULA.match(text)) and text != "-"


def _without_guard(text: str) -> str:
    guarded = text.startswith("'") and _could_be_formula(text[1:])
    return text[1:] if guarded else text
