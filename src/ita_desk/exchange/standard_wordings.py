"""The wordings that come with the program, read from ``resources/wordings``."""

import json
from pathlib import Path
from typing import Any

from ita_desk.model.tree import Wording


def read_standard_wordings(file: Path) -> tuple[Wording, ...]:
    """All of them, in the order of the file: each group has its fields and its texts.

    They are written as in a round report of the unit, the year and the round that the file names.
    """
    stored: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return tuple(
        Wording(
            text=text,
            field=" ".join(group["fields"]),
            unit=stored["unit"],
            fiscal_year=stored["fiscal_year"],
            round=stored["round"],
        )
        for group in stored["groups"]
        for text in group["texts"]
    )
