"""The cover memo in a dossier file."""

from ita_desk.exchange.json_node import Keys
from ita_desk.model.place import Entity

COVER_MEMO: dict[Entity, Keys] = {
    "cover_memo": Keys(
        (
            "meeting",
            "number",
            "date",
            "date_text",
            "sender",
            "subject",
            "recipient",
            "reference",
            "enclosures",
            "cause",
            "purpose",
            "conclusion",
            "submitter",
            "acknowledgement",
            "approver",
            "digits",
        )
    ),
}
