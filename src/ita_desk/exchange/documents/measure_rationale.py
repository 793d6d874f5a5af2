"""The measure rationale with PIRAB in a dossier file; its texts of a measure stand in the plan."""

from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity

MEASURE_RATIONALE: dict[Entity, Keys] = {
    "oit_link": Keys(("letter", "topics", "title", "instruments"), ("letter",)),
    "measure_rationale": Keys(
        (
            "heading",
            "criterion",
            "criterion_score",
            "introduction",
            "plan_caption",
            "plan_rows",
            "measure_caption",
            "measure_rows",
            "knowledge_topics",
            "oit_topics",
            "digits",
        )
    ),
    "plan_row": Keys(("title", "numbered", "target", "period", "responsible")),
    "measure_row": Keys(("measure", "title", "target", "period", "responsible", "success")),
    "knowledge_topic": Keys(("name", "reason", "target_groups")),
    "oit_topic": Keys(("code", "title")),
}
