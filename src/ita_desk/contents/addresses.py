"""Addresses on paper: what opens when it is clicked, and what is only text.

An address that is not http, https or mailto prints as plain text, its title first.
"""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest

from ita_desk.contents.lines import Line, Span, line
from ita_desk.model.place import Place
from ita_desk.model.tree import Evidence
from ita_desk.thai.addresses import addresses, is_web_address


def typed(text: str, place: Place) -> tuple[Span, ...]:
    """Text exactly as typed; the web addresses in it open."""
    spans: list[Span] = []
    done = 0
    for start, end in addresses(text):
        address = text[start:end]
        if is_web_address(address):
            spans += [Span(text[done:start], place), Span(address, place, address)]
            done = end
    spans.append(Span(text[done:], place))
    return tuple(span for span in spans if span.text)


def kept_with_addresses(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, each that stands before an address (or its title) kept on its sheet."""
    lines = tuple(lines)
    return tuple(
        replace(line, keeps=True) if _is_address(following) and not _is_address(line) else line
        for line, following in zip_longest(lines, lines[1:])
    )


def _is_address(line: Line | None) -> bool:
    return line is not None and bool(line.spans) and all(span.link for span in line.spans)


def address_line(url: str, place: Place) -> Line:
    """An address without a title."""
    return line(Span(url, place, url if is_web_address(url) else ""))


def address_spans(evidence: Evidence) -> tuple[Span, ...]:
    """The title as the link, or the address itself; both as text if the address doesn't open."""
    titled = Place("evidence", evidence.id, "title")
    addressed = Place("evidence", evidence.id, "url")
    if is_web_address(evidence.url):
        if evidence.title:
            return (Span(evidence.title, titled, evidence.url),)
        return (Span(evidence.url, addressed, evidence.url),)
    parts = (Span(evidence.title, titled), Span(evidence.url, addressed))
    shown = [part for part in parts if part.text]
    return (shown[0], Span(" "), shown[1]) if len(shown) == 2 else tuple(shown)
