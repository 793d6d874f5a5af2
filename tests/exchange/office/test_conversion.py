"""Old and open formats through the real LibreOffice, where it is installed."""

import pytest

from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.reading import find_office, read_paper

installed = pytest.mark.skipif(find_office() is None, reason="LibreOffice is not installed")


def titles(dossier):
    """White space apart: the forms were typed with some of their own."""
    return ["".join(one.title.split()) for one in dossier.activities]


@installed
@pytest.mark.parametrize(
    "name", ["a1-one-table-doc.doc", "a3-numbering-thai-odt.odt", "x1-plain-ods.ods"]
)
def test_what_libreoffice_reads_tells_the_same_plan(project_folder, planning, name):
    data = (project_folder / "tests" / "data" / "office" / name).read_bytes()
    read = read_form(read_paper(data)).dossier
    assert titles(read) == titles(planning)
    assert [one.quarters for one in read.activities] == [
        one.quarters for one in planning.activities
    ]
    addresses = [[e.url for r in one.results for e in r.evidence] for one in planning.activities]
    assert [
        [e.url for r in one.results for e in r.evidence] for one in read.activities
    ] == addresses
