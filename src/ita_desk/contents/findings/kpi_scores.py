"""Scores of the indicator progress sheet: told, within the full score, and as its parts count."""

from collections.abc import Iterator
from decimal import Decimal

from ita_desk.contents.findings.inspection import Inspection, error, warning
from ita_desk.contents.kpi_rows import row_name, row_place, self_score, sheet_rows
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.scoring import (
    SCORE_PLACES,
    components_total,
    decimal_places,
    printed_score,
)
from ita_desk.model.tree import KpiRow, ScoreComponent

_ALL = Decimal(100)


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
