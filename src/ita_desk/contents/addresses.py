"""Addresses on paper: what opens when it is clicked, and what is only text.

An address that is not http, https or mailto prints as plain text, its title first.
"""

import re

from ita_desk.contents.lines import Line, Span, line
from ita_desk.model.place import Place
from ita_desk.model.tree import Evidence
from ita_desk.thai.addresses import is_web_address

# Thai words often follow an address without a space, so in running text it ends with its ASCII.
_IN_TEXT = re.compile(r"https?://[!-~]+", re.ASCII | re.IGNORECASE)
_CLOSING = ".,;:!?'\")]}>"


def typed(text: str, place: Place) -> tuple[Span, ...]:
    """Text exactly as typed; the web addresses in it open."""
    spans: list[Span] = []
    done = 0
    for found in _IN_TEXT.finditer(text):
        address = found.group().rstrip(_CLOSING)
        if not is_web_address(address):
            continue
        end = found.start() + len(address)
        spans += [Span(text[done : found.start()], place), Span(address, place, address)]
        done = end
    spans.append(Span(text[done:], place))
    return tuple(span for span in spans if span.text)


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
