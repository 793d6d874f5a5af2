"""Tables as clipboard text, as Excel, LibreOffice and Word write and read it.

Cells are parted by tabs and rows by line ends. Excel quotes a cell only when a tab or a line
end stands in it; a cell that merely begins with a quotation mark stays as it is.
"""

import re
from collections.abc import Sequence

from ita_desk.model.errors import N_, WorldFault

MOST_CHARACTERS = 2_000_000
MOST_ROWS = 1_000
MOST_CELLS = 20_000

_QUOTED = re.compile(r'"((?:[^"]|"")*)"(?=\t|\r?\n|\r|\Z)')
_PLAIN = re.compile(r"[^\t\r\n]*")
_CONTROL = re.compile(r"[\t\r\n]")


class PasteTooLarge(WorldFault):
    """More on the clipboard than a table or a field of a dossier ever holds."""

    def __init__(self) -> None:
        """Tell the bounds."""
        super().__init__(
            N_(
                "Nothing was pasted: more than {rows} rows or {characters} characters are on the"
                " clipboard. Paste it in parts."
            ),
            rows=f"{MOST_ROWS:,}",
            characters=f"{MOST_CHARACTERS:,}",
        )


def block_of_text(text: str) -> list[list[str]]:
    """Read clipboard text as rows of cells; a line end at the very end adds no row.

    Raises PasteTooLarge before a text beyond the bounds is read.
    """
    lines = text.count("\n") or text.count("\r")
    if len(text) > MOST_CHARACTERS or lines > MOST_ROWS or lines + text.count("\t") > MOST_CELLS:
        raise PasteTooLarge
    rows: list[list[str]] = [[]]
    position = 0
    while True:
        quoted = _QUOTED.match(text, position)
        if quoted and _CONTROL.search(quoted[1]):
            cell, position = quoted[1].replace('""', '"').replace("\r\n", "\n"), quoted.end()
        else:
            plain = _PLAIN.match(text, position)
            cell, position = (plain[0], plain.end()) if plain else ("", position)
        rows[-1].append(cell)
        if position >= len(text):
            break
        if text[position] == "\t":
            position += 1
            continue
        position += 2 if text.startswith("\r\n", position) else 1
        if position >= len(text):
            break
        rows.append([])
    return rows


def text_of_block(block: Sequence[Sequence[str]]) -> str:
    """Write rows of cells so that Excel and ``block_of_text`` read the same cells."""
    return "\r\n".join("\t".join(_quoted(cell) for cell in row) for row in block)


def _quoted(cell: str) -> str:
    if _CONTROL.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
