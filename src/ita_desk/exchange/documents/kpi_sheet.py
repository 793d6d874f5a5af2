"""The indicator progress sheet in a dossier file."""

from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity

KPI_SHEET: dict[Entity, Keys] = {
    "kpi_sheet": Keys(("date", "date_text", "rows", "notes", "digits")),
    "kpi_row": Keys(
        (
            "own",
            "code",
            "name",
            "full_score",
            "self_score",
            "responsible",
            "progress",
            "remark",
            "components",
        )
    ),
    "score_component": Keys(("level", "title", "actual", "target", "weight")),
}
