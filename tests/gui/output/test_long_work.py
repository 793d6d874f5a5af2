"""Files that take long to make say so before, whatever they are made as."""

import pytest

from ita_desk.contents.documents import ALL_DOCUMENTS, ROUND_REPORT
from ita_desk.gui.output.batch import Batch, Wanted
from ita_desk.model.place import Place
from ita_desk.verbs import fields


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx"])
def test_a_million_letters_in_a_cell_are_told_before_the_work_begins(
    session, worker, sample_id, kind
):
    wanted = [Wanted(sample_id, ROUND_REPORT, kind)]
    assert Batch(session, worker, wanted).words() == "The pages are being made…"
    place = Place("activity", session.dossier(sample_id).activities[0].id, "responsible")
    session.run(fields.edit, place, "ก" * 1_000_000)
    told = Batch(session, worker, wanted).words()
    assert "letters" in told
    assert "can be cancelled" in told
    longer = Batch(session, worker, [Wanted(sample_id, ALL_DOCUMENTS)]).words()
    assert "about 4 minutes" in longer
