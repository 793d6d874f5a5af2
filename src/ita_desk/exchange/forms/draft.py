"""A dossier that is being read from a form, until it is whole."""

from dataclasses import dataclass, field

from ita_desk.exchange.forms.reading import Doubt, DoubtCode, Leftover
from ita_desk.exchange.office.paper import Cell, Paragraph, Source
from ita_desk.model.choices import Digits, Headings
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import ReadResult


@dataclass(slots=True)
class MeasureDraft:
    """A measure; ``number`` is what stood before its title."""

    id: int
    title: str
    number: str = ""


@dataclass(slots=True)
class ActivityDraft:
    """An activity; ``number`` is what stood before its title or in a column of its own."""

    id: int
    measure_id: int
    title: str
    number: str = ""
    marks: dict[str, Mark] = field(default_factory=dict[str, Mark])
    months: list[int] = field(default_factory=list[int])
    responsible: str = ""
    budget: str | None = None
    knowledge_topic: str = ""
    results: list[ReadResult] = field(default_factory=list[ReadResult])
    counted: bool = False

    def place(self, name: str = "") -> Place:
        """The activity, or one field of it."""
        return Place("activity", self.id, name)


@dataclass(slots=True)
class Draft:
    """All that was read so far, with its doubts and what is left over."""

    fiscal_year: int = 0
    round: int | None = None
    unit: str = ""
    indicator: dict[str, str] = field(default_factory=dict[str, str])
    digits: Digits = "arabic"
    headings: Headings | None = None
    reporter: dict[str, str] = field(default_factory=dict[str, str])
    links: list[str] = field(default_factory=list[str])
    measures: list[MeasureDraft] = field(default_factory=list[MeasureDraft])
    activities: list[ActivityDraft] = field(default_factory=list[ActivityDraft])
    kpi_rows: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    doubts: list[Doubt] = field(default_factory=list[Doubt])
    leftovers: list[Leftover] = field(default_factory=list[Leftover])
    placed: dict[Source, Place] = field(default_factory=dict[Source, Place])
    """Where the cells went, so that what their file's reader noted of them has its place, too."""

    def doubt(
        self, code: DoubtCode, source: Source, text: str = "", place: Place | None = None
    ) -> None:
        """Tell what was decided and may be wrong."""
        self.doubts.append(Doubt(code, source, text, place))

    def keep(self, source: Source, text: str) -> None:
        """Keep a text that has no place in the dossier."""
        if text.strip():
            self.leftovers.append(Leftover(source, text))

    def keep_cell(self, cell: Cell) -> None:
        """Keep what a cell shows, and the addresses behind it."""
        self.keep(cell.source, cell.text)
        for paragraph in cell.paragraphs:
            self.keep_links(paragraph, cell.text)

    def keep_paragraph(self, paragraph: Paragraph) -> None:
        """Keep a paragraph, and the addresses behind it."""
        self.keep(paragraph.source, paragraph.shown)
        self.keep_links(paragraph, paragraph.shown)

    def keep_links(self, paragraph: Paragraph, shown: str) -> None:
        """Keep addresses that the text itself doesn't show."""
        for piece in paragraph.pieces:
            if piece.link and piece.link not in shown:
                self.keep(paragraph.source, piece.link)
