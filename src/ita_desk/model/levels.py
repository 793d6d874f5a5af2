"""The five levels of the indicator: their items, the usual ones and the dossier's own.

The split of points inside a level differs from year to year; where no form tells it, it is left
open (docs/domain.md 1.3). An item whose ``item`` is ``""`` is the level itself.
"""

from decimal import Decimal

from ita_desk.model.tree import Dossier, LevelItem

LEVELS = (1, 2, 3, 4, 5)
OUTCOME = 5
"""The level whose score others announce, after the round report is due."""

EIT_ITEM = "1.2"
"""The item that counts external stakeholders."""

_USUAL = (
    (1, "", "Assessment", "1"),
    (
        1,
        "1.1",
        "รายงานผลการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน ITA",
        "",
    ),
    (1, EIT_ITEM, "ระบุจำนวนผู้มีส่วนได้ส่วนเสียภายนอก EIT", ""),
    (2, "", "Advocacy/Intervention", "1"),
    (
        2,
        "2.1",
        "กำหนดมาตรการ กลไก ขับเคลื่อนการดำเนินงานคุณธรรมและความโปร่งใสของหน่วยงาน",
        "0.5",
    ),
    (2, "2.2", "จัดทำแผนการดำเนินการขับเคลื่อนตัวชี้วัดที่สอดคล้องกับผลการวิเคราะห์ ITA", ""),
    (3, "", "Management and Governance", "1"),
    (
        3,
        "3.1",
        "รายงานการกำกับ ติดตามผลการดำเนินงานตัวชี้วัดเป็นประจำทุกเดือน"
        " และนำขึ้นเว็บไซต์ของหน่วยงาน ภายในวันที่ 10 ของเดือน",
        "",
    ),
    (4, "", "Output ผลผลิต", "1"),
    (5, "", "Outcome ผลลัพธ์ของตัวชี้วัด", "1"),
)
USUAL_LEVEL_ITEMS: tuple[LevelItem, ...] = tuple(
    LevelItem(id=number, level=level, item=item, title=title, max_score=most)
    for number, (level, item, title, most) in enumerate(_USUAL, 1)
)
"""What a dossier without items of its own goes by."""


def level_items(dossier: Dossier) -> tuple[LevelItem, ...]:
    """The dossier's own items, or the usual ones where it has none."""
    return dossier.level_items or USUAL_LEVEL_ITEMS


def level_title(dossier: Dossier, level: int) -> str:
    """The name of a level, as ``Assessment``."""
    found = _item(level_items(dossier), level, "") or _item(USUAL_LEVEL_ITEMS, level, "")
    return found.title if found else ""


def most_of_level(dossier: Dossier, level: int) -> Decimal | None:
    """The most a level can score: its own maximum, else the sum of its items'; None if unknown."""
    own = _item(level_items(dossier), level, "")
    if own is not None and own.max_score:
        return Decimal(own.max_score)
    return sum_of_items(dossier, level)


def most_of_item(dossier: Dossier, level: int, item: str) -> Decimal | None:
    """The most an item can score; where that is unknown, what its level can."""
    found = _item(level_items(dossier), level, item) if item else None
    if found is not None and found.max_score:
        return Decimal(found.max_score)
    return most_of_level(dossier, level)


def sum_of_items(dossier: Dossier, level: int) -> Decimal | None:
    """What the items of a level can score together; None unless all of them are known."""
    items = [item for item in level_items(dossier) if item.level == level and item.item]
    if not items or not all(item.max_score for item in items):
        return None
    return sum((Decimal(item.max_score) for item in items), Decimal())


def level_of(code: str) -> int | None:
    """The level of an item's code, as 3 of ``3.1``; None for what is no code of an item."""
    first, dot, rest = code.strip().partition(".")
    is_code = first.isdecimal() and (not dot or all(s.isdecimal() for s in rest.split(".")))
    return int(first) if is_code and first in ("1", "2", "3", "4", "5") else None


def item_order(code: str) -> tuple[int, ...]:
    """Sorts codes of items by their numbers: 4.2 before 4.10."""
    return tuple(int(part) for part in code.strip().split(".") if part.isdecimal())


def _item(items: tuple[LevelItem, ...], level: int, item: str) -> LevelItem | None:
    return next((i for i in items if i.level == level and i.item.strip() == item.strip()), None)
