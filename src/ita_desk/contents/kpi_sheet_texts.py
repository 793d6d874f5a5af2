"""What the indicator progress sheet says where nobody typed anything (docs/domain.md 4.5).

Item i of the remarks answers item i of the progress, and the number printed there is the number
of dates listed here.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ita_desk.contents.results import printed_date
from ita_desk.model.scoring import component_score, components_total, fixed_score, printed_score
from ita_desk.model.tree import Activity, Dossier, KpiRow, ScoreComponent
from ita_desk.thai.list_numbers import without_own_number

NOTHING = "-"
_BESIDE = " " * 4
"""Blanks before the lines that go on below the first one of an item."""


def progress_text(row: KpiRow, dossier: Dossier) -> str:
    """The progress of a row: as typed, else of the plan (own row), else of its components."""
    return "\n".join(progress_lines(row, dossier))


def remark_text(row: KpiRow, dossier: Dossier) -> str:
    """The remark of a row: as typed, else of the plan (own row), else of its components."""
    return "\n".join(remark_lines(row, dossier))


def progress_lines(row: KpiRow, dossier: Dossier) -> Iterator[str]:
    """The progress of a row, made line by line where it isn't typed."""
    if row.progress is not None:
        return iter((row.progress,))
    return _plan_progress(dossier) if row.own else _components_progress(row.components)


def remark_lines(row: KpiRow, dossier: Dossier) -> Iterator[str]:
    """The remark of a row, made line by line where it isn't typed."""
    if row.remark is not None:
        return iter((row.remark,))
    return _plan_remark(dossier) if row.own else _components_remark(row.components)


def _plan_progress(dossier: Dossier) -> Iterator[str]:
    for number, activity in enumerate(dossier.activities, 1):
        yield f"{number}. {_on_one_line(without_own_number(activity.title))}{_count(activity)}"


def _count(activity: Activity) -> str:
    times = len(_dates(activity))
    return f" จำนวน {times} ครั้ง" if times else ""


def _plan_remark(dossier: Dossier) -> Iterator[str]:
    for number, activity in enumerate(dossier.activities, 1):
        first, *others = _answers(activity)
        yield f"{number}. {first}"
        yield from (f"{_BESIDE}{other}" for other in others)
    yield from (link.url for link in dossier.round_report.links if link.url.strip())


def _answers(activity: Activity) -> list[str]:
    """The dates of an activity; without one its addresses; without any ``-``."""
    dates = _dates(activity)
    if len(dates) == 1:
        return dates
    if dates:
        return [f"ครั้งที่ {number} {date}" for number, date in enumerate(dates, 1)]
    proofs = (item.url for result in activity.results for item in result.evidence)
    return list(dict.fromkeys(url for url in proofs if url.strip())) or [NOTHING]


def _dates(activity: Activity) -> list[str]:
    """When an activity was done, by date; dates that could not be read come last, as typed."""
    done = [result for result in activity.results if result.kind == "occurrence"]
    dates = (result.date for result in done if result.date is not None)
    read = sorted(dates, key=lambda date: date.first_day)
    unread = (result.date_text for result in done if result.date is None)
    return [*map(printed_date, read), *(_on_one_line(text) for text in unread if text.strip())]


def _components_progress(components: Sequence[ScoreComponent]) -> Iterator[str]:
    for level, parts in _by_level(components):
        first, *others = (_told(part) for part in parts)
        yield f"{_level(level)}{first}"
        yield from others
    total = components_total(components)
    if total is not None:
        yield f"รวมคะแนน {printed_score(total)} คะแนน"


def _told(component: ScoreComponent) -> str:
    score = component_score(component)
    parts = [_on_one_line(component.title)]
    parts.append(f"ร้อยละ {component.actual}" if component.actual else "")
    parts.append("" if score is None else f"(ได้ {fixed_score(score)} คะแนน)")
    return " ".join(filter(None, parts))


def _components_remark(components: Sequence[ScoreComponent]) -> Iterator[str]:
    for level, parts in _by_level(components):
        for index, part in enumerate(parts):
            weight = f" ({fixed_score(part.weight)} คะแนน)" if part.weight else ""
            target = f" เป้าหมายร้อยละ {part.target}" if part.target else ""
            head = _level(level) if index == 0 else ""
            yield f"{head}{_on_one_line(part.title)}{target}{weight}".strip()


def _by_level(
    components: Sequence[ScoreComponent],
) -> Iterator[tuple[str, list[ScoreComponent]]]:
    for level, parts in groupby(components, key=lambda component: component.level):
        yield level, list(parts)


def _level(level: str) -> str:
    return f"ระดับที่ {level} " if level.strip() else ""


def _on_one_line(text: str) -> str:
    return " ".join(text.split())
