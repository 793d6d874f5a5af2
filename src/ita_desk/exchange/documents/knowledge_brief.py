"""The knowledge brief in a dossier file."""

from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity

KNOWLEDGE_BRIEF: dict[Entity, Keys] = {
    "knowledge_brief": Keys(
        (
            "title",
            "principle",
            "score_1",
            "score_2",
            "score_3",
            "score_4",
            "score_5",
            "overall",
            "target",
            "next_target",
            "analysis",
            "steps",
            "evaluation",
            "plan_caption",
            "policy",
            "link",
            "digits",
        )
    ),
}
