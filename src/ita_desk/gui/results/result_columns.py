"""The columns of the results table."""

from collections.abc import Callable

from ita_desk.gui.table.column import CellKind, Column
from ita_desk.gui.window.session import Translate
from ita_desk.model.place import Entity

Phrases = Callable[[Entity, str], tuple[str, ...]]


def result_columns(translate: Translate, phrases: Phrases) -> tuple[Column, ...]:
    """The columns: what every result has first, what belongs to meetings last."""
    _ = translate
    text = CellKind.TEXT
    return (
        Column(
            "number",
            _("Time no."),
            CellKind.COMPUTED,
            13,
            _("Counted by date where occurrences are counted. Draw it to move the row."),
            centred=True,
        ),
        Column(
            "kind",
            _("Printed as"),
            CellKind.CHOICE,
            19,
            _("How it stands on paper, numbered or in a list. A letter chooses, Space opens."),
            choices=(
                ("occurrence", _("occurrence")),
                ("paragraph", _("paragraph")),
                ("bullet", _("bullet")),
                ("sub_bullet", _("sub-bullet")),
                ("note", _("note")),
            ),
        ),
        Column(
            "date",
            _("Date"),
            text,
            25,
            _("As you write it: 4 ธ.ค. 66, 4/12/2566, ธ.ค. 66, 1-5 ม.ค. 67"),
        ),
        Column("text", _("Text"), text, 40, phrases=lambda: phrases("result", "text")),
        Column(
            "links",
            _("Addresses"),
            text,
            46,
            _("One address a line; a title may stand before it. Ctrl+L adds the clipboard's."),
        ),
        Column(
            "category",
            _("What was done"),
            CellKind.CHOICE,
            22,
            _("The memo tells of meetings, DOC has its 10th. A letter chooses, Space opens."),
            choices=(
                ("other", _("other")),
                ("meeting", _("meeting")),
                ("doc_report", _("DOC report")),
                ("communication", _("communication")),
            ),
        ),
        Column(
            "level_item",
            _("Level item"),
            text,
            15,
            _("Which item of the five levels it proves, such as 3.1"),
            centred=True,
        ),
        Column("time", _("Time"), text, 18, _("Of a meeting, such as 14.30-16.30"), centred=True),
        Column(
            "place",
            _("Meeting place"),
            text,
            26,
            _("Of a meeting; printed in the cover memo."),
            phrases=lambda: phrases("result", "place"),
        ),
        Column(
            "public",
            _("Public"),
            CellKind.CHECK,
            15,
            _("Untick what must not be published; the form says so."),
            centred=True,
        ),
    )
