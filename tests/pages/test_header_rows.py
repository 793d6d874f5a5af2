"""Header rows stand on every sheet, so nothing that is typed may make them taller than one."""

from contextlib import suppress

import pytest

from ita_desk.contents.documents import DOCUMENTS, KNOWLEDGE_BRIEF, make_content
from ita_desk.model.mark import Mark
from ita_desk.model.rules import BrokenRule, checked_value
from ita_desk.model.structure import CHILDREN, STRUCTURE
from ita_desk.model.texts import texts_of
from ita_desk.pages.documents import make_pdf, typeset_document
from ita_desk.typeset.document import KeepTogether, SideBySide
from ita_desk.typeset.tables import FormTable

LONG = "ส่งเสริมคุณธรรม " * 300
SAMPLES = ("text_marks", "kpi_sample", "rationale_sample", "brief_sample")


def tables(items):
    """Each table of a story, those of blocks and columns as well."""
    for item in items:
        if isinstance(item, FormTable):
            yield item
        elif isinstance(item, KeepTogether):
            yield from tables(item.items)
        elif isinstance(item, SideBySide):
            yield from (inner for _, column in item.columns for inner in tables(column))


def header_texts(document, dossier):
    """Every text of the header rows of a document, as one."""
    typeset = typeset_document(document, make_content(document, dossier))
    return "\n".join(
        "".join(run.text for run in paragraph.runs)
        for section in typeset.sections
        for table in tables(section.story)
        for line in table.header
        for cell in line
        for paragraph in cell.paragraphs
    )


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize("document", DOCUMENTS)
def test_only_the_brief_has_typed_texts_in_header_rows(document, sample, request):
    dossier = request.getfixturevalue(sample)
    shown = header_texts(document, dossier)
    typed = {text for _, text in texts_of(dossier) if len(text) > 12}
    found = {text for text in typed if text in shown}
    assert not found or document == KNOWLEDGE_BRIEF, found


def test_of_the_brief_those_that_are_too_long_stand_above_the_table(brief_sample, fonts):
    for name in ("plan_caption", "policy"):
        brief = brief_sample.knowledge_brief.changed({name: LONG})
        dossier = brief_sample.changed({"knowledge_brief": brief})
        assert LONG.strip() not in header_texts(KNOWLEDGE_BRIEF, dossier)
        assert make_pdf(KNOWLEDGE_BRIEF, make_content(KNOWLEDGE_BRIEF, dossier), fonts).pages > 2


@pytest.mark.parametrize("document", DOCUMENTS)
def test_texts_taller_than_a_sheet_print_wherever_they_stand(document, brief_sample, fonts):
    """All texts of a dossier at once, also in headings, lists, signatures and side by side."""
    dossier = with_long_texts(brief_sample)
    made = make_pdf(document, make_content(document, dossier), fonts)
    assert made.pages >= 2


def with_long_texts(value, entity="dossier"):
    """The value and all below it, a long text in each field that can hold one; one of a list."""
    kind = type(value)
    changes = {}
    for name in kind.model_fields:
        with suppress(BrokenRule, KeyError):
            held = getattr(value, name)
            if isinstance(held, Mark):
                changes[name] = Mark(True, LONG)
            elif isinstance(held, str | None) and isinstance(checked_value(kind, name, LONG), str):
                changes[name] = LONG
    for child in CHILDREN[entity]:
        part = STRUCTURE[child]
        below = getattr(value, part.attribute)
        rows = below[:1] if part.many else (below,)
        made = tuple(with_long_texts(row, child) for row in rows)
        changes[part.attribute] = made if part.many else made[0]
    return value.changed(changes)
