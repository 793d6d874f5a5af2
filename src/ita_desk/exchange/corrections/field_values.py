"""From corrected paragraphs back to what their fields hold.

A paragraph as it would be printed today holds the values of its fields between words of the form;
where these words still stand, what is between them now are the new values.
"""

import re
from collections.abc import Iterator, Sequence

from ita_desk.exchange.corrections.stamps import evened
from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import read_results
from ita_desk.model.tree import Dossier, Result
from ita_desk.model.tree_places import row_at
from ita_desk.thai.dates import DateStyle, format_date
from ita_desk.thai.digits import arabic_digits, thai_digits
from ita_desk.thai.partial_date import PartialDate

NewValue = tuple[Place, str, str]
"""A field, what it holds as typed, and what it is to hold."""
_Span = tuple[int, int, Place, Fields]
"""Where a field's value begins and ends in a paragraph."""
_NUMBER_FIRST = re.compile(r"[0-9๐-๙]+(?=[.)] )")
_LEAST_LETTERS = 3
"""Of a value that is looked for in a paragraph of another field of its row."""


def new_values(
    dossier: Dossier, places: Sequence[Place], printed: str, corrected: str
) -> tuple[NewValue, ...]:
    """What the fields of one paragraph are to hold; nothing where that can't be told."""
    rows: list[tuple[Place, Fields]] = []
    for place in places:
        try:
            rows.append((place, row_at(dossier, place)))
        except KeyError:
            return ()
    if len(rows) == 1:
        place, row = rows[0]
        if isinstance(row, Result):
            return _of_result(dossier, place, row, corrected)
        if place.field and isinstance(getattr(row, place.field), Mark):
            return _changed(place, row, corrected)
        if place.field and not getattr(row, place.field) and printed in ("", "-"):
            return _changed(place, row, corrected)
    return _between_words(rows, printed, corrected)


def new_lines(
    dossier: Dossier, place: Place, printed: Sequence[str], corrected: Sequence[str]
) -> tuple[NewValue, ...]:
    """What a field is to hold that is printed as these lines, or generated where it is empty.

    Nothing where the lines aren't the field's own.
    """
    try:
        held = getattr(row_at(dossier, place), place.field) if place.field else 0
    except KeyError:
        return ()
    if not (held is None or isinstance(held, str)):
        return ()
    own = [evened(line) for line in (held or "").splitlines() if line.strip()]
    shown = [arabic_digits(line) for line in printed]
    if own and [arabic_digits(line) for line in own] != shown:
        return ()
    before = held or "\n".join(printed)
    return ((place, before, "\n".join(_stored(line, held or "") for line in corrected)),)


def _of_result(
    dossier: Dossier, place: Place, result: Result, corrected: str
) -> tuple[NewValue, ...]:
    """A line of results, read as such lines are typed: its date and its text."""
    read = read_results(arabic_digits(corrected), dossier.fiscal_year).results
    if not corrected:
        return ((Place("result", place.id, "text"), result.text, ""),) if result.text else ()
    if len(read) != 1 or read[0].links:
        return ()
    (line,) = read
    found: list[NewValue] = []
    if line.date != result.date or line.date_text != result.date_text:
        name = "date_text" if line.date_text else "date"
        before = result.date.iso() if result.date else result.date_text
        found.append(
            (
                Place("result", place.id, name),
                before,
                line.date.iso() if line.date else line.date_text,
            )
        )
    if evened(line.text) != evened(result.text):
        found.append((Place("result", place.id, "text"), result.text, line.text))
    return tuple(found)


def _between_words(
    rows: Sequence[tuple[Place, Fields]], printed: str, corrected: str
) -> tuple[NewValue, ...]:
    """One field changed, if that explains the paragraph; else several at once."""
    spans = _apart(_spans(rows, printed))
    for chosen in (*([span] for span in spans), spans):
        found = re.fullmatch(_pattern(printed, chosen), corrected, re.DOTALL) if chosen else None
        if found is not None:
            texts = zip(sorted(chosen, key=_start), found.groups(), strict=True)
            return tuple(
                value for span, text in texts for value in _changed(*span[2:], text.strip())
            )
    return ()


def _start(span: _Span) -> int:
    return span[0]


def _pattern(printed: str, spans: Sequence[_Span]) -> str:
    """The words of the form around the values; the number of a row may be another one."""
    pattern, at = "", 0
    number = _NUMBER_FIRST.match(printed)
    if number and all(start >= number.end() for start, *_ in spans):
        pattern, at = "[0-9๐-๙]+", number.end()
    for start, end, _, _ in sorted(spans, key=_start):
        pattern += f"{re.escape(printed[at:start])}(.*?)"
        at = end
    return pattern + re.escape(printed[at:])


def _apart(spans: Iterator[_Span]) -> list[_Span]:
    """Values that don't stand in one another; those that were named first win."""
    kept: list[_Span] = []
    for span in spans:
        if all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    return kept


def _spans(rows: Sequence[tuple[Place, Fields]], printed: str) -> Iterator[_Span]:
    """Where the fields' values stand in a paragraph; the fields that it is of go first."""
    for place, row in rows:
        if place.field:
            yield from _span(place, row, printed, 1)
    for place, row in rows:
        for name in type(row).model_fields:
            if name not in ("key", "id", place.field):
                yield from _span(Place(place.entity, place.id, name), row, printed, _LEAST_LETTERS)


def _span(place: Place, row: Fields, printed: str, least: int) -> Iterator[_Span]:
    value = getattr(row, place.field)
    if isinstance(value, PartialDate):
        shown = [format_date(value, style) for style in DateStyle]
    elif isinstance(value, str) and len(evened(value)) >= least:
        shown = [evened(value)]
    else:
        return
    for text in [form for one in shown for form in (one, thai_digits(one))]:
        start = printed.find(text)
        if start >= 0:
            yield start, start + len(text), place, row
            return


def _changed(place: Place, row: Fields, text: str) -> tuple[NewValue, ...]:
    held = getattr(row, place.field)
    if isinstance(held, Mark):
        before = f"✓ {held.text}".strip() if held.ticked else held.text
        after = arabic_digits(text)
    elif isinstance(held, PartialDate):
        before, after = format_date(held, DateStyle.LONG), arabic_digits(text)
    else:
        before = str(held or "")
        after = "" if place.field == "budget" and text == "-" else _stored(text, before)
    return () if evened(after) == evened(before) else ((place, before, after),)


def _stored(text: str, before: str) -> str:
    """Digits as they are stored: Arabic, where the field held no Thai ones itself."""
    return text if re.search("[๐-๙]", before) else arabic_digits(text)
