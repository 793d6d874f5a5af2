from datetime import date

import pytest
from fake_gateway import FakeGateway
from keyboard import Keyboard
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase

from ita_desk.gui.plan.plan_page import PlanPage
from ita_desk.gui.window.session import Session
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

TODAY = date(2024, 2, 1)


@pytest.fixture
def gateway():
    return FakeGateway()


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        yield store


@pytest.fixture
def session(store, gateway, qapp):
    return Session(store, gateway, lambda message: message)


@pytest.fixture
def keyboard():
    return Keyboard()


@pytest.fixture
def make_page(qtbot, session, fonts_folder, qapp):
    """Opens a page of the window on a dossier, shown and ready for keys."""
    QFontDatabase.addApplicationFont(str(fonts_folder / "Sarabun-Regular.ttf"))
    qapp.setFont(QFont("Sarabun", 11))

    def make(dossier_id, kind=PlanPage):
        page = kind(session) if kind is not PlanPage else PlanPage(session, today=lambda: TODAY)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        page.activateWindow()
        page.show_dossier(dossier_id)
        qtbot.waitUntil(page.isVisible)
        return page

    return make


@pytest.fixture
def empty_id(store):
    """A dossier without anything in its plan."""
    added = dossiers.add(store, [Dossier(id=1, fiscal_year=2567, round=1)])
    return dossiers.added_ids(added)[0]


@pytest.fixture
def sample_id(store, planning):
    """The planning sample in the database."""
    return dossiers.added_ids(dossiers.add(store, [planning]))[0]


@pytest.fixture
def page(make_page, sample_id):
    """The plan of the sample, the first title current and the table with the keyboard."""
    page = make_page(sample_id)
    page.plan_view.setFocus()
    return page


@pytest.fixture
def empty_page(make_page, empty_id):
    """An empty plan, the table with the keyboard."""
    page = make_page(empty_id)
    page.plan_view.setFocus()
    return page


@pytest.fixture
def tree(session, page):
    """The tree of the sample as it is now in the file."""
    return lambda: session.store.load(page.plan.dossier.id)
