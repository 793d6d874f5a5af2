"""The five levels as gathered from the plan: what was done for each item, when, and the proof.

An activity counts for the item it is given (``level_item``); a result that is given another one
counts for that (docs/domain.md 4.4 and 4.8). Numbers are Arabic here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from ita_desk.contents.results import printed_date
from ita_desk.model.levels import EIT_ITEM, OUTCOME, item_order, level_items, level_of
from ita_desk.model.tree import Activity, Dossier, LevelResult, Result
from ita_desk.thai.addresses import is_web_address
from ita_desk.thai.calendar import round_label
from ita_desk.thai.dates import format_date

_DONE = "ผลการดำเนินงาน"
_COUNTED = "ผู้มีส่วนได้ส่วนเสียภายนอก EIT"
_AS_FOLLOWS = " ดังนี้"


@dataclass(slots=True)
class _Done:
    """What one activity did for one item."""

    activity: Activity
    results: list[Result] = field(default_factory=list[Result])


def level_results(dossier: Dossier, level: int) -> tuple[LevelResult, ...]:
    """What a level reports: as typed, or if nothing is, as generated (those have the id 0)."""
    own = tuple(result for result in dossier.level_summary.results if result.level == level)
    return own or generated_results(dossier, level)


def generated_results(dossier: Dossier, level: int) -> tuple[LevelResult, ...]:
    """What a level reports as long as nothing is typed for it."""
    if level == OUTCOME:
        return (_outcome(dossier),)
    done = _done_by_item(dossier, level)
    titles = {item.item: item.title for item in level_items(dossier) if item.level == level}
    if dossier.level_summary.eit_persons is not None and level == level_of(EIT_ITEM):
        done.setdefault(EIT_ITEM, [])
    return tuple(
        _item_result(dossier, level, code, titles.get(code, ""), done[code])
        for code in sorted(done, key=item_order)
    )


def closing(dossier: Dossier) -> str:
    """The last sentence: typed, or that the round report is enclosed."""
    typed = dossier.level_summary.closing
    if typed is not None:
        return typed
    return (
        f"และผลการดำเนินงานใน{round_label(dossier.round)} ตามแบบรายงานผลการขับเคลื่อนตัวชี้วัด ดังเอกสารแนบ"
    )


def _item_result(
    dossier: Dossier, level: int, code: str, title: str, done: list[_Done]
) -> LevelResult:
    """One activity tells of itself; several stand below the item's title."""
    bullets = [_sentence(one) for one in done]
    if len(bullets) == 1:
        text = bullets.pop()
    elif bullets:
        text = f"{title.removesuffix(_AS_FOLLOWS) or _DONE}{_AS_FOLLOWS}"
    else:
        text = title
    persons = dossier.level_summary.eit_persons
    if code == EIT_ITEM and persons is not None:
        text = f"{text or _COUNTED} จำนวน {persons} ราย"
    return LevelResult(
        id=0,
        level=level,
        item=code if "." in code else "",
        text=text,
        bullets="\n".join(bullets),
        links="\n".join(dict.fromkeys(link for one in done for link in _links(one))),
    )


def _outcome(dossier: Dossier) -> LevelResult:
    """That the score is announced later, and what is hoped for."""
    summary = dossier.level_summary
    text = "ประกอบด้วย (IIT+EIT+OIT)"
    if summary.outcome_pending:
        text += " ซึ่งกองการเจ้าหน้าที่จะแจ้งคะแนนให้ทราบภายหลัง"
        if summary.expected_score:
            text += f" คาดว่าจะได้ {summary.expected_score} คะแนน ในระดับ {OUTCOME}"
    links = [link.url for link in dossier.round_report.links if link.url.strip()]
    if links:
        text += " ตาม Link ดังนี้"
    return LevelResult(id=0, level=OUTCOME, text=text, links="\n".join(links))


def _done_by_item(dossier: Dossier, level: int) -> dict[str, list[_Done]]:
    """Codes of a level's items with what was done for each, in the order of the plan."""
    found: dict[str, list[_Done]] = {}
    for activity in dossier.activities:
        own: dict[str, _Done] = {}
        for result in activity.results:
            code = (result.level_item or activity.level_item).strip()
            own.setdefault(code, _Done(activity)).results.append(result)
        if not activity.results:
            own[activity.level_item.strip()] = _Done(activity)
        for code, done in own.items():
            if level_of(code) == level:
                found.setdefault(code, []).append(done)
    return found


def _sentence(done: _Done) -> str:
    """The activity with the day it was done, or how often and when."""
    title = " ".join(done.activity.title.split())
    dates = [
        result.date
        for result in done.results
        if result.kind == "occurrence" and result.date is not None
    ]
    if not dates:
        return title
    if len(dates) == 1:
        return f"{title} เมื่อ{printed_date(dates[0])}"
    days = ", ".join(format_date(date) for date in dates)
    return f"{title} จำนวน {len(dates)} ครั้ง ({days})"


def _links(done: _Done) -> Iterator[str]:
    for result in done.results:
        for evidence in result.evidence if result.public else ():
            if is_web_address(evidence.url):
                yield evidence.url
