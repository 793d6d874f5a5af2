"""How a dossier is called outside the window: always Thai, like its forms."""

import re

from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import round_label

PRACTICE_MARK = "ฝึกหัด"
"""What stands on every sheet of a round for practice, and in the names of its files."""

_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def dossier_title(dossier: Dossier) -> str:
    """Unit, year, round and indicator on one line, as a clerk names a dossier."""
    code = dossier.indicator.code
    parts = (
        dossier.unit.name,
        f"ปีงบประมาณ {dossier.fiscal_year}",
        round_label(dossier.round),
        f"ตัวชี้วัดที่ {code}" if code else "",
        PRACTICE_MARK if dossier.practice else "",
    )
    return " · ".join(on_one_line(part) for part in parts if part)


def origin(dossier: Dossier) -> str:
    """Unit, round and year on one line, for the sheets of a document after its first."""
    year = f"{round_label(dossier.round)} ปีงบประมาณ พ.ศ. {dossier.fiscal_year}"
    return "  ".join(on_one_line(part) for part in (dossier.unit.name, year) if part.strip())


def on_one_line(text: str) -> str:
    """Text with a blank for whatever would end or upset a line."""
    return _BREAKS.sub(" ", text)
