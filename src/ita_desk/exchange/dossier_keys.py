"""The keys of a dossier file: the order in which they are written, and which are required.

What each means, its type and its default stand in docs/dossier-format.md; the rules of the
values are those of ``ita_desk.model.fields``. Documents beside the round report have theirs in
``document_keys``.
"""

from ita_desk.exchange.json_node import Keys

FORMAT = "ita-desk/dossier"
VERSION = 1

DOSSIER = Keys(
    (
        "format",
        "version",
        "unit",
        "people",
        "fiscal_year",
        "round",
        "indicator",
        "plan",
        "round_report",
        "cover_memo",
        "level_items",
        "level_summary",
        "kpi_sheet",
        "measure_rationale",
        "knowledge_brief",
    ),
    ("format", "version", "unit", "fiscal_year", "round", "indicator"),
)
UNIT = Keys(("name", "department", "group", "document_prefix", "phone", "website"), ("name",))
PERSON = Keys(("key", "name", "position", "role", "phone", "email"), ("key", "name"))
INDICATOR = Keys(("code", "name", "english_name", "abbreviation", "full_score"), ("code", "name"))
PLAN = Keys(("measures", "activities"))
MEASURE = Keys(
    (
        "key",
        "title",
        "rationale",
        "partner",
        "invest",
        "regulate",
        "advocate",
        "build",
        "oit_links",
    ),
    ("key", "title"),
)
ACTIVITY = Keys(
    (
        "key",
        "measure",
        "title",
        "numbered",
        "level_item",
        "quantity",
        "quality",
        "quarters",
        "months",
        "responsible",
        "budget",
        "counted",
        "knowledge_topic",
        "results",
    ),
    ("measure", "title"),
)
MARK = Keys(("ticked", "text"))
RESULT = Keys(
    (
        "key",
        "kind",
        "text",
        "date",
        "date_text",
        "links",
        "level_item",
        "public",
        "category",
        "time",
        "place",
    ),
    ("kind",),
)
EVIDENCE = Keys(("url", "title"), ("url",))
ROUND_REPORT = Keys(("headings", "numbering", "digits", "reporter", "signature_block", "links"))
