"""The whole program on a database of its own, without dialogs: fixtures for conftest modules."""

import shutil
from datetime import date
from functools import cache

import pytest
from fake_gateway import FakeGateway

from ita_desk import app
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.gui.hints.hint_strip import HINTS
from ita_desk.gui.page_pane.worker import PageWorker
from ita_desk.gui.program import Program
from ita_desk.gui.settings import Settings
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers

TODAY = date(2024, 2, 5)


class SharedWorker(PageWorker):
    """A page worker that outlives the windows: each of them would wait for a process of its own.

    Its answers carry numbers, so no window takes those of another.
    """

    def close(self):
        """A window goes: forget what it asked for."""
        self._waiting.clear()
        if self._running is not None:
            self.withdraw(self._running.number)

    def end(self):
        super().close()


@pytest.fixture(scope="session")
def shared_worker(qapp):
    """One process for all tests."""
    shared = SharedWorker(app.page_worker_command())
    yield shared
    shared.end()


@pytest.fixture
def worker(shared_worker, qtbot):
    """The real page worker, done with what the test before has asked."""
    qtbot.waitUntil(lambda: not shared_worker.busy)
    return shared_worker


@pytest.fixture
def start(tmp_path, qtbot, qapp, worker):
    """Start the program on a database (again and again); every one is closed at the end."""
    running = []
    palette, font = qapp.palette(), qapp.font()

    def begin(database=None, *, english=True, settings="window.ini", wait=True, hints=False):
        if not hints:  # every test would begin with the first of them
            for hint in HINTS:
                Settings(tmp_path / settings).keep_flag(f"hint-{hint.name}", False)
        installation = app.installation(database or tmp_path / "office.sqlite3")._replace(
            usual_database=tmp_path / "usual" / "office.sqlite3",
            settings=tmp_path / settings,
            translate_into=lambda _: str if english else app_translation,
            log_unexpected=raise_again,
            save_log=lambda target: target.write_text("log", encoding="utf-8"),
            today=lambda: TODAY,
        )
        program = Program(qapp, installation, FakeGateway)
        program._make_worker = lambda: worker
        qtbot.addWidget(program.window)
        running.append(program)
        program.window.show()
        program.window.resize(1000, 700)
        if wait:
            qtbot.waitUntil(lambda: program.workspace is not None or program.failed, timeout=60_000)
        return program

    yield begin
    for program in running:
        program.window.close()
        program.close()
    qapp.setPalette(palette)
    qapp.setFont(font)


def app_translation(sentence):
    return _thai().gettext(sentence)


@cache
def _thai():
    from ita_desk.language import translations

    return translations("th")


def raise_again(error):
    raise error


@pytest.fixture
def empty(start):
    """The program at its first start."""
    return start()


@pytest.fixture
def example(empty):
    """The program with the example as a round that counts; the menu opens it for practice."""
    work = empty.workspace
    sample = read_dossier_path(app.sample_files()["planning-2567-r1"])
    added = dossiers.added_ids(work.session.run(dossiers.add, [sample]))
    work.navigation.open_new(added[-1])
    return empty


@pytest.fixture(scope="session")
def kept_database(tmp_path_factory):
    """A closed database that holds the example, to be copied."""
    path = tmp_path_factory.mktemp("kept") / "office.sqlite3"
    with Store.open(path, write=True) as store:
        dossiers.add(store, [read_dossier_path(app.sample_files()["planning-2567-r1"])])
    return path


@pytest.fixture
def begun_with_example(start, tmp_path, kept_database):
    """The program started on a database that held the example before."""
    return start(shutil.copy(kept_database, tmp_path / "office.sqlite3"))
