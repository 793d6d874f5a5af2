"""What a Word or Excel file holds: blocks, tables, cells and pieces, each with its source.

Every reader of this room makes a ``Paper``; nothing above knows which program wrote the file.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from ita_desk.model.errors import N_

OWN = "_ita_"
"""How the names begin that this program's files give their paragraphs."""
OWN_PROPERTY = "ita_desk "
"""How the names begin of what they say of themselves."""

PieceKind = Literal["text", "tick", "cross", "box", "picture"]

NoteCode = Literal[
    "boolean",
    "buddhist-date",
    "deleted-row",
    "formula",
    "formula-without-value",
    "hidden-cell",
    "hidden-sheet",
    "hidden-text",
    "invisible-characters",
    "merged-text",
    "nested-table",
    "number",
    "old-excel",
    "picture",
    "placeholder",
    "struck-text",
    "text-box",
    "tracked-deletion",
    "tracked-insertion",
    "two-digit-year",
    "unknown-symbol",
]


@dataclass(frozen=True, slots=True)
class Source:
    """Where in the file something stands: ``ตารางที่ 2 แถว 3 ช่อง 11``.

    ``message`` is a message id, ``inside`` what it stands in.
    """

    message: str
    parameters: tuple[tuple[str, object], ...] = ()
    inside: "Source | None" = None

    def told(self, translate: Callable[[str], str] = lambda message: message) -> str:
        """The words that lead a reader to the spot."""
        own = translate(self.message).format(**dict(self.parameters))
        return f"{self.inside.told(translate)} {own}" if self.inside else own


def source(message: str, inside: Source | None = None, **parameters: object) -> Source:
    """A source from a message id and what fills it."""
    return Source(message, tuple(parameters.items()), inside)


WHOLE_FILE = source(N_("whole file"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with one link; a ``tick`` or ``box`` has its sign as text."""

    text: str
    link: str = ""
    kind: PieceKind = "text"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; ``mark`` is the number or bullet that Word computes, not in the text.

    Word numbers empty paragraphs, too, as in a column that holds the numbers of rows.
    ``own`` is the name that this program's own files give a paragraph, to know it again.
    """

    pieces: tuple[Piece, ...]
    source: Source
    mark: str = ""
    level: int = 0
    own: str = ""

    @property
    def text(self) -> str:
        """The typed text without the computed mark; its lines end with a line feed."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> str:
        """The text as it is seen, with its mark; an empty paragraph has none to tell of."""
        if not self.mark or not any(one.text.strip() or one.kind != "text" for one in self.pieces):
            return self.text
        return f"{self.mark} {self.text}".strip()

    def has(self, kind: PieceKind) -> bool:
        """Whether a piece of this kind stands in it."""
        return any(piece.kind == kind for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; ``row`` and ``column`` count from 0, spans from 1."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...]
    source: Source
    row_span: int = 1
    column_span: int = 1
    hidden: bool = False

    @property
    def text(self) -> str:
        """What is seen in the cell, a line for each paragraph that holds anything."""
        return "\n".join(p.shown for p in self.paragraphs if p.shown.strip())

    def has(self, kind: PieceKind) -> bool:
        """Whether a piece of this kind stands in it."""
        return any(paragraph.has(kind) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; merged cells stand once, at their upper left corner."""

    cells: tuple[Cell, ...]
    rows: int
    columns: int
    source: Source

    def grid(self) -> dict[tuple[int, int], Cell]:
        """The cell over each ``(row, column)``; spots that no cell covers are left out."""
        covered: dict[tuple[int, int], Cell] = {}
        for cell in self.cells:
            for row in range(cell.row, min(cell.row + cell.row_span, self.rows)):
                for column in range(cell.column, min(cell.column + cell.column_span, self.columns)):
                    covered.setdefault((row, column), cell)
        return covered


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader had to decide: nothing is guessed in silence."""

    code: NoteCode
    source: Source
    text: str = ""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole file. ``elsewhere`` is what stands outside the body: headers, comments, boxes."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    elsewhere: tuple[Paragraph, ...] = ()
    properties: Mapping[str, str] = field(default_factory=dict[str, str])
    """What a file of this program says of itself; empty for any other."""

    def paragraphs(self) -> Iterator[Paragraph]:
        """Every paragraph of the body, those in cells included, in reading order."""
        for block in self.blocks:
            if isinstance(block, Paragraph):
                yield block
            else:
                for cell in block.cells:
                    yield from cell.paragraphs
