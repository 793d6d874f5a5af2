"""Every act on rows, in every table of the window: what else it changes is written down here."""

import re

import opened_dossier
import pytest
from window_pages import page_titled

from ita_desk.gui.documents.forms import DOCUMENT_FORMS
from ita_desk.gui.table.column import Area

ELSE = {
    ("activity", "duplicate"): {"added result", "added evidence"},
    ("activity", "remove"): {"removed result", "removed evidence"},
    ("result", "duplicate"): {"added evidence"},
    ("result", "remove"): {"removed evidence"},
    # The activities of a measure that is deleted keep all they have, under one without a name.
    ("measure", "duplicate"): {"added oit_link"},
    ("measure", "remove"): {"removed oit_link", "edited activity.measure_id"},
    ("kpi_row", "duplicate"): {"added score_component"},
    ("kpi_row", "remove"): {"removed score_component"},
}
"""(rows of which entity, act) → what else changed; nothing where nothing is written."""
MEETINGS = 5


@pytest.fixture
def opened(empty, samples_folder):
    """Dossiers in which every table of the window has rows."""
    names = ("planning-2567-r1", "kpi-sheet-2567-r2", "measure-rationale-2565-r1")
    return [opened_dossier.open_file(empty, samples_folder / f"{name}.json") for name in names]


def tables(one):
    """Every table of the window, by a name."""
    one.work.navigation.open_dossier(one.id)
    plan = page_titled(one.work, "Plan and results")
    plan.show_dossier(one.id)
    yield "plan", plan.plan
    if plan.plan.ids:
        plan.plan_view.go(min(MEETINGS, len(plan.plan.ids) - 1), 2)
        plan.follow()
        yield "results", plan.results.model
    measures = page_titled(one.work, "Measures")
    measures.show_dossier(one.id)
    yield "measures", measures.model
    for form in DOCUMENT_FORMS:
        page = one.page(form.document)
        for number, part in enumerate(page._lists):
            yield f"{form.document} {number}", part.model
        for part in page._specials:
            for view in part.views:
                yield f"{form.document} months", view.sheet


ACTS = {
    "add": lambda sheet: sheet.insert_below(0),
    "duplicate": lambda sheet: sheet.duplicate(0),
    "move": lambda sheet: sheet.move(range(1), 2),
    "remove": lambda sheet: sheet.remove(range(1)),
}


def others(changes, entity):
    """What changed of other entities."""
    return {
        f"{what} {place.entity}{'.' + place.field if what == 'edited' else ''}"
        for what in ("added", "removed", "edited")
        for place in getattr(changes, what)
        if place.entity != entity
    }


def test_what_else_an_act_on_a_row_changes_is_written_down(opened):
    tried = set()
    for one in opened:
        session = one.session
        seen = []
        session.changed.connect(seen.append)
        for name, sheet in tables(one):
            table = sheet.table()
            if table is None or not sheet.ids:
                continue
            for act, do in ACTS.items():
                seen.clear()
                before = one.tree
                do(sheet)
                for changes in list(seen):
                    found = others(changes, table.entity)
                    assert found <= ELSE.get((table.entity, act), set()), (name, act)
                    tried.add((table.entity, act))
                if seen:
                    assert one.tree.activities == before.activities or table.entity in (
                        "activity",
                        "result",
                        "measure",
                    )
                    session.undo()
                assert one.tree == before, (name, act)
    entities = {entity for entity, _ in tried}
    assert len(entities) >= 11
    assert set(ELSE) <= tried


def test_one_cell_pasted_on_a_selection_fills_it_in_every_table(opened):
    tried = set()
    for one in opened:
        for name, sheet in tables(one):
            table = sheet.table()
            if table is None or len(sheet.ids) < 2:
                continue
            bottom = min(len(sheet.ids), 3) - 1
            for column in range(len(sheet.columns)):
                if not sheet.names(range(column, column + 1)):
                    continue
                said = sheet.copy(Area(0, column, 0, column))
                area = Area(0, column, bottom, column)
                assert sheet.paste(area, said) == area, (name, column)
                cells = {uncounted(row[0].text) for row in sheet.copy(area).rows}
                assert cells == {uncounted(said.rows[0][0].text)}, (name, column)
                tried.add((name, sheet.columns[column].name))
    assert len({name for name, _ in tried}) >= 10
    assert len(tried) > 40


def uncounted(text):
    """Results without the numbers that an activity tells which counts its occurrences."""
    return re.sub(r"ครั้งที่ \d+ ", "", text)


def test_what_a_deleted_measure_held_is_there_whatever_page_it_is_deleted_on(opened):
    for one in opened[:1]:
        for name, sheet in tables(one):
            table = sheet.table()
            if table is None or table.entity != "measure":
                continue
            before = one.tree
            sheet.remove(range(len(sheet.ids)))
            assert [a.results for a in one.tree.activities] == [
                a.results for a in before.activities
            ], name
            one.session.undo()
