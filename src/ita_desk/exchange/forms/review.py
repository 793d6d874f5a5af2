"""What becomes of a reading while it is looked at: answers, corrections, leftovers put in place.

Every act gives a new ``Review``; nothing is written before the whole of it is added.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ita_desk.exchange.forms.cells import entries_apart
from ita_desk.exchange.forms.reading import Doubt, DoubtCode, Leftover, Question, Reading, questions
from ita_desk.model import tree
from ita_desk.model.cell_texts import mark_as_text, mark_of_text
from ita_desk.model.mark import EMPTY, Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import ReadResult, read_results, results_as_text
from ita_desk.model.tree_places import value_at, with_values
from ita_desk.thai.digits import arabic_digits

Answer = Literal["as-read", "tick", "nothing", "text", "split", "numbered", "public"]
"""``as-read`` keeps what was read, ``text`` what was typed, ``split`` parts several entries."""

_SIGN_CODES: tuple[DoubtCode, ...] = (
    "boolean",
    "crossed",
    "empty-box",
    "mark-not-understood",
    "perhaps-a-tick",
    "several-periods",
    "tick-guessed",
)
_ANSWERS: dict[DoubtCode, tuple[Answer, ...]] = {
    **dict.fromkeys(_SIGN_CODES, ("tick", "nothing", "text")),
    "several-entries": ("as-read", "split"),
    "activity-without-number": ("as-read", "numbered"),
    "perhaps-not-public": ("as-read", "public"),
}
_MARKS: dict[Answer, Mark] = {"tick": Mark(ticked=True), "nothing": EMPTY, "text": EMPTY}
_RESULTS = "results"
"""Of an activity: not a field, but its list of results."""


@dataclass(frozen=True, slots=True)
class Review:
    """A reading under review; ``answers`` are given by the place of a doubt in the reading.

    ``doubts`` never change, so that an answer can be given anew.
    """

    reading: Reading
    dossier: tree.Dossier
    leftovers: tuple[Leftover, ...]
    answers: Mapping[int, Answer] = field(default_factory=dict[int, Answer])

    @classmethod
    def of(cls, reading: Reading) -> "Review":
        """Nothing is answered yet."""
        return cls(reading, reading.dossier, reading.leftovers)

    @property
    def questions(self) -> tuple[tuple[Question, tuple[int, ...]], ...]:
        """All questions, answered or not, each with the places in the reading of its doubts."""
        numbers = {id(doubt): number for number, doubt in enumerate(self.reading.doubts)}
        return tuple(
            (question, tuple(numbers[id(doubt)] for doubt in question.doubts))
            for question in questions(self.reading.doubts)
        )

    def answer_of(self, numbers: Iterable[int]) -> Answer | None:
        """The answer that all of these doubts have; None where one has none or another."""
        given: set[Answer | None] = {self.answers.get(number) for number in numbers}
        return given.pop() if len(given) == 1 else None

    @property
    def open_doubts(self) -> tuple[Doubt, ...]:
        """Those that nobody has answered."""
        doubts = enumerate(self.reading.doubts)
        return tuple(doubt for number, doubt in doubts if number not in self.answers)

    def doubts_at(self, place: Place) -> tuple[int, ...]:
        """The doubts about one field, by their places in the reading."""
        doubts = enumerate(self.reading.doubts)
        return tuple(number for number, doubt in doubts if doubt.place == place)


def possible_answers(doubt: Doubt) -> tuple[Answer, ...]:
    """What can be said of a doubt; that it was read rightly at least."""
    told = _ANSWERS.get(doubt.code, ("as-read",))
    if doubt.place is None:
        return ("as-read",)
    if not doubt.text.strip():
        return tuple(one for one in told if one != "text")
    return told


def answered(review: Review, numbers: Iterable[int], answer: Answer) -> Review:
    """The same answer to some doubts; what it says of their fields is done."""
    given, dossier = dict(review.answers), review.dossier
    for number in numbers:
        doubt = review.reading.doubts[number]
        if answer in possible_answers(doubt):
            given[number] = answer
            dossier = _done(dossier, doubt, answer, review.reading.dossier)
    return replace(review, dossier=dossier, answers=given)


def _done(
    dossier: tree.Dossier, doubt: Doubt, answer: Answer, as_read: tree.Dossier
) -> tree.Dossier:
    place = doubt.place
    if place is None:
        return dossier
    if answer in _MARKS:
        is_mark = isinstance(value_at(as_read, place), Mark)
        mark = Mark(text=doubt.text) if answer == "text" else _MARKS[answer]
        return with_values(dossier, place, {place.field: mark}) if is_mark else dossier
    if answer == "numbered":
        return with_values(dossier, place, {"numbered": True})
    if answer in ("split", "public"):
        change = _split if answer == "split" else _made_public
        activity = dossier.activity(place.id)
        year = dossier.fiscal_year
        changed = [
            new
            for one in activity.results
            for new in (change(one, year) if _same(one, doubt) else (one,))
        ]
        return _with_results(dossier, activity, changed)
    return _as_read(dossier, place, as_read)


def _as_read(dossier: tree.Dossier, place: Place, as_read: tree.Dossier) -> tree.Dossier:
    if place.field == _RESULTS:
        return with_values(dossier, place, {_RESULTS: as_read.activity(place.id).results})
    if place.field:
        return with_values(dossier, place, {place.field: value_at(as_read, place)})
    return dossier


def _made_public(one: tree.Result, _fiscal_year: int) -> Iterable[tree.Result]:
    yield one.changed({"public": True})


def _split(one: tree.Result, fiscal_year: int) -> Iterable[tree.Result]:
    first, *others = entries_apart(one.text)
    yield one.changed({"text": first})
    for read in read_results("\n".join(others), fiscal_year, before=None).results:
        yield _result(read)


def _same(one: tree.Result, doubt: Doubt) -> bool:
    """Whether a doubt is about a result, whose text is stored in Arabic digits."""
    return one.text == arabic_digits(doubt.text)


def _result(read: ReadResult) -> tree.Result:
    """A result without a number of its own yet."""
    names = ("kind", "text", "date", "date_text", "public")
    evidence = tuple(tree.Evidence(id=0, url=url, title=title) for title, url in read.links)
    told = {name: getattr(read, name) for name in names}
    return tree.Result(id=0).changed({**told, "evidence": evidence})


def _with_results(
    dossier: tree.Dossier, activity: tree.Activity, results: Iterable[tree.Result]
) -> tree.Dossier:
    """The dossier with other results of an activity; new ones get numbers of their own."""
    every = [one for a in dossier.activities for one in a.results]
    free = max((one.id for one in every), default=0) + 1
    free_link = max((link.id for one in every for link in one.evidence), default=0) + 1
    numbered: list[tree.Result] = []
    for one in results:
        if one.id:
            numbered.append(one)
            continue
        evidence = tuple(link.changed({"id": free_link + n}) for n, link in enumerate(one.evidence))
        numbered.append(one.changed({"id": free, "evidence": evidence}))
        free, free_link = free + 1, free_link + len(evidence)
    place = Place("activity", activity.id)
    return with_values(dossier, place, {_RESULTS: tuple(numbered)})


def text_at(dossier: tree.Dossier, place: Place) -> str:
    """A field of a reading as it is typed; results are their lines."""
    if place.field == _RESULTS:
        return results_as_text(dossier.activity(place.id), dossier.fiscal_year)
    value = value_at(dossier, place)
    return mark_as_text(value) if isinstance(value, Mark) else "" if value is None else str(value)


def typed(review: Review, place: Place, text: str) -> Review:
    """What was typed into a field; the doubts about it are settled by that.

    Raises ValueError for a year or a round that is none.
    """
    return _settled(review, place, _typed(review.dossier, place, text))


def ticked(review: Review, place: Place, tick: bool) -> Review:
    """A mark ticked or unticked, its text as it was; the doubts about it are settled by that."""
    held = value_at(review.dossier, place)
    text = held.text if isinstance(held, Mark) else ""
    mark = with_values(review.dossier, place, {place.field: Mark(tick, text)})
    return _settled(review, place, mark)


def _settled(review: Review, place: Place, dossier: tree.Dossier) -> Review:
    settled: dict[int, Answer] = dict.fromkeys(review.doubts_at(place), "as-read")
    answers = {**review.answers, **settled}
    return replace(review, dossier=dossier, answers=answers)


def _typed(dossier: tree.Dossier, place: Place, text: str) -> tree.Dossier:
    if place.field == _RESULTS:
        activity = dossier.activity(place.id)
        read = read_results(text, dossier.fiscal_year)
        changed = with_values(dossier, place, {"counted": read.counted})
        return _with_results(changed, activity, map(_result, read.results))
    held = value_at(dossier, place)
    value: object = text
    if isinstance(held, Mark):  # a text typed beside a tick leaves the tick, as in the plan
        read = mark_of_text(text)
        value = read if read.ticked else held.with_text(text)
    elif place.field == "budget":
        value = text or None
    elif isinstance(held, int):
        value = int(text)
        if not (2500 <= value <= 2699 if place.field == "fiscal_year" else 1 <= value <= 2):
            raise ValueError(text)
    return with_values(dossier, place, {place.field: value})


def put_into(review: Review, leftover: Leftover, place: Place) -> Review:
    """A leftover behind what a field holds; it is left over no more."""
    held = text_at(review.dossier, place)
    between = "\n" if place.field == _RESULTS else " "
    text = f"{held}{between}{leftover.text}" if held else leftover.text
    done = typed(review, place, text)
    kept = list(review.leftovers)
    kept.remove(leftover)
    return replace(done, leftovers=tuple(kept))
