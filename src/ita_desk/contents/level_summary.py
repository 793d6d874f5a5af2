"""The five-level summary (รายงานสรุปผลการดำเนินงาน) as content: levels, items, scores."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ita_desk.contents.addresses import address_line, typed
from ita_desk.contents.digits import in_digits
from ita_desk.contents.dossier_title import origin
from ita_desk.contents.level_summary_texts import closing, level_results
from ita_desk.contents.lines import Line, Span, line
from ita_desk.contents.signing import names_kept_whole
from ita_desk.model.choices import Digits
from ita_desk.model.levels import LEVELS, OUTCOME, level_title, most_of_level
from ita_desk.model.place import Place
from ita_desk.model.scoring import printed_score
from ita_desk.model.tree import Dossier, LevelResult
from ita_desk.thai.calendar import round_label

PENDING = "รอผล"
DASH = "-"
"""The sign of an item that has no number, and of what stands below one."""


@dataclass(frozen=True, slots=True)
class LevelPart:
    """A level: its heading, and the lines of its items (a number or a dash hangs left of each)."""

    heading: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LevelScore:
    """A row of the table of scores; texts are blank where nothing is known."""

    name: Span
    most: str
    score: str


@dataclass(frozen=True, slots=True)
class LevelSummaryContent:
    """Everything the summary prints, in order; ``scores`` is empty unless a table is wanted.

    ``levels`` are those that have something to report, unless all are wanted.
    ``total`` is what is confirmed: a level that awaits its result isn't counted in it.
    """

    title: Line
    levels: tuple[LevelPart, ...]
    closing: tuple[Line, ...]
    scores: tuple[LevelScore, ...]
    total: LevelScore
    digits: Digits
    author: str
    origin: str
    keep: tuple[str, ...]

    @property
    def document_title(self) -> str:
        """The title as one line, for the file's properties."""
        return self.title.text


def level_summary(dossier: Dossier) -> LevelSummaryContent:
    """The content of a dossier's five-level summary."""
    summary = dossier.level_summary
    round_place = Place("dossier", dossier.id, "round")
    content = LevelSummaryContent(
        title=line(Span("รายงานสรุปผลการดำเนินงาน "), Span(round_label(dossier.round), round_place)),
        levels=tuple(
            part
            for part in (_level(dossier, level) for level in LEVELS)
            if part.lines or summary.empty_levels
        ),
        closing=tuple(
            Line(typed(text.strip(), Place("level_summary", dossier.id, "closing")))
            for text in closing(dossier).splitlines()
            if text.strip()
        ),
        scores=tuple(_score_row(dossier, level) for level in LEVELS) if summary.score_table else (),
        total=LevelScore(
            Span("รวมคะแนนที่ยืนยันแล้ว" if summary.outcome_pending else "รวม"),
            printed_score(dossier.indicator.full_score),
            _shown(confirmed_total(dossier)),
        ),
        digits=summary.digits,
        author=dossier.unit.name,
        origin=origin(dossier),
        keep=names_kept_whole(dossier),
    )
    return in_digits(content, summary.digits)


def level_score(dossier: Dossier, level: int) -> Decimal | None:
    """What a level's typed items score together; None if none has a score, or it is awaited."""
    if level == OUTCOME and dossier.level_summary.outcome_pending:
        return None
    scores = [
        Decimal(result.score)
        for result in dossier.level_summary.results
        if result.level == level and result.score
    ]
    return sum(scores, Decimal()) if scores else None


def confirmed_total(dossier: Dossier) -> Decimal | None:
    """The scores of all levels together, without one that awaits its result."""
    scores = [level_score(dossier, level) for level in LEVELS]
    known = [score for score in scores if score is not None]
    return sum(known, Decimal()) if known else None


def _level(dossier: Dossier, level: int) -> LevelPart:
    heading = line(
        Span(
            f"{level}. ระดับ {level} {level_title(dossier, level)}".rstrip(), _title(dossier, level)
        )
    )
    lines = (
        one for result in level_results(dossier, level) for one in _item_lines(dossier, result)
    )
    return LevelPart(heading, tuple(lines))


def _item_lines(dossier: Dossier, result: LevelResult) -> Iterator[Line]:
    """The item's number, or a dash, with its text; bullets and addresses below it."""
    texts = [text.strip() for text in result.text.splitlines() if text.strip()]
    bullets = [text.strip() for text in result.bullets.splitlines() if text.strip()]
    links = [text.strip() for text in result.links.splitlines() if text.strip()]
    mark = result.item.strip() or DASH
    for text in texts or [""] * bool(bullets or links):
        yield Line(typed(text, _place(dossier, result, "text")), 1, mark)
        mark = ""
    for text in bullets:
        yield Line(typed(text, _place(dossier, result, "bullets")), 2, DASH)
    for text in links:
        spans = address_line(text, _place(dossier, result, "links")).spans
        yield Line(spans, 1)


def _score_row(dossier: Dossier, level: int) -> LevelScore:
    pending = level == OUTCOME and dossier.level_summary.outcome_pending
    return LevelScore(
        Span(f"ระดับ {level} {level_title(dossier, level)}", _title(dossier, level)),
        _shown(most_of_level(dossier, level)),
        PENDING if pending else _shown(level_score(dossier, level)),
    )


def _shown(score: Decimal | None) -> str:
    return "" if score is None else printed_score(score)


def _title(dossier: Dossier, level: int) -> Place:
    """Where the level's own item stands, if the dossier has one."""
    for item in dossier.level_items:
        if item.level == level and not item.item.strip():
            return Place("level_item", item.id, "title")
    return Place("level_summary", dossier.id)


def _place(dossier: Dossier, result: LevelResult, field: str) -> Place:
    """A typed result's own field; a generated one leads to the summary."""
    if result in dossier.level_summary.results:
        return Place("level_result", result.id, field)
    return Place("level_summary", dossier.id, "results")
