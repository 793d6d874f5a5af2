"""A doubt that was kept leads to the field that it is about."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ita_desk.exchange.forms.form_file import with_leftovers
from ita_desk.exchange.forms.reading import Doubt
from ita_desk.exchange.office.paper import Source
from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields


@pytest.fixture
def work(empty, planning):
    """A dossier with a kept doubt about the budget of its fourth activity."""
    place = Place("activity", planning.activities[3].id, "budget")
    doubt = Doubt("budget-not-a-number", Source("ตารางที่ 2"), "สามพัน", place)
    whole = with_leftovers(planning, [], [doubt], str)
    work = empty.workspace
    added = dossiers.added_ids(work.session.run(dossiers.add, [whole]))
    work.navigation.open_new(added[0])
    empty.actions.leftovers.trigger()
    return work


def test_enter_goes_to_its_field(work):
    panel = work.panels.leftovers()
    assert not panel.go.isHidden()
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    plan = QApplication.focusWidget()
    dossier = work.session.dossier(work.session.dossier_id)
    assert plan.sheet.place(*plan.current()) == Place(
        "activity", dossier.activities[3].id, "budget"
    )


def test_without_its_row_nothing_is_offered(work):
    panel = work.panels.leftovers()
    dossier = work.session.dossier(work.session.dossier_id)
    work.session.run(fields.edit, Place("activity", dossier.activities[3].id, "title"), "อื่น")
    assert panel.go.isHidden()
