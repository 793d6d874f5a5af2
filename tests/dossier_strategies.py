"""Generated dossiers, for rules that hold for every one of them."""

from collections import defaultdict
from datetime import date
from itertools import count
from typing import Literal, get_args, get_origin

from hypothesis import strategies as st

from ita_desk.model.fields import Fields
from ita_desk.model.mark import Mark
from ita_desk.model.place import Entity
from ita_desk.model.rules import plain_type
from ita_desk.model.structure import CHILDREN, REFERENCES, STRUCTURE
from ita_desk.model.tree import (
    Activity,
    Dossier,
    Evidence,
    Indicator,
    Measure,
    Person,
    ReferenceLink,
    Result,
    RoundReport,
    Unit,
)
from ita_desk.thai.partial_date import DatePoint, PartialDate

HOSTILE_TEXTS = (
    "มาตรการส่งเสริมคุณธรรมและความโปร่งใส",
    "กู้ ที่ กุ่ เก็่า",
    "น้ํา กับ น้ำ",
    "๒๓ ก.พ. ๖๗",
    "<b>&amp;</b> \\n {found} %s",
    "บรรทัดแรก\r\nบรรทัดสอง\tแท็บ",
    "\u200b\ufeff\u2028\x7f\x01",
    "🧾👩\u200d💼",
    '"quoted" \\u0000',
    " ",
)

letters = st.characters(exclude_categories=["Cs"], exclude_characters="\0")
texts = st.sampled_from(HOSTILE_TEXTS) | st.text(letters, max_size=12)
marks = st.builds(Mark, ticked=st.booleans(), text=texts | st.just(""))
decimals = st.from_regex(r"(\d{1,9}(\.\d{1,9})?)?", fullmatch=True, alphabet="0123456789.")


@st.composite
def times(draw: st.DrawFn) -> str:
    """Nothing, ``HH:MM`` or ``HH:MM/HH:MM``."""
    minutes = draw(st.lists(st.integers(0, 24 * 60 - 1), max_size=2))
    return "/".join(f"{minute // 60:02}:{minute % 60:02}" for minute in sorted(minutes))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    """A day, a month, or a range of either."""
    days = sorted(draw(st.lists(st.dates(date(2, 1, 1)), min_size=1, max_size=2)))
    points = [
        DatePoint(day.year, day.month, day.day if draw(st.booleans()) else None) for day in days
    ]
    return PartialDate(points[0], points[1] if len(points) == 2 else None)


GIVEN = ("unit", "indicator", "person", "measure")
"""Parts of a dossier that are made one by one."""


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A dossier as one read from a file: every id is the order, keys are there where needed."""
    people = [
        Person(id=number, key=key, name=draw(texts), phone=draw(texts))
        for number, key in enumerate(draw(_keys(3)), 1)
    ]
    oit_links = defaultdict(count)
    measures = [
        Measure(
            id=number,
            key=key,
            title=draw(texts),
            rationale=draw(texts),
            build=draw(texts),
            oit_links=_list(draw, "oit_link", oit_links),
        )
        for number, key in enumerate(draw(_keys(3)), 1)
    ]
    results, evidence = count(1), count(1)
    activities = [
        _activity(draw, number, draw(st.sampled_from(measures)), results, evidence)
        for number in range(1, 1 + (draw(st.integers(0, 3)) if measures else 0))
    ]
    reporters = [None, *(person.id for person in people)]
    counts = defaultdict(count)
    documents = {
        STRUCTURE[entity].attribute: _of_dossier(draw, entity, counts)
        for entity in CHILDREN["dossier"]
        if entity not in {*REFERENCES, *GIVEN}
    }
    documents["cover_memo"] = _value(
        draw,
        "cover_memo",
        counts,
        submitter_id=draw(st.sampled_from(reporters)),
        approver_id=draw(st.sampled_from(reporters)),
        meeting_id=draw(st.sampled_from([None, *_named(activities)])),
    )
    return Dossier(
        id=1,
        fiscal_year=draw(st.integers(2500, 2699)),
        round=draw(st.integers(1, 2)),
        practice=draw(st.booleans()),
        unit=Unit(name=draw(texts), group=draw(texts), website=draw(texts)),
        people=tuple(people),
        indicator=Indicator(
            code=draw(texts),
            name=draw(texts),
            abbreviation=draw(texts),
            full_score=draw(decimals),
        ),
        measures=tuple(measures),
        activities=tuple(activities),
        round_report=RoundReport(
            headings=draw(st.sampled_from(["indicator-first", "target-first"])),
            numbering=draw(st.sampled_from(["continuous", "by-measure", "none"])),
            digits=draw(st.sampled_from(["thai", "arabic"])),
            signature_block=draw(st.booleans()),
            reporter_id=draw(st.sampled_from(reporters)),
            links=tuple(
                ReferenceLink(id=number, url=url)
                for number, url in enumerate(draw(st.lists(texts, max_size=2)), 1)
            ),
        ),
        **documents,
    )


def _named(activities: list[Activity]) -> list[int]:
    """Results that a file can name."""
    return [result.id for activity in activities for result in activity.results if result.key]


def _of_dossier(draw: st.DrawFn, entity: Entity, counts: defaultdict[Entity, count]) -> object:
    if STRUCTURE[entity].many:
        return _list(draw, entity, counts)
    return _value(draw, entity, counts)


def _list(draw: st.DrawFn, entity: Entity, counts: defaultdict[Entity, count]) -> tuple:
    return tuple(
        _value(draw, entity, counts, id=next(counts[entity]) + 1)
        for _ in range(draw(st.integers(0, 2)))
    )


def _value(
    draw: st.DrawFn, entity: Entity, counts: defaultdict[Entity, count], **given: object
) -> Fields:
    """An entity of a document: a field in three drawn by its type, what hangs on it as well."""
    value = STRUCTURE[entity].value
    given |= {
        STRUCTURE[child].attribute: _of_dossier(draw, child, counts) for child in CHILDREN[entity]
    }
    left = [name for name in value.model_fields if name not in given]
    drawn = draw(st.sets(st.sampled_from(left))) if left else set()
    given |= {name: draw(_field(name, value)) for name in left if name in drawn}
    if given.get("date") is not None:
        given["date_text"] = ""
    return value(**given)


def _field(name: str, value: type[Fields]) -> st.SearchStrategy:
    plain = plain_type(value, name)
    if get_origin(plain) is Literal:
        return st.sampled_from(get_args(plain))
    if plain is PartialDate:
        return partial_dates()
    if plain is bool:
        return st.booleans()
    if plain is int:
        return st.integers(1, 5) if name == "level" else st.integers(0, 10**12)
    return decimals if "decimal" in repr(value.model_fields[name].metadata) else texts


def _keys(most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(texts.filter(bool), max_size=most, unique=True)


def _activity(
    draw: st.DrawFn, number: int, measure: Measure, results: count, evidence: count
) -> Activity:
    return Activity(
        id=number,
        measure_id=measure.id,
        key=draw(st.sampled_from(["", f"a{number}"])),
        title=draw(texts),
        numbered=draw(st.booleans()),
        level_item=draw(texts),
        quantity=draw(marks),
        quality=draw(marks),
        quarter_1=draw(marks),
        quarter_4=draw(marks),
        months=tuple(draw(st.lists(st.integers(1, 12), unique=True, max_size=4))),
        responsible=draw(texts),
        budget=draw(st.none() | texts),
        counted=draw(st.booleans()),
        knowledge_topic=draw(texts),
        results=tuple(_result(draw, results, evidence) for _ in range(draw(st.integers(0, 2)))),
    )


def _result(draw: st.DrawFn, results: count, evidence: count) -> Result:
    day = draw(st.none() | partial_dates())
    number = next(results)
    return Result(
        id=number,
        key=draw(st.sampled_from(["", f"r{number}"])),
        kind=draw(st.sampled_from(["occurrence", "paragraph", "bullet", "sub_bullet", "note"])),
        text=draw(texts),
        date=day,
        date_text="" if day else draw(texts),
        public=draw(st.booleans()),
        category=draw(st.sampled_from(["meeting", "doc_report", "communication", "other"])),
        time=draw(times()),
        place=draw(texts),
        evidence=tuple(
            Evidence(id=next(evidence), url=draw(texts), title=draw(texts))
            for _ in range(draw(st.integers(0, 2)))
        ),
    )


@st.composite
def results_of_an_activity(draw: st.DrawFn) -> tuple[Result, ...]:
    """Some results with their addresses."""
    results, evidence = count(1), count(1)
    return tuple(_result(draw, results, evidence) for _ in range(draw(st.integers(0, 4))))
