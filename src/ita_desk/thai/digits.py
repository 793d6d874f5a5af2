"""Thai and Arabic digits: text is stored as typed, Thai digits are put in when it is printed."""

import re
from collections.abc import Iterator
from functools import cache

from ita_desk.thai.addresses import addresses

_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_THAI = re.compile("[๐-๙]+(?:[.,:/][๐-๙]+)*")
_FILE_NAME = (
    r"\S*\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|rtf|odt|ods|png|jpe?g|gif|svg|tiff?|bmp|webp"
    r"|mp[34]|mov|zip|rar|7z|html?|php|aspx?|json|xml)(?![A-Za-z0-9])"
)
# O5, R1_2.1_3.4_Feb, DOC4.0, COVID-19: Latin letters and digits with nothing between but these.
_CODE = r"(?:[A-Za-z0-9]+[_.\-])*[0-9]*[A-Za-z][A-Za-z0-9]*(?:[_.\-+%]+[A-Za-z0-9]+)*"


def thai_digits(text: str) -> str:
    """``text`` with Thai digits, save in addresses, file names and Latin codes such as ``O5``."""
    if text.translate(_TO_THAI) == text:
        return text
    parts: list[str] = []
    end = 0
    for start, stop in _kept_spans(text):
        parts += text[end:start].translate(_TO_THAI), text[start:stop]
        end = stop
    return "".join((*parts, text[end:].translate(_TO_THAI)))


def arabic_digits(text: str) -> str:
    """``text`` with Arabic digits, for parsing and searching; the length stays the same."""
    return text.translate(_TO_ARABIC)


def thai_numbers(text: str) -> list[tuple[int, int]]:
    """Spans of the numbers in Thai digits that stand outside of addresses, in order."""
    found = [number.span() for number in _THAI.finditer(text)]
    inside = addresses(text) if found else ()
    return [
        (start, end)
        for start, end in found
        if not any(first < end and start < last for first, last in inside)
    ]


def with_arabic_numbers(text: str) -> str:
    """``text`` with Arabic digits, save in addresses, whose letters are what opens them."""
    for start, end in thai_numbers(text):
        text = text[:start] + arabic_digits(text[start:end]) + text[end:]
    return text


def _kept_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans whose digits stay as they are, in order and apart."""
    end = 0
    for start, stop in [*addresses(text), (len(text), len(text))]:
        for found in _kept().finditer(text, end, start):
            yield found.span()
        yield start, stop
        end = stop


@cache
def _kept() -> re.Pattern[str]:
    """Compiled with the first text that is printed in Thai digits."""
    return re.compile(f"{_FILE_NAME}|{_CODE}", re.IGNORECASE)
