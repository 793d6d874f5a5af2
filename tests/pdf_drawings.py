"""Lines and pictures of a finished PDF, from its drawing operators."""

import io
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True)
class Dots:
    """A dotted line, in points from the lower left corner."""

    left: float
    right: float
    height: float


def drawn(pdf):
    """Dotted lines, other lines, and boxes of pictures, of the first page."""
    dots, solid, pictures, matrix, dashed, start = [], [], [], None, False, None
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for operands, operator in pikepdf.parse_content_stream(document.pages[0]):
            match str(operator):
                case "d":
                    dashed = len(operands[0]) > 0
                case "q" | "Q":
                    dashed = False
                case "m":
                    start = [float(number) for number in operands]
                case "l":
                    end = [float(number) for number in operands]
                    found = Dots(start[0], end[0], start[1])
                    (dots if dashed else solid).append(found)
                case "re":
                    solid.append(operands)
                case "cm":
                    matrix = [float(number) for number in operands]
                case "Do":
                    pictures.append(matrix)
    return dots, solid, pictures
