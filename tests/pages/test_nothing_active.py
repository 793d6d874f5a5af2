"""A PDF holds nothing that acts by itself: no script, no program, no file, no form."""

import io
from datetime import UTC, datetime

import pikepdf
import pytest

from ita_desk.contents.documents import (
    COVER_MEMO,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
    ROUND_REPORT,
    make_content,
)
from ita_desk.model.tree import (
    CoverMemo,
    KnowledgeBrief,
    KpiRow,
    KpiSheet,
    LevelResult,
    LevelSummary,
    MeasureRationale,
    ReferenceLink,
)
from ita_desk.pages.documents import make_pdf

CREATED = datetime(2024, 3, 8, 9, 30, tzinfo=UTC)
SAMPLES = {
    ROUND_REPORT: "planning",
    COVER_MEMO: "planning",
    LEVEL_SUMMARY: "planning",
    KPI_SHEET: "kpi_sample",
    MEASURE_RATIONALE: "rationale_sample",
    KNOWLEDGE_BRIEF: "brief_sample",
}
ACTING = {
    "/JavaScript",
    "/JS",
    "/Launch",
    "/EmbeddedFile",
    "/EmbeddedFiles",
    "/AF",
    "/OpenAction",
    "/AA",
    "/AcroForm",
    "/XFA",
    "/RichMedia",
    "/SubmitForm",
    "/ImportData",
    "/GoToR",
    "/GoToE",
    "/Rendition",
    "/Movie",
    "/Sound",
    "/3D",
}


def names(pdf):
    """All names in all objects: keys of dictionaries and names that are values."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        waiting = [*document.objects, document.trailer]
        for item in waiting:
            if isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
                yield from item.keys()
            if isinstance(item, pikepdf.Name):
                yield str(item)
            elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream | pikepdf.Array):
                parts = item if isinstance(item, pikepdf.Array) else dict(item.items()).values()
                waiting += [part for part in parts if not getattr(part, "is_indirect", False)]


def links(pdf):
    """The targets of everything that can be clicked."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for note in page.get("/Annots", []):
                assert note.Subtype == "/Link"
                if "/A" in note:
                    assert note.A.S == "/URI"
                    yield str(note.A.URI)


@pytest.mark.parametrize("document", SAMPLES)
def test_the_samples_hold_nothing_that_acts(document, request, fonts):
    dossier = request.getfixturevalue(SAMPLES[document])
    pdf = make_pdf(document, make_content(document, dossier), fonts, CREATED).pdf
    found = set(names(pdf))
    assert {"/StructTreeRoot", "/S", "/Contents"} <= found
    assert ACTING & found == set()
    assert all(target.startswith(("http://", "https://", "mailto:")) for target in links(pdf))


@pytest.mark.parametrize("document", SAMPLES)
def test_addresses_of_other_kinds_are_text_in_every_document(document, planning, fonts):
    text = "javascript:alert(1) file:///C:/a.exe data:text/html,x ftp://a.th/x"
    hostile = planning.changed(
        {
            "cover_memo": CoverMemo(subject=text, cause=text, purpose=text),
            "level_summary": LevelSummary(
                results=(LevelResult(id=1, item="1.1", text=text, links=text),)
            ),
            "kpi_sheet": KpiSheet(rows=(KpiRow(id=1, code="9", progress=text, remark=text),)),
            "measure_rationale": MeasureRationale(introduction=text),
            "knowledge_brief": KnowledgeBrief(analysis=text, link="javascript:alert(1)"),
            "round_report": planning.round_report.changed(
                {"links": (ReferenceLink(id=1, url="javascript:alert(1)"),)}
            ),
        }
    )
    pdf = make_pdf(document, make_content(document, hostile), fonts, CREATED).pdf
    assert ACTING & set(names(pdf)) == set()
    assert all(target.startswith(("http://", "https://", "mailto:")) for target in links(pdf))
