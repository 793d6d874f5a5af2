"""Which tables of a dossier have columns as wide as somebody set them."""

from ita_desk.model.tree import Dossier

ROUND_REPORT_TABLE = "round-report"
KPI_SHEET_TABLE = "kpi-sheet"
RATIONALE_PLAN_TABLE = "rationale-plan"
RATIONALE_MEASURES_TABLE = "rationale-measures"
KNOWLEDGE_PLAN_TABLE = "knowledge-plan"

Widths = tuple[float, ...] | None
"""Millimetres from left to right, or None: those that make the table lowest."""
_WIDEST = 1000.0


def set_widths(dossier: Dossier, printed: str) -> Widths:
    """The widths set for a table; what is no row of widths above 0 counts as none."""
    for row in dossier.table_widths:
        if row.printed == printed:
            try:
                widths = tuple(float(word) for word in row.widths.split())
            except ValueError:
                return None
            sound = bool(widths) and all(0 < width <= _WIDEST for width in widths)
            return widths if sound else None
    return None
