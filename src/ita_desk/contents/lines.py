"""What every document is made of before it is ink: spans of text on lines.

Texts, never markup: a span holds exactly what was typed, or a word of the form.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from ita_desk.model.place import Place

TICK = "✓"
BULLET = "•"
SUB_BULLET = "–"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text, the place it comes from, and the address it opens (``""``: none).

    ``code`` keeps its digits, whatever digits the document is printed in.
    """

    text: str
    place: Place | None = None
    link: str = ""
    underlined: bool = False
    code: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of spans; ``indent`` counts steps of a list, whose sign is ``mark``.

    ``keeps`` a line on the sheet of the next one: a date and its address.
    """

    spans: tuple[Span, ...]
    indent: int = 0
    mark: str = ""
    keeps: bool = False

    @property
    def text(self) -> str:
        """The text of all spans, without the list sign."""
        return "".join(span.text for span in self.spans)

    @property
    def place(self) -> Place | None:
        """Where a click on the line leads: the place of its last span that has one."""
        return next((span.place for span in reversed(self.spans) if span.place), None)


@dataclass(frozen=True, slots=True)
class Cell:
    """The lines of one cell of a form, and where a click on the cell leads."""

    lines: tuple[Line, ...]
    place: Place

    @property
    def text(self) -> str:
        """The text of the lines, one under the other."""
        return text_of(self.lines)


def line(*spans: Span) -> Line:
    """A plain line of these spans."""
    return Line(spans)


def text_of(lines: Iterable[Line]) -> str:
    """The text of the lines, one under the other."""
    return "\n".join(item.text for item in lines)
