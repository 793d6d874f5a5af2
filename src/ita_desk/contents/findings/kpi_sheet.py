"""The rules of the indicator progress sheet, and its findings about rows and texts."""

import re
from collections.abc import Generator, Iterable, Iterator
from decimal import Decimal

from ita_desk.contents.findings.dates import (
    date_in_round,
    date_in_year,
    date_readable,
    doc_report_on_time,
)
from ita_desk.contents.findings.inspection import Inspection, Rule, error, warning
from ita_desk.contents.findings.required import indicator_named, unit_named
from ita_desk.contents.findings.text_addresses import (
    PlacedText,
    doubtful_addresses,
    web_addresses,
)
from ita_desk.contents.findings.typing_slips import (
    activities_digits_alike,
    digits_alike,
    well_typed,
)
from ita_desk.contents.kpi_rows import row_name, row_place, self_score, sheet_rows
from ita_desk.contents.kpi_sheet_texts import NOTHING, progress_lines, remark_lines
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.scoring import (
    SCORE_PLACES,
    components_total,
    decimal_places,
    printed_score,
)
from ita_desk.model.tree import KpiRow, ScoreComponent
from ita_desk.thai.digits import arabic_digits

_ALL = Decimal(100)

_NOTES = "หมายเหตุ"
_ITEM = re.compile(r"(\d{1,2})\.(?:\s|$)")
_TIMES = re.compile(r"จำนวน\s*(\d+)\s*ครั้ง\s*$")


def score_told(inspection: Inspection) -> Iterator[Finding]:
    """Every row has a full score and a score of its own."""
    for row in sheet_rows(inspection.dossier):
        if not row.full_score:
            place = row_place(row, "full_score", inspection.dossier)
            yield warning("kpi-full-score-missing", place, row_name(row))
        if not self_score(row) and not row.components:
            place = row_place(row, "self_score", inspection.dossier)
            yield warning("kpi-score-missing", place, row_name(row))


def score_within_full(inspection: Inspection) -> Iterator[Finding]:
    """A score isn't over the full score, and has at most four places."""
    for row in sheet_rows(inspection.dossier):
        place, score = row_place(row, "self_score", inspection.dossier), self_score(row)
        if score and row.full_score and Decimal(score) > Decimal(row.full_score):
            full = ("full", printed_score(row.full_score))
            yield error("kpi-score-over-full", place, row_name(row), ("score", score), full)
        if decimal_places(row.self_score) > SCORE_PLACES:
            yield error("kpi-score-places", place, row_name(row), ("score", row.self_score))


def components_complete(inspection: Inspection) -> Iterator[Finding]:
    """A component has actual, target and weight; the two percentages lie in 0 to 100."""
    for row, component in _components(inspection):
        name = row_name(row), ("part", component.title or component.level)
        for field in ("actual", "target", "weight"):
            if not getattr(component, field):
                place = Place("score_component", component.id, field)
                yield warning("component-figure-missing", place, *name)
        if component.target and not Decimal(component.target):
            place = Place("score_component", component.id, "target")
            yield error("component-target-zero", place, *name)
        for field in ("actual", "target"):
            figure: str = getattr(component, field)
            if figure and Decimal(figure) > _ALL:
                place = Place("score_component", component.id, field)
                yield error("component-percentage", place, *name, ("figure", figure))


def score_fits_components(inspection: Inspection) -> Iterator[Finding]:
    """A score that was typed is the one its components give."""
    for row in sheet_rows(inspection.dossier):
        total = components_total(row.components)
        if row.self_score and total is not None and Decimal(row.self_score) != total:
            yield warning(
                "kpi-score-differs",
                row_place(row, "self_score", inspection.dossier),
                row_name(row),
                ("score", printed_score(row.self_score)),
                ("total", printed_score(total)),
            )


def weights_fit_full_score(inspection: Inspection) -> Iterator[Finding]:
    """The weights of the components add up to the full score."""
    for row in sheet_rows(inspection.dossier):
        weights = [Decimal(part.weight) for part in row.components if part.weight]
        complete = len(weights) == len(row.components) > 0
        if complete and row.full_score and sum(weights) != Decimal(row.full_score):
            yield warning(
                "component-weights-differ",
                row_place(row, "full_score", inspection.dossier),
                row_name(row),
                ("weights", printed_score(sum(weights, Decimal(0)))),
                ("full", printed_score(row.full_score)),
            )


def _components(inspection: Inspection) -> Iterator[tuple[KpiRow, ScoreComponent]]:
    for row in sheet_rows(inspection.dossier):
        for component in row.components:
            yield row, component


def sheet_dated(inspection: Inspection) -> Iterator[Finding]:
    """The sheet says of which day it is, and that day can be read."""
    sheet = inspection.dossier.kpi_sheet
    place = Place("kpi_sheet", inspection.dossier.id, "date")
    if sheet.date is None and sheet.date_text.strip():
        yield warning("kpi-date-unreadable", place, ("text", sheet.date_text))
    elif sheet.date is None:
        yield warning("kpi-date-missing", place)


def rows_named(inspection: Inspection) -> Iterator[Finding]:
    """Every typed row has a code and a name; no code stands twice."""
    codes: set[str] = set()
    for order, row in enumerate(sheet_rows(inspection.dossier), 1):
        if not row.own and not row.code.strip():
            yield error(
                "kpi-code-missing",
                row_place(row, "code", inspection.dossier),
                ("order", str(order)),
            )
        if not row.own and not row.name.strip():
            yield error(
                "kpi-name-missing",
                row_place(row, "name", inspection.dossier),
                ("order", str(order)),
            )
        code = arabic_digits(row.code.strip())
        if code and code in codes:
            yield warning(
                "kpi-code-twice", row_place(row, "code", inspection.dossier), ("code", row.code)
            )
        codes.add(code)


def full_score_proved(inspection: Inspection) -> Iterator[Finding]:
    """A full score has something in its remarks: a date, an address, a criterion."""
    for row in sheet_rows(inspection.dossier):
        full = row.full_score and self_score(row) == printed_score(row.full_score)
        if full and not any(map(str.strip, remark_lines(row, inspection.dossier))):
            yield warning(
                "kpi-remark-missing", row_place(row, "remark", inspection.dossier), row_name(row)
            )


def items_answered(inspection: Inspection) -> Iterator[Finding | None]:
    """Each numbered item of the progress has its remark, with as many dates as it says."""
    dossier = inspection.dossier
    for row in sheet_rows(dossier):
        told = yield from _items(progress_lines(row, dossier))
        answered = yield from _items(remark_lines(row, dossier))
        if not told or not answered:
            continue
        place = row_place(row, "remark", inspection.dossier)
        for number in sorted(told.keys() ^ answered.keys()):
            yield warning("kpi-item-unanswered", place, row_name(row), ("item", str(number)))
        for number in sorted(told.keys() & answered.keys()):
            yield None
            said, listed = _TIMES.search(told[number]), _dates(answered[number])
            if said and int(said[1]) != listed:
                yield warning(
                    "kpi-count-differs",
                    place,
                    row_name(row),
                    ("item", str(number)),
                    ("said", said[1]),
                    ("listed", str(listed)),
                )


def addresses_right(inspection: Inspection) -> Iterator[Finding]:
    """Addresses in typed progress, remarks and notes open, and their hosts are genuine."""
    return doubtful_addresses(inspection, _typed_texts(inspection))


def address_proves_one(inspection: Inspection) -> Iterator[Finding | None]:
    """No address in the remarks proves two indicators."""
    dossier = inspection.dossier
    first_of: dict[str, KpiRow] = {}
    for row in sheet_rows(dossier):
        found: dict[str, None] = {}
        for text in remark_lines(row, dossier):
            yield None
            found.update(dict.fromkeys(web_addresses(text)))
        for url in found:
            owner = first_of.setdefault(url, row)
            if owner is not row:
                place = row_place(row, "remark", inspection.dossier)
                other = ("other", row_name(owner)[1])
                yield warning("kpi-address-twice", place, row_name(row), other, ("url", url))


def _typed_texts(inspection: Inspection) -> Iterator[PlacedText]:
    for row in sheet_rows(inspection.dossier):
        for field in ("progress", "remark"):
            text: str | None = getattr(row, field)
            if text:
                place = row_place(row, field, inspection.dossier)
                yield PlacedText(text, place, f"ตัวชี้วัด {row_name(row)[1]}")
    notes = Place("kpi_sheet", inspection.dossier.id, "notes")
    yield PlacedText(inspection.dossier.kpi_sheet.notes, notes, _NOTES)


def _items(texts: Iterable[str]) -> Generator[None, None, dict[int, str]]:
    """Number → the text of a numbered item, with the lines below it, addresses on their own apart.

    Reference links stand below the last item without belonging to it.
    """
    items: dict[int, str] = {}
    number: int | None = None
    for line in (line for text in texts for line in text.splitlines()):
        yield None
        found = _ITEM.match(line.strip())
        if found:
            number = int(arabic_digits(found[1]))
            items[number] = line.strip()[found.end() :].strip()
        elif number is not None and not line.startswith(("http://", "https://")):
            items[number] = f"{items[number]}\n{line.strip()}".strip()
    return items


def _dates(remark: str) -> int:
    """How many dates an item of the remarks lists."""
    if remark in ("", NOTHING):
        return 0
    return remark.count("ครั้งที่") or 1


KPI_SHEET_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    sheet_dated,
    rows_named,
    score_told,
    score_within_full,
    components_complete,
    score_fits_components,
    weights_fit_full_score,
    full_score_proved,
    items_answered,
    date_readable,
    date_in_year,
    date_in_round,
    doc_report_on_time,
    addresses_right,
    address_proves_one,
    well_typed("kpi_sheet", "kpi_row", "score_component"),
    digits_alike("kpi_sheet", "kpi_sheet", "kpi_row"),
    activities_digits_alike("kpi_sheet"),
)
"""In the order in which their findings are listed."""
