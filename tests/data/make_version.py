"""Make the database that freezes the present version: run once, when a version is released.

    python tests/data/make_version.py

Writes ``version-N.sqlite3`` beside this file, with the built-in samples, some history, a final and
a source file; everything in it is made up. Writes the lists of the version's schema, too, as a new
database has it and as migrations of each older one make it (``storage/damage/versions``). A frozen
file is never made anew; only until the version is released may its files be removed and made
again when a table changes.
"""

import itertools
import json
import shutil
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from ita_desk import bundle
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.place import Place
from ita_desk.storage.connection import connect
from ita_desk.storage.copying import copy_database
from ita_desk.storage.damage.soundness import VERSIONS, entries, known_schemas
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.schema import SCHEMA_VERSION, create, migrate
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields

FOLDER = Path(__file__).resolve().parent
SAMPLES = ("planning-2567-r1", "text-marks-2568-r2", "knowledge-brief-2564-r1")
PHONE = "4200"
FINAL = b"%PDF-1.7 made up"
SOURCE = b"PK made up"


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
            store.keep_source(ids[0], "รายงานเดิม.docx", SOURCE)
            dossiers.delete(store, ids[2])
        copy_database(database, target)


def describe(database: Path, name: str) -> None:
    """List what stands in the schema of a database, unless that is known of its version."""
    with closing(connect(database, write=False)) as connection:
        found = entries(connection)
    if found not in known_schemas(SCHEMA_VERSION):
        listed = json.dumps(sorted(found, key=str), ensure_ascii=False, indent=1)
        (VERSIONS / f"{name}.json").write_text(f"{listed}\n", encoding="utf-8")


def describe_migrated(older: int) -> None:
    """List what migrations make of the frozen database of an older version."""
    with TemporaryDirectory() as working:
        database = Path(working) / "office.sqlite3"
        shutil.copyfile(frozen(older), database)
        with closing(connect(database, write=True)) as connection:
            migrate(connection, older)
        describe(database, f"{SCHEMA_VERSION}-from-{older}")


if __name__ == "__main__":
    target = frozen(SCHEMA_VERSION)
    if target.exists():
        sys.exit(f"{target.name} is frozen")
    with TemporaryDirectory() as working:
        made = Path(working) / "office.sqlite3"
        with closing(connect(made, write=True)) as connection:
            create(connection)
        describe(made, str(SCHEMA_VERSION))
    for older in range(1, SCHEMA_VERSION):
        describe_migrated(older)
    make(target)
