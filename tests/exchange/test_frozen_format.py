"""The frozen file of each version of the dossier format is read, and says the same when written.

``dossier-1.ita`` holds every part of a dossier that the format has since 1.0.0. It is never made
anew: a format that can't read it, or writes it otherwise, needs a new version.
"""

from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.exchange.dossier_keys import VERSION
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.texts import texts_of


def test_the_frozen_file_is_read_and_written_as_it_is(project_folder):
    frozen = project_folder / "tests" / "data" / "dossier-1.ita"
    dossier = read_dossier_path(frozen)
    assert VERSION == 1
    assert write_dossier(dossier) == frozen.read_bytes()
    assert dossier.practice
    told = {place.entity for place, text in texts_of(dossier) if text}
    assert told >= {entity for entity, part in STRUCTURE.items() if part.many} - {"knowledge_topic"}
