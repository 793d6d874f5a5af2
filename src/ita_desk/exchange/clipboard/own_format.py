"""The program's own format: every cell whole, as JSON."""

import json
from collections.abc import Mapping
from typing import Any, cast

from ita_desk.model.block import Block, Cell, check_bounds

_VERSION = 1


def written(block: Block) -> bytes:
    """A block as bytes that ``read`` reads as an equal one."""
    rows = [[[cell.text, cell.kind, cell.value, cell.merged] for cell in row] for row in block.rows]
    told = {"version": _VERSION, "rows": rows, "wholes": list(block.wholes)}
    return json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass")


def read(told: bytes) -> Block | None:
    """The block, or None where these bytes are none of this version. Raises PasteTooLarge.

    Any program may put anything under our format's name: values are checked where they are
    written into fields, the form is checked here.
    """
    try:
        found = json.loads(told.decode("utf-8"))
        if not isinstance(found, dict) or found.get("version") != _VERSION:  # type: ignore[union-attr]
            return None
        rows = tuple(tuple(_cell(cell) for cell in row) for row in found["rows"])  # type: ignore[index]
        wholes = tuple(_whole(one) for one in found["wholes"])  # type: ignore[index]
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    if not rows or len({len(row) for row in rows}) != 1 or len(wholes) not in (0, len(rows)):
        return None
    check_bounds(rows)
    return Block(rows, own=True, tabular=True, wholes=wholes)


def _cell(told: Any) -> Cell:
    text, kind, value, merged = told
    if not isinstance(text, str) or not isinstance(kind, str):
        raise TypeError("no cell")
    return Cell(text, kind, value, bool(merged))


def _whole(told: Any) -> Mapping[str, Any] | None:
    if told is not None and not isinstance(told, dict):
        raise TypeError("no row")
    return cast("Mapping[str, Any] | None", told)
