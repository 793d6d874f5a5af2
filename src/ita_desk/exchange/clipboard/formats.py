"""What stands on a clipboard, and in which order it is believed.

The program's own format says all; ``text/html`` knows merged cells, line ends in cells and what a
date is; ``text/plain`` is the last resort, for a text without a table too.
"""

from dataclasses import dataclass

from ita_desk.exchange.clipboard import html_reader, html_writer, own_format, plain_text
from ita_desk.model.block import Block

OWN_FORMAT = "application/x-ita-desk-cells"
"""The name of the program's own format."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The formats of one copy; an empty one is not there."""

    own: bytes = b""
    html: str = ""
    text: str = ""


def block_of(clip: Clip) -> Block:
    """The cells on the clipboard; none where there is nothing. Raises PasteTooLarge."""
    own = own_format.read(clip.own) if clip.own else None
    if own is not None:
        return own
    table = html_reader.read(clip.html) if clip.html else None
    return table or plain_text.read(clip.text)


def clip_of(block: Block) -> Clip:
    """A block in all three formats."""
    text, html = plain_text.written(block), html_writer.written(block)
    return Clip(own=own_format.written(block), html=html, text=text)


def text_of(clip: Clip) -> str:
    """What a field for one text takes: of a single cell its text, else the plain text as it is.

    The line end that a spreadsheet puts behind a copied cell is no part of it. Raises
    PasteTooLarge.
    """
    block = (
        block_of(clip) if clip.own or "<t" in clip.html.lower() or clip.text[:1] == '"' else None
    )
    if block is not None and len(block.rows) == block.width == 1:
        return block.rows[0][0].text
    return clip.text.removesuffix("\n").removesuffix("\r")
