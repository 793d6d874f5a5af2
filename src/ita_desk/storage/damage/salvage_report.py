"""What a salvage kept and lost, in numbers and in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ita_desk.model.errors import N_
from ita_desk.storage.damage.salvage_journal import Journal
from ita_desk.storage.damage.salvage_reading import Old
from ita_desk.storage.damage.salvage_rows import Kept

_NAMES = {
    "office": N_("settings of the office"),
    "dossier": N_("dossiers"),
    "unit": N_("units"),
    "person": N_("people"),
    "indicator": N_("indicators"),
    "measure": N_("measures"),
    "activity": N_("activities"),
    "result": N_("results"),
    "evidence": N_("addresses of evidence"),
    "final": N_("final prints"),
    "source_file": N_("source files of old forms"),
    "leftover": N_("texts left over from old forms"),
    "table_widths": N_("widths of columns"),
    "change": N_("entries of the history"),
}
"""What the report calls a table; all others hold parts of documents."""
_PARTS = N_("parts of documents ({table})")


@dataclass(frozen=True, slots=True)
class TableSalvage:
    """What came of one table: rows kept, those known to be lost, and those rebuilt empty.

    Of the rows kept, ``restored`` were had from the journal. A row is rebuilt when something
    that was kept belongs to it; it counts as lost, too.
    """

    table: str
    kept: int
    lost: int
    restored: int = 0
    rebuilt: int = 0


@dataclass(frozen=True, slots=True)
class SalvageReport:
    """What a salvage kept and lost; ``tables`` are those that hold or held anything.

    ``rebuilt_dossiers`` are numbers of dossiers whose year and round must be looked at;
    ``torn`` counts values, steps of the history and finals that are not as they were written,
    ``emptied`` choices of a person or a result that is lost; ``aside`` is where the damaged file
    lies, if it was moved.
    """

    tables: tuple[TableSalvage, ...]
    dossiers: int
    rebuilt_dossiers: tuple[int, ...] = ()
    torn: int = 0
    emptied: int = 0
    aside: Path | None = None

    @property
    def lost(self) -> int:
        """How many rows are known to be lost, of all tables but the journal's."""
        return sum(one.lost for one in self.tables if one.table not in ("step", "change"))

    def lines(self, translate: Callable[[str], str] = lambda message: message) -> Iterator[str]:
        """The report in words, one sentence a line."""
        kept = sum(one.kept for one in self.tables if one.table not in ("step", "change"))
        yield translate(N_("{dossiers} dossiers with {kept} rows were kept.")).format(
            dossiers=self.dossiers, kept=kept
        )
        for one in self.tables:
            if one.lost or one.restored or one.rebuilt:
                sentence = N_(
                    "{table}: {kept} kept ({restored} of them from the history), {lost} lost,"
                    " {rebuilt} rebuilt empty"
                )
                yield translate(sentence).format(
                    table=translate(_NAMES.get(one.table, _PARTS)).format(table=one.table),
                    kept=one.kept,
                    restored=one.restored,
                    lost=one.lost,
                    rebuilt=one.rebuilt,
                )
        if self.torn:
            yield translate(N_("{count} values or steps of the history are not whole.")).format(
                count=self.torn
            )
        if self.emptied:
            sentence = N_("{count} choices of a person or a result were emptied.")
            yield translate(sentence).format(count=self.emptied)
        for number in self.rebuilt_dossiers:
            sentence = N_("Look at year and round of dossier {number}: they could not be read.")
            yield translate(sentence).format(number=number)


def report_of(
    old: Old, kept: Kept, journal: Journal, *, files: Mapping[str, int], broken: int
) -> SalvageReport:
    """The report; ``journal`` is the old one as read, ``files`` how many of each kind were kept.

    ``broken`` counts seals of the journal and the finals that don't fit what they seal.
    """
    tables: list[TableSalvage] = []
    for entity, rows in kept.rows.items():
        rebuilt, restored = kept.rebuilt[entity], len(kept.restored[entity])
        known = {row_id for name, row_id in journal.states if name == entity and not journal.lost}
        known |= old.tables[entity].rows.keys() | old.tables[entity].links.keys() | rebuilt
        whole = rows.keys() - rebuilt
        lost = len(known - whole)
        tables.append(TableSalvage(entity, len(whole), lost, restored, len(rebuilt)))
    for table, count in files.items():
        ever = max(old.last_ids.get(table, 0), *old.tables[table].rows, 0)
        tables.append(TableSalvage(table, count, ever - count))
    history = len(old.tables["step"].rows) + len(old.tables["change"].rows)
    tables.append(TableSalvage("change", history, journal.lost))
    return SalvageReport(
        tuple(one for one in tables if one.kept or one.lost or one.rebuilt),
        len(kept.rows["dossier"]),
        tuple(sorted(kept.rebuilt["dossier"])),
        kept.torn + broken,
        kept.emptied,
    )
