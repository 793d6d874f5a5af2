"""PIRAB: the five letters of the strategy, each with its text and its topics of the OIT.

Partner, Invest, Regulate and Legislate, Advocate, Build Capacity: the actions of the Bangkok
Charter (2005), named as the Department's own sheet writes them (docs/domain.md 1.6).
"""

from dataclasses import dataclass

from ita_desk.contents.addresses import typed
from ita_desk.contents.lines import Line, Span, line
from ita_desk.contents.text_lines import text_lines
from ita_desk.model.choices import PirabLetter
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Measure, OitLink

PIRAB: tuple[tuple[PirabLetter, str, str], ...] = (
    ("P", "partner", "P: Partner"),
    ("I", "invest", "I : Invest"),
    ("R", "regulate", "R: Regulate and Legislate"),
    ("A", "advocate", "A: Advocate"),
    ("B", "build", "B: Build Capacity"),
)
"""Letter, the measure's field of its text, and how the sheet names it."""


@dataclass(frozen=True, slots=True)
class LetterPart:
    """A letter's name, its text (its first line stands beside the name) and its topics."""

    name: Span
    text: tuple[Line, ...]
    topics: tuple[Line, ...]


def letter_parts(measure: Measure, dossier: Dossier) -> tuple[LetterPart, ...]:
    """The letters of a measure that say something; the others by their names, if wanted."""
    titles = {topic.code.strip(): topic.title for topic in dossier.measure_rationale.oit_topics}
    parts: list[LetterPart] = []
    for letter, field, name in PIRAB:
        place = Place("measure", measure.id, field)
        links = (link for link in measure.oit_links if link.letter == letter)
        parts.append(
            LetterPart(
                Span(name, place),
                text_lines(getattr(measure, field), place),
                tuple(_topic(link, titles.get(link.topics.strip(), "")) for link in links),
            )
        )
    wanted = dossier.measure_rationale.empty_letters
    return tuple(part for part in parts if part.text or part.topics or wanted)


def _topic(link: OitLink, known_title: str) -> Line:
    """``หัวข้อ O5 ช่องทางการรับฟังความคิดเห็น โดยมี …``; the code keeps its digits."""

    def place(field: str) -> Place:
        return Place("oit_link", link.id, field)

    spans = [Span("หัวข้อ"), Span(" "), Span(link.topics, place("topics"), code=True)]
    title = link.title or known_title
    if title:
        spans += [Span(" "), Span(title, place("title"))]
    if link.instruments:
        spans += [Span(" โดยมี "), *typed(link.instruments, place("instruments"))]
    return line(*spans)
