"""import of Word files that this program wrote: what was corrected in them, said or taken."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from ita_desk.commands.command import REFUSED, Outcome, database, open_to_read
from ita_desk.model.errors import N_
from ita_desk.usage import Translate

if TYPE_CHECKING:
    from ita_desk.exchange.corrections.differences import Corrections
    from ita_desk.exchange.forms.form_file import FormFile
    from ita_desk.model.tree import Dossier
    from ita_desk.storage.store import Store

_NOTHING_DONE = N_("Nothing was changed; with --accept the corrections are taken.")
_STALE = N_("{file}: the dossier was changed since the file was written.")


def came_back(options: Namespace, form: "FormFile") -> bool:
    """Whether a file was written from a dossier of the database, and is to be compared with it."""
    back = form.written_back
    if back is None or options.as_new or not database(options).exists():
        return False
    with open_to_read(options) as store:
        return back.is_of(_dossier(store, back.dossier_id))


def compare_files(options: Namespace, forms: "Sequence[FormFile]", translate: Translate) -> Outcome:
    """A line for each difference (file, place, old, new); with ``--accept`` they are taken."""
    from ita_desk.storage.store import Store

    with Store.open(database(options), write=bool(options.accept)) as store:
        found = [(form, _corrections(store, form)) for form in forms]
        if options.accept and any(one.differences or one.unplaced for _, one in found):
            _take(store, found, translate)
    lines = [line for form, one in found for line in _lines(form.name, one, translate)]
    told = [translate(_STALE).format(file=form.name) for form, one in found if one.stale]
    if options.accept or not lines:
        return Outcome(lines, told=told)
    return Outcome(lines, REFUSED, [*told, translate(_NOTHING_DONE)])


def _corrections(store: "Store", form: "FormFile") -> "Corrections":
    from ita_desk.dossier_corrections import dossier_corrections
    from ita_desk.office_fonts import office_emblem, office_fonts

    back = form.written_back
    assert back is not None
    dossier = store.load(back.dossier_id)
    office = store.office()
    fonts, _ = office_fonts(office.font)
    emblem = office_emblem(office.emblem_bytes).picture
    return dossier_corrections(dossier, back, fonts, emblem=emblem)


def _dossier(store: "Store", dossier_id: int) -> "Dossier | None":
    from ita_desk.storage.faults import NoSuchDossier

    try:
        return store.load(dossier_id)
    except NoSuchDossier:
        return None


def _take(
    store: "Store", found: "Sequence[tuple[FormFile, Corrections]]", translate: Translate
) -> None:
    from ita_desk.exchange.corrections.differences import left_over
    from ita_desk.storage.backup_files import backup_folder
    from ita_desk.storage.backups import back_up
    from ita_desk.verbs import corrections

    back_up(store.path, backup_folder(store.path), datetime.now(UTC), "before-import")
    for _, one in found:
        values = [(difference.place, difference.new) for difference in one.differences]
        corrections.take(store, one.dossier_id, values, left_over(one, translate))


def _lines(name: str, found: "Corrections", translate: Translate) -> Iterator[str]:
    from ita_desk.contents.dossier_title import on_one_line

    def line(*parts: str) -> str:
        return "\t".join(on_one_line(part) for part in (name, *parts))

    for one in found.differences:
        where = f"{one.place.entity} {one.place.id} {one.place.field}"
        yield line(where, one.old, one.new)
    for unplaced in found.unplaced:
        yield line(unplaced.source.told(translate), unplaced.old, unplaced.new)
    for aside in found.asides:
        yield line(aside.source.told(translate), "", aside.text)
