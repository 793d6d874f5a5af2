"""Make the database that freezes the present version: run once, when a version is released.

    python tests/data/make_version.py

Writes ``version-N.sqlite3`` beside this file, with the built-in samples, some history and a final;
everything in it is made up. A frozen file is never made anew; only until the first release may
that of version 1 be removed and made again when a table changes.
"""

import itertools
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from ita_desk import bundle
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.place import Place
from ita_desk.storage.copying import copy_database
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.schema import SCHEMA_VERSION
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields

FOLDER = Path(__file__).resolve().parent
SAMPLES = ("planning-2567-r1", "text-marks-2568-r2", "knowledge-brief-2564-r1")
PHONE = "4200"
FINAL = b"%PDF-1.7 made up"


def frozen(version: int) -> Path:
    """Where the database of a version lies."""
    return FOLDER / f"version-{version}.sqlite3"


def make(target: Path) -> None:
    """Make it at ``target``."""
    seconds = itertools.count()

    def clock() -> datetime:
        return datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(seconds=next(seconds))

    folder = bundle.resources() / "samples"
    trees = [read_dossier_path(folder / f"{name}.json") for name in SAMPLES]
    with TemporaryDirectory() as working:
        database = Path(working) / "office.sqlite3"
        with Store.open(database, write=True, clock=clock, author="clerk") as store:
            ids = dossiers.added_ids(dossiers.add(store, trees))
            fields.edit(store, Place("unit", ids[0], "phone"), PHONE)
            store.undo()
            store.keep_final(NewFinal(ids[0], "round-report", "made up", FINAL, b"{}"))
            dossiers.delete(store, ids[2])
        copy_database(database, target)


if __name__ == "__main__":
    target = frozen(SCHEMA_VERSION)
    if target.exists():
        sys.exit(f"{target.name} is frozen")
    make(target)
