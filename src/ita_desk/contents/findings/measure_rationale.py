"""The rules of the measure rationale: reasons, all five letters of PIRAB, topics of the OIT."""

import re
from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, Rule, error, warning
from ita_desk.contents.findings.required import unit_named
from ita_desk.contents.findings.text_addresses import PlacedText, doubtful_addresses
from ita_desk.contents.findings.titles import (
    measure_numbered_once,
    measures_differ,
    plan_row_numbered_once,
)
from ita_desk.contents.findings.typing_slips import (
    activities_digits_alike,
    digits_alike,
    well_typed,
)
from ita_desk.contents.pirab import PIRAB
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.model.tree import Measure, OitLink
from ita_desk.thai.digits import arabic_digits

_CODE = re.compile(r"[A-Za-z][A-Za-z0-9.]*")
_RANGE = re.compile(r"\s*[-–—]\s*")
_NUMBERS = re.compile(r"[0-9๐-๙]+(?:\s*[-–—,]\s*[0-9๐-๙]+)*")


def measures_reasoned(inspection: Inspection) -> Iterator[Finding]:
    """There are measures, with names and with reasons."""
    dossier = inspection.dossier
    if not dossier.measures:
        yield error("rationale-empty", inspection.dossier_place(""))
    for measure in dossier.measures:
        if not measure.title.strip():
            yield error("measure-title-missing", Place("measure", measure.id, "title"))
        if not measure.rationale.strip():
            place = Place("measure", measure.id, "rationale")
            yield warning("rationale-missing", place, inspection.measure(measure))


def letters_told(inspection: Inspection) -> Iterator[Finding]:
    """Each measure says something for each letter of PIRAB."""
    for measure in inspection.dossier.measures:
        for _, field, name in PIRAB:
            if not getattr(measure, field).strip():
                place = Place("measure", measure.id, field)
                yield warning("pirab-missing", place, inspection.measure(measure), ("letter", name))


def measures_linked(inspection: Inspection) -> Iterator[Finding]:
    """Each measure answers at least one topic of the OIT."""
    for measure in inspection.dossier.measures:
        if not measure.oit_links:
            place = Place("measure", measure.id, "oit_links")
            yield warning("oit-link-missing", place, inspection.measure(measure))


def topics_known(inspection: Inspection) -> Iterator[Finding]:
    """A topic is a code such as O5, and in the year's catalogue where there is one."""
    catalogue = inspection.dossier.measure_rationale.oit_topics
    known = {topic.code.strip() for topic in catalogue}
    for measure, link in _links(inspection):
        place = Place("oit_link", link.id, "topics")
        told = inspection.measure(measure), ("text", link.topics)
        topics = link.topics.strip()
        if not topics:
            yield warning("oit-code-missing", place, inspection.measure(measure))
        elif _NUMBERS.fullmatch(topics):
            yield warning("oit-code-digits", place, *told, ("meant", _meant(topics)))
        elif known:
            ends = _RANGE.split(topics)
            if any(_CODE.fullmatch(code) and code not in known for code in ends):
                yield warning("oit-code-unknown", place, *told)


def topics_explained(inspection: Inspection) -> Iterator[Finding]:
    """A topic says by what it is answered (โดยมี …)."""
    for measure, link in _links(inspection):
        if link.topics.strip() and not link.instruments.strip():
            place = Place("oit_link", link.id, "instruments")
            told = inspection.measure(measure), ("text", link.topics)
            yield warning("oit-instruments-missing", place, *told)


def rows_titled(inspection: Inspection) -> Iterator[Finding]:
    """Rows that stand in the tables have a title."""
    sheet = inspection.dossier.measure_rationale
    for order, row in enumerate(sheet.plan_rows, 1):
        if not row.title.strip():
            place = Place("plan_row", row.id, "title")
            yield warning("plan-row-title-missing", place, ("order", str(order)))
    for order, row in enumerate(sheet.measure_rows, 1):
        if not row.title.strip():
            place = Place("measure_row", row.id, "title")
            yield warning("measure-row-title-missing", place, ("order", str(order)))


def knowledge_reasoned(inspection: Inspection) -> Iterator[Finding]:
    """There is a topic of knowledge, and each has a name and a reason."""
    dossier = inspection.dossier
    topics = dossier.measure_rationale.knowledge_topics
    if not topics:
        yield warning("knowledge-topic-missing", Place("measure_rationale", dossier.id))
    for order, topic in enumerate(topics, 1):
        number = ("order", str(order))
        if not topic.name.strip():
            place = Place("knowledge_topic", topic.id, "name")
            yield warning("knowledge-name-missing", place, number)
        if not topic.reason.strip():
            place = Place("knowledge_topic", topic.id, "reason")
            yield warning("knowledge-reason-missing", place, number)


def addresses_right(inspection: Inspection) -> Iterator[Finding]:
    """Addresses in the sheet's long texts open, and their hosts are genuine."""
    return doubtful_addresses(inspection, _texts(inspection))


def _texts(inspection: Inspection) -> Iterator[PlacedText]:
    for measure in inspection.dossier.measures:
        for field in ("rationale", *(field for _, field, _ in PIRAB)):
            place = Place("measure", measure.id, field)
            yield PlacedText(getattr(measure, field), place, inspection.measure(measure)[1])
    for _, link in _links(inspection):
        place = Place("oit_link", link.id, "instruments")
        yield PlacedText(link.instruments, place, f"หัวข้อ {link.topics}")
    for topic in inspection.dossier.measure_rationale.knowledge_topics:
        yield PlacedText(topic.reason, Place("knowledge_topic", topic.id, "reason"), topic.name)


def _links(inspection: Inspection) -> Iterator[tuple[Measure, OitLink]]:
    for measure in inspection.dossier.measures:
        for link in measure.oit_links:
            yield measure, link


def _meant(topics: str) -> str:
    """``O5`` for a 05 that was read as a number: the letter O, then the number."""
    return re.sub(r"\d+", lambda found: f"O{int(found[0])}", arabic_digits(topics))


MEASURE_RATIONALE_RULES: tuple[Rule, ...] = (
    unit_named,
    measures_reasoned,
    measures_differ,
    measure_numbered_once,
    plan_row_numbered_once,
    letters_told,
    measures_linked,
    topics_known,
    topics_explained,
    rows_titled,
    knowledge_reasoned,
    addresses_right,
    well_typed(
        "measure_rationale", "oit_link", "plan_row", "measure_row", "knowledge_topic", "oit_topic"
    ),
    digits_alike(
        "measure_rationale",
        "measure",
        "measure_rationale",
        "oit_link",
        "plan_row",
        "measure_row",
        "knowledge_topic",
        "oit_topic",
    ),
    activities_digits_alike("measure_rationale"),
)
"""In the order in which their findings are listed."""
