"""The columns of the plan: those of the form, in its order, with its words."""

from collections.abc import Callable

from ita_desk.contents.round_report_header import header_rows
from ita_desk.gui.table.column import CellKind, Column
from ita_desk.gui.window.session import Translate
from ita_desk.model.choices import Headings
from ita_desk.model.place import Entity

Phrases = Callable[[Entity, str], tuple[str, ...]]


def plan_columns(
    translate: Translate, fiscal_year: int, headings: Headings, phrases: Phrases
) -> tuple[Column, ...]:
    """The columns under the headings of one dossier."""
    _ = translate
    words = header_rows(fiscal_year, headings)
    tick = _("Space ticks, or a click in the chosen cell. Type a text to have it printed.")
    text, mark = CellKind.TEXT, CellKind.MARK
    quarters = tuple(
        Column(f"quarter_{number}", label, mark, 19, tick, words.period, centred=True)
        for number, label in enumerate(words.quarters, start=1)
    )
    return (
        Column(
            "number",
            _("No."),
            CellKind.COMPUTED,
            13,
            _("Counted by itself. Draw the number to move the row."),
            centred=True,
        ),
        Column(
            "measure",
            words.measure,
            text,
            28,
            _("Typing puts this activity under another measure; a new title makes a new measure."),
            phrases=lambda: phrases("measure", "title"),
        ),
        Column(
            "title",
            words.activity,
            text,
            80,
            _("What is done. One activity is one row."),
            phrases=lambda: phrases("activity", "title"),
        ),
        Column("quantity", words.quantity, mark, 21, tick, words.indicator, centred=True),
        Column("quality", words.quality, mark, 21, tick, words.indicator, centred=True),
        Column(
            "responsible",
            words.responsible,
            text,
            24,
            _("The person or group in charge."),
            phrases=lambda: phrases("activity", "responsible"),
        ),
        Column(
            "budget",
            words.budget,
            text,
            20,
            _("Baht; leave it empty for “-”."),
            centred=True,
        ),
        *quarters,
        Column(
            "results",
            words.results,
            CellKind.SUMMARY,
            34,
            _("How many results there are, and the first. They are typed in the table below."),
        ),
    )
