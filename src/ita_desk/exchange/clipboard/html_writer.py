"""A block as an HTML table that Word, Writer, Excel and Calc take, with merged cells.

Every cell is marked as text, so that no spreadsheet takes one for a formula or a date.
"""

from html import escape

from ita_desk.model.block import Block

GENERATOR = "ita_desk"
"""By this the reader knows a table of our own, in which every blank is meant."""

_STYLE = (
    "table{border-collapse:collapse}"
    "td{border:.5pt solid #000;padding:1pt 4pt;vertical-align:top;white-space:pre-wrap;"
    "mso-number-format:'\\@'}"
    "br{mso-data-placement:same-cell}"
)


def written(block: Block) -> str:
    """The whole document; merged cells span those below them."""
    rows = "\n".join(f"<tr>{_row(block, number)}</tr>" for number in range(len(block.rows)))
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        f'<meta name="generator" content="{GENERATOR}"><style>{_STYLE}</style></head>'
        f'<body><table border="1" cellspacing="0">\n{rows}\n</table></body></html>'
    )


def _row(block: Block, number: int) -> str:
    return "".join(
        _cell(cell.text, _span(block, number, column))
        for column, cell in enumerate(block.rows[number])
        if not (cell.merged and number)
    )


def _cell(text: str, rows: int) -> str:
    span = f' rowspan="{rows}"' if rows > 1 else ""
    told = escape(text, quote=False).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "<br>")
    return f'<td{span} sdnum="1033;0;@">{told}</td>'


def _span(block: Block, number: int, column: int) -> int:
    """How many rows a cell spans."""
    end = number + 1
    while end < len(block.rows) and block.rows[end][column].merged:
        end += 1
    return end - number
