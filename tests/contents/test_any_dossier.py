"""Every dossier that can be kept has contents and findings, whatever stands in it."""

from datetime import date

import pytest
from dossier_strategies import dossiers
from examples import examples
from hypothesis import given, settings

from ita_desk.contents.documents import KPI_SHEET, MEASURE_RATIONALE, find_faults, make_content
from ita_desk.contents.finding_sentences import finding_sentence


@pytest.mark.parametrize("name", [KPI_SHEET, MEASURE_RATIONALE])
@given(dossier=dossiers())
@settings(max_examples=examples(40))
def test_content_and_findings_are_made_of_every_dossier(name, dossier):
    assert make_content(name, dossier) == make_content(name, dossier)
    for finding in find_faults(name, dossier, date(2024, 8, 10)):
        assert finding_sentence(finding)
