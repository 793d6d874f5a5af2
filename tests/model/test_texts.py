"""Which texts of a dossier are looked through."""

from ita_desk.model.place import Place
from ita_desk.model.texts import places_of
from ita_desk.model.tree import Activity, Dossier, Measure, TableWidths


def test_widths_of_columns_are_no_text_that_is_found_and_replaced():
    dossier = Dossier(
        id=1,
        fiscal_year=2567,
        round=1,
        measures=(Measure(id=1),),
        activities=(Activity(id=1, measure_id=1, title="อบรม 20 คน"),),
        table_widths=(TableWidths(id=1, printed="round-report", widths="30 20 40"),),
    )
    assert [place for place, _ in places_of(dossier, "20")] == [Place("activity", 1, "title")]
