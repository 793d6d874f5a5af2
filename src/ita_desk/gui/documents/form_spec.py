"""What a document's page consists of, said as a table: sections of fields and lists.

Fields belong to one row of one entity: the document's own, or the row chosen in a list. Names and
headings are message ids, except words of the printed form, which are no translations.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ita_desk.gui.table.column import CellKind
from ita_desk.model.place import Entity
from ita_desk.model.tree import Dossier

Translate = Callable[[str], str]
Row = Any
"""A value of the tree; which one depends on the entity."""
Choices = Sequence[tuple[object, str]]


@dataclass(frozen=True, slots=True)
class Text:
    """A text; with ``generated`` it is made of the dossier as long as it is None."""

    field: str
    name: str
    generated: Callable[[Dossier, Row], str] | None = None
    one_line: bool = False
    least_lines: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: a short text, a number, or a date."""

    field: str
    name: str
    kind: Literal["text", "decimal", "count", "date"] = "text"


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some values, which may depend on the dossier."""

    field: str
    name: str
    offer: Callable[[Dossier, Translate], Choices]


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    field: str
    name: str


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of a list; ``generated`` is what is printed where the cell is empty.

    A ``computed`` column is never typed, and ``field`` is only its name. A cell of ``many_lines``
    holds a list, an item a line.
    """

    field: str
    heading: str
    share: int
    kind: CellKind = CellKind.TEXT
    tip: str = ""
    centred: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    generated: Callable[[Dossier, Row], str] | None = None
    computed: Callable[[Dossier, Row], str] | None = None
    number: bool = False
    phrases: bool = False
    group: str = ""
    many_lines: bool = False


@dataclass(frozen=True, slots=True)
class List:
    """A list of rows as a table.

    ``generated`` gives what is printed while the list has no rows; the first act on one of these
    makes them the list's own. ``only`` and ``values`` make it a part of a list: whose rows it
    shows, and what new ones begin with. ``seed`` is a verb of a button: its name and what it does,
    offered where ``lacks`` says that rows are missing. With ``replaceable`` a button removes all
    rows for the generated ones. ``hint`` stands in the empty last row, and ``empty``, what belongs
    there, as long as there is no other.
    """

    entity: Entity
    name: str
    columns: tuple[ListColumn, ...]
    hint: str
    generated: Callable[[Dossier], Sequence[Row]] | None = None
    only: Callable[[Row], bool] | None = None
    values: tuple[tuple[str, object], ...] = ()
    seed: tuple[str, Callable[..., Any]] | None = None
    lacks: Callable[[Sequence[Row]], bool] | None = None
    replaceable: bool = True
    empty: str = ""


@dataclass(frozen=True, slots=True)
class Detail:
    """Fields and lists of the row that is chosen in a list; ``named`` tells which row that is."""

    rows: List
    named: Callable[[Dossier, Row], str]
    parts: tuple["PartSpec", ...]


@dataclass(frozen=True, slots=True)
class Special:
    """A part of its own kind, made by a function of (session, icons, findings)."""

    make: Callable[..., Any]


PartSpec = Text | Entry | Choice | Flag | List | Detail | Special


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with parts beneath it."""

    title: str
    parts: tuple[PartSpec, ...]
    explanation: str = ""


def digits_choice(_: Dossier, translate: Translate) -> Choices:
    """The digits a document is printed with."""
    return (("thai", translate("Thai digits ๑ ๒ ๓")), ("arabic", translate("Arabic digits 1 2 3")))


def people_choice(dossier: Dossier, translate: Translate) -> Choices:
    """The people of the dossier, and nobody."""
    unnamed = translate("(no name yet)")
    people = ((person.id, person.name or unnamed) for person in dossier.people)
    return ((None, translate("(chosen automatically)")), *people)
