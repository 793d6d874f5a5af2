"""How PDF writes names, strings and numbers, all of it in ASCII."""

from __future__ import annotations

import re
from collections.abc import Iterable

_PLAIN = re.compile(r"[ -~]*")
_ESCAPED = re.compile(r"[\\()]")
_NOT_IN_NAME = re.compile(r"[^!-~]|[#()<>\[\]{}/%]")


def name(text: str) -> str:
    """A name with its slash."""
    return "/" + _NOT_IN_NAME.sub(_hexadecimal, text)


def _hexadecimal(found: re.Match[str]) -> str:
    return "".join(f"#{byte:02X}" for byte in found[0].encode())


def text_string(text: str) -> str:
    """A string that readers show: ASCII as it is, anything else as UTF-16 with its mark."""
    if _PLAIN.fullmatch(text):
        return "(" + _ESCAPED.sub(r"\\\g<0>", text) + ")"
    return byte_string(f"\ufeff{text}".encode("utf-16-be"))


def byte_string(data: bytes) -> str:
    """A string of bytes."""
    return f"<{data.hex()}>"


def reference(number: int) -> str:
    """An indirect reference to an object."""
    return f"{number} 0 R"


def references(numbers: Iterable[int]) -> str:
    """An array of references."""
    return f"[{' '.join([f'{number} 0 R' for number in numbers])}]"


def decimals(values: Iterable[float]) -> str:
    """Lengths, to a hundredth of a point."""
    return " ".join([f"{value:.2f}" for value in values])
