"""The dossier file: how a dossier travels on a USB stick, and how samples are written.

The format is described in docs/dossier-format.md. Reading is all or nothing: the whole tree, or
one sentence that names the place.
"""

from pathlib import Path

from ita_desk.exchange.dossier_reader import read_tree
from ita_desk.exchange.dossier_writer import canonical_bytes
from ita_desk.exchange.faults import DossierFileFault, reading_fault
from ita_desk.exchange.json_bounds import LARGEST_BYTES, too_large
from ita_desk.exchange.json_node import parse
from ita_desk.files.reading import read_file
from ita_desk.model.tree import Dossier

SUFFIX = ".ita"
"""What a dossier file is called by, so that the system knows whose it is; JSON inside."""
SUFFIXES = (SUFFIX, ".json")
"""What is taken for a dossier file, in small letters; ``.json`` is what it was called before."""


def read_dossier(data: bytes) -> Dossier:
    """The dossier in ``data``, every id being the order in the file.

    Raises DossierFileFault for whatever the format does not allow, with its place.
    """
    return read_tree(parse(data))


def read_dossier_path(path: Path) -> Dossier:
    """The dossier in the file at ``path``.

    Raises FileFault where it can't be read, DossierFileFault where it is not as the format says.
    """
    try:
        data = read_file(path, LARGEST_BYTES + 1)
    except OSError as error:
        raise reading_fault(error, path) from error
    try:
        if len(data) > LARGEST_BYTES:
            raise too_large()
        return read_dossier(data)
    except DossierFileFault as fault:
        raise fault.in_file(path) from None


def write_dossier(dossier: Dossier) -> bytes:
    """The canonical file of ``dossier``: UTF-8, equal bytes for equal trees."""
    return canonical_bytes(dossier)
