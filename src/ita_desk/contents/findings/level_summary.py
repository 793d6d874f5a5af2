"""The rules of the five-level summary: its scores, its items, and what nothing is told of."""

import re
from collections.abc import Iterator
from decimal import Decimal

from ita_desk.contents.findings.inspection import Inspection, Rule, each_activity, error, warning
from ita_desk.contents.findings.links import known_hosts
from ita_desk.contents.findings.required import indicator_named, unit_named
from ita_desk.contents.findings.typing_slips import (
    activities_digits_alike,
    digits_alike,
    well_typed,
)
from ita_desk.contents.level_summary import confirmed_total, level_score
from ita_desk.contents.level_summary_texts import level_results
from ita_desk.model.finding import Finding
from ita_desk.model.levels import (
    EIT_ITEM,
    LEVELS,
    OUTCOME,
    level_items,
    level_of,
    most_of_item,
    most_of_level,
    sum_of_items,
)
from ita_desk.model.place import Place
from ita_desk.model.scoring import SCORE_PLACES, decimal_places, printed_score
from ita_desk.model.tree import Activity, Dossier
from ita_desk.thai.addresses import deception, is_web_address, lookalike_host
from ita_desk.thai.digits import arabic_digits

_PERSONS = re.compile(r"จำนวน\s*(\d+)\s*ราย")


def scores_within_maximum(inspection: Inspection) -> Iterator[Finding]:
    """No item, level or total scores more than it can, and no score is finer than four places."""
    dossier = inspection.dossier
    for result in dossier.level_summary.results:
        most = most_of_item(dossier, result.level, result.item.strip())
        place = Place("level_result", result.id, "score")
        named = ("item", result.item.strip() or str(result.level))
        if result.score and most is not None and Decimal(result.score) > most:
            yield _over("item-score-over-maximum", place, Decimal(result.score), most, named)
        if decimal_places(result.score) > SCORE_PLACES:
            yield error("item-score-too-fine", place, named, ("score", result.score))
    for level in LEVELS:
        score, most = level_score(dossier, level), most_of_level(dossier, level)
        if score is not None and most is not None and score > most:
            named = ("level", str(level))
            yield _over(
                "level-score-over-maximum", _summary(dossier, "results"), score, most, named
            )
    total, full = confirmed_total(dossier), dossier.indicator.full_score
    if total is not None and full and total > Decimal(full):
        place = _summary(dossier, "results")
        yield _over("total-score-over-maximum", place, total, Decimal(full))


def expectation_within_maximum(inspection: Inspection) -> Iterator[Finding]:
    """What is hoped for in level 5 is not more than it can give."""
    dossier = inspection.dossier
    hoped, most = dossier.level_summary.expected_score, most_of_level(dossier, OUTCOME)
    if hoped and most is not None and Decimal(hoped) > most:
        place = _summary(dossier, "expected_score")
        yield _over("expected-score-over-maximum", place, Decimal(hoped), most)


def maxima_add_up(inspection: Inspection) -> Iterator[Finding]:
    """The items of a level sum to its maximum, the levels to the indicator's full score."""
    dossier = inspection.dossier
    levels = [most_of_level(dossier, level) for level in LEVELS]
    for level, most in zip(LEVELS, levels, strict=True):
        items = sum_of_items(dossier, level)
        if items is not None and most is not None and items != most:
            place = next(
                Place("level_item", item.id, "max_score")
                for item in level_items(dossier)
                if item.level == level and item.item
            )
            yield _sum("item-maxima-differ", place, items, most, ("level", str(level)))
    known, full = [most for most in levels if most is not None], dossier.indicator.full_score
    if full and len(known) == len(LEVELS) and sum(known, Decimal()) != Decimal(full):
        place = Place("indicator", dossier.id, "full_score")
        yield _sum("level-maxima-differ", place, sum(known, Decimal()), Decimal(full))


def items_in_their_level(inspection: Inspection) -> Iterator[Finding]:
    """An item's code begins with its level."""
    dossier = inspection.dossier
    coded = [
        (item.level, item.item, Place("level_item", item.id, "item"))
        for item in dossier.level_items
    ]
    coded += [
        (result.level, result.item, Place("level_result", result.id, "item"))
        for result in dossier.level_summary.results
    ]
    for level, code, place in coded:
        if code.strip() and level_of(code) != level:
            yield warning("item-in-other-level", place, ("item", code), ("level", str(level)))


@each_activity
def activity_items_known(inspection: Inspection, activity: Activity) -> Iterator[Finding]:
    """The code that an activity or a result is given names one of the five levels."""
    codes = [(activity.level_item, Place("activity", activity.id, "level_item"))]
    codes += [
        (result.level_item, Place("result", result.id, "level_item")) for result in activity.results
    ]
    for code, place in codes:
        if code.strip() and level_of(code) is None:
            yield warning("item-unknown", place, inspection.row(activity), ("item", code))


def levels_told(inspection: Inspection) -> Iterator[Finding | None]:
    """Every level has something to tell."""
    dossier = inspection.dossier
    for level in LEVELS:
        yield None
        told = level_results(dossier, level)
        if not any(text.strip() for one in told for text in (one.text, one.bullets, one.links)):
            yield warning("level-empty", _summary(dossier, "results"), ("level", str(level)))


def persons_counted(inspection: Inspection) -> Iterator[Finding]:
    """The external stakeholders are counted, and a typed number is the one entered."""
    dossier = inspection.dossier
    persons = dossier.level_summary.eit_persons
    for result in level_results(dossier, 1):
        if result.item.strip() != EIT_ITEM:
            continue
        found = _PERSONS.search(arabic_digits(result.text))
        if persons is None and found is None:
            yield warning("eit-persons-missing", _summary(dossier, "eit_persons"))
        elif persons is not None and found is not None and int(found[1]) != persons:
            place = Place("level_result", result.id, "text")
            numbers = ("typed", found[1]), ("persons", str(persons))
            yield warning("eit-persons-differ", place, *numbers)


def summary_addresses_sound(inspection: Inspection) -> Iterator[Finding]:
    """A typed address opens, and its host isn't a mistyped one."""
    known = known_hosts(inspection)
    for result in inspection.dossier.level_summary.results:
        for url in filter(None, map(str.strip, result.links.splitlines())):
            place = Place("level_result", result.id, "links")
            genuine = lookalike_host(url, known)
            if not (is_web_address(url) or deception(url)):
                yield warning("summary-link-does-not-open", place, ("url", url))
            if genuine is not None:
                yield warning("summary-link-look-alike", place, ("url", url), ("host", genuine))


def _over(
    code: str, place: Place, score: Decimal, most: Decimal, *more: tuple[str, str]
) -> Finding:
    limits = ("score", printed_score(score)), ("most", printed_score(most))
    return error(code, place, *more, *limits)


def _sum(
    code: str, place: Place, found: Decimal, wanted: Decimal, *more: tuple[str, str]
) -> Finding:
    sums = ("sum", printed_score(found)), ("most", printed_score(wanted))
    return warning(code, place, *more, *sums)


def _summary(dossier: Dossier, field: str) -> Place:
    return Place("level_summary", dossier.id, field)


LEVEL_SUMMARY_RULES: tuple[Rule, ...] = (
    unit_named,
    indicator_named,
    scores_within_maximum,
    expectation_within_maximum,
    maxima_add_up,
    items_in_their_level,
    activity_items_known,
    levels_told,
    persons_counted,
    summary_addresses_sound,
    well_typed("level_item", "level_summary", "level_result"),
    digits_alike("level_summary", "level_item", "level_summary", "level_result"),
    activities_digits_alike("level_summary"),
)
"""In the order in which their findings are listed."""
