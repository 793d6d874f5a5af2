"""The five-level summary in a dossier file, and the items of the levels."""

from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity

LEVEL_SUMMARY: dict[Entity, Keys] = {
    "level_item": Keys(("level", "item", "title", "max_score"), ("level",)),
    "level_summary": Keys(
        (
            "eit_persons",
            "results",
            "closing",
            "outcome_pending",
            "expected_score",
            "score_table",
            "digits",
        )
    ),
    "level_result": Keys(("level", "item", "text", "bullets", "links", "score"), ("level",)),
}
