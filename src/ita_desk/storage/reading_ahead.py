"""Reads what a window will show first while the file is still being examined."""

from pathlib import Path

from ita_desk.model.tree import Dossier
from ita_desk.storage import schema
from ita_desk.storage.connection import begun, connect, core
from ita_desk.storage.damage.soundness import refuse_foreign
from ita_desk.storage.loading import list_dossiers, load_dossier


def read_ahead(path: Path, wanted: int | None) -> Dossier | None:
    """The dossier ``wanted``, else the newest; None where there is none or it can't be read.

    For one who has the claim to the file, so that nobody writes it, and who takes what was read
    only once the file is found sound.
    """
    if not path.is_file():
        return None
    try:
        connection = connect(path, write=False)
        try:
            with begun(connection), core(connection) as reading:
                if schema.check(connection, path) < schema.SCHEMA_VERSION:
                    return None
                refuse_foreign(connection, path)
                ids = [summary.id for summary in list_dossiers(reading)]
                return load_dossier(reading, wanted if wanted in ids else ids[0])
        finally:
            connection.close()
    except Exception:
        return None
