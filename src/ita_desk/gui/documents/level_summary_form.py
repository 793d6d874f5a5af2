"""The page of the five-level summary (รายงานสรุปผลการดำเนินงาน)."""

from collections.abc import Callable, Sequence

from ita_desk.contents.level_summary_texts import closing, generated_results
from ita_desk.gui.documents.form_spec import (
    Choice,
    Entry,
    Flag,
    List,
    ListColumn,
    PartSpec,
    Row,
    Section,
    Special,
    Text,
    digits_choice,
)
from ita_desk.gui.documents.level_scores import LevelScores
from ita_desk.gui.table.column import CellKind
from ita_desk.model.errors import N_
from ita_desk.model.levels import LEVELS, OUTCOME, USUAL_LEVEL_ITEMS
from ita_desk.model.tree import Dossier, LevelResult
from ita_desk.verbs.documents import add_usual_items

_LEVEL_CHOICES = tuple((str(level), str(level)) for level in LEVELS)


def _results(level: int) -> List:
    def of_level(row: Row) -> bool:
        return row.level == level

    def made(dossier: Dossier) -> Sequence[LevelResult]:
        return generated_results(dossier, level)

    return List(
        "level_result",
        N_("Items of the level"),
        (
            ListColumn("item", N_("Item"), 10, centred=True),
            ListColumn("text", N_("Text"), 44, phrases=True),
            ListColumn("bullets", N_("Bullets, one a line"), 30, many_lines=True),
            ListColumn("links", N_("Addresses, one a line"), 34, many_lines=True),
            ListColumn("score", N_("Score"), 9, centred=True, number=True),
        ),
        N_("Type here to add an item"),
        generated=made,
        only=of_level,
        values=(("level", level),),
    )


def _title(level: int) -> str:
    usual = next(item for item in USUAL_LEVEL_ITEMS if item.level == level and not item.item)
    return f"ระดับ {level} {usual.title}"


def _level(level: int) -> Section:
    parts: tuple[PartSpec, ...] = (_results(level),)
    if level == OUTCOME:
        parts = (
            Flag("outcome_pending", N_("The score is announced later (รอผล)")),
            Entry("expected_score", N_("Score hoped for"), "decimal"),
            *parts,
        )
    return Section(_title(level), parts)


def _usual(dossier: Dossier) -> Sequence[Row]:
    del dossier
    return USUAL_LEVEL_ITEMS


_closing: Callable[[Dossier, Row], str] = lambda dossier, _: closing(dossier)  # noqa: E731

LEVEL_SUMMARY_SECTIONS: tuple[Section, ...] = (
    Section(
        N_("Scores"),
        (
            Special(LevelScores),
            Entry("eit_persons", N_("External stakeholders (EIT), persons"), "count"),
        ),
    ),
    *map(_level, LEVELS),
    Section(
        N_("Closing and printing"),
        (
            Text("closing", N_("Closing sentence"), _closing),
            Flag("score_table", N_("Print a table of the scores")),
            Flag("empty_levels", N_("Print levels that have nothing to report, too")),
            Choice("digits", N_("Digits"), digits_choice),
        ),
    ),
    Section(
        N_("Items of the five levels"),
        (
            List(
                "level_item",
                N_("Items of the five levels"),
                (
                    ListColumn(
                        "level",
                        N_("Level"),
                        9,
                        CellKind.CHOICE,
                        choices=_LEVEL_CHOICES,
                        centred=True,
                    ),
                    ListColumn(
                        "item",
                        N_("Item"),
                        9,
                        centred=True,
                        tip=N_("Such as 2.1; empty for the level itself."),
                    ),
                    ListColumn("title", N_("Title"), 70, phrases=True),
                    ListColumn("max_score", N_("Full score"), 12, centred=True, number=True),
                ),
                N_("Type here to add an item"),
                generated=_usual,
                seed=(N_("Add the usual items that are missing"), add_usual_items),
            ),
        ),
        N_("How the year's points are divided; the usual way as long as nothing is typed."),
    ),
)
