"""An activity's results as the lines of the results column.

Dossier file, version 1: a day prints as ``วันที่ 4 ธ.ค. 66``, a month as ``ธ.ค. 66``, a
counted occurrence begins with ``ครั้งที่ n``, a date that could not be read prints as typed.
Time and place of a meeting belong to the cover memo and are not printed here.
"""

from collections.abc import Iterator

from ita_desk.contents.addresses import address_spans, kept_with_addresses, typed
from ita_desk.contents.lines import BULLET, SUB_BULLET, Line, Span
from ita_desk.model.choices import ResultKind
from ita_desk.model.ordering import occurrence_numbers
from ita_desk.model.place import Place
from ita_desk.model.result_lines import NOT_PUBLIC, NOT_PUBLIC_NOTE, NOTE
from ita_desk.model.tree import Activity, Result
from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import PartialDate

_LISTS: dict[ResultKind, tuple[int, str]] = {"bullet": (1, BULLET), "sub_bullet": (2, SUB_BULLET)}


def results_lines(activity: Activity) -> tuple[Line, ...]:
    """All results in stored order; every address stands on a line of its own.

    It is kept on the sheet of the date or text before it.
    """
    numbers = occurrence_numbers(activity.results) if activity.counted else {}
    return kept_with_addresses(
        line for result in activity.results for line in _lines(result, numbers.get(result.id))
    )


def printed_date(when: PartialDate) -> str:
    """``วันที่ 4 ธ.ค. 66`` where a range begins with a day, ``ธ.ค. 66`` for months."""
    shown = format_date(when)
    return shown if when.start.day is None else f"วันที่ {shown}"


def _lines(result: Result, number: int | None) -> Iterator[Line]:
    """One result: number, date and text on the first line, then its addresses."""
    indent, mark = _LISTS.get(result.kind, (0, ""))
    paragraphs = [_sentence(result, number)]
    paragraphs += [address_spans(evidence) for evidence in result.evidence]
    if not result.public and NOT_PUBLIC not in result.text:
        paragraphs.append((Span(NOT_PUBLIC_NOTE, Place("result", result.id, "public")),))
    for spans in filter(None, paragraphs):
        yield Line(spans, indent, mark)
        mark = ""


def _sentence(result: Result, number: int | None) -> tuple[Span, ...]:
    dated = Place("result", result.id, "date")
    told = Place("result", result.id, "text")
    parts: list[tuple[Span, ...]] = []
    if number is not None:
        parts.append((Span(f"ครั้งที่ {number}", dated),))
    if result.date is not None:
        parts.append((Span(printed_date(result.date), dated),))
    if result.date_text:
        parts.append((Span(result.date_text, Place("result", result.id, "date_text")),))
    if result.text:
        if result.kind == "note" and not result.text.lstrip().startswith(NOTE):
            parts.append((Span(f"{NOTE} :"),))
        parts.append(typed(result.text, told))
    spans: list[Span] = []
    for part in parts:
        spans += [Span(" "), *part] if spans else part
    return tuple(spans)
