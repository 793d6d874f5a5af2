"""What every test needs: no display, nobody's own files, the folders the program brings."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from examples import LONG, examples
from hypothesis import HealthCheck, settings
from pytestqt.qtbot import QtBot

from ita_desk import bundle
from ita_desk.exchange.dossier_file import read_dossier_path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
if sys.platform == "win32":  # there the offscreen platform knows no fonts of the system
    os.environ["QT_QPA_FONTDIR"] = str(bundle.fonts())

# The same examples each day, on a busy computer, too, so that no landing fails by chance; new ones
# in the long run.
settings.register_profile(
    "ita_desk",
    deadline=None,
    database=None,
    derandomize=not LONG,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
    max_examples=examples(100),
)
settings.load_profile("ita_desk")

USER_FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
WINDOWS_FOLDERS = ("WIN_PD_OVERRIDE_LOCAL_APPDATA", "WIN_PD_OVERRIDE_APPDATA")


def pytest_collection_finish():
    """Modules and tests stay for good: no look for garbage goes through them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def user_folder(tmp_path_factory):
    """A folder in place of the user's own, so that no test can reach a real office database."""
    folder = tmp_path_factory.mktemp("user")
    with pytest.MonkeyPatch.context() as patch:
        for name in (*USER_FOLDERS, *WINDOWS_FOLDERS):
            patch.setenv(name, str(folder))
        yield folder


@pytest.fixture(scope="session")
def qapp(qapp):
    """The application; at the end its clipboard is emptied.

    The offscreen platform destroys what the clipboard holds when the process exits. By then Python
    is gone, and destroying an object that was made in Python crashes.
    """
    yield qapp
    qapp.clipboard().clear()


class PatientBot(QtBot):
    """Waits a minute for what must come, not five seconds: a busy computer is slow, not wrong."""

    def waitUntil(self, callback, *, timeout=60_000):  # noqa: N802 - Qt's name
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp, request):
    """pytest-qt's, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def project_folder():
    """The root of the source tree."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def fonts_folder():
    """The folder of the bundled fonts."""
    return bundle.fonts()


@pytest.fixture(scope="session")
def samples_folder():
    """The folder of the built-in example dossiers."""
    return bundle.resources() / "samples"


@pytest.fixture(scope="session")
def planning(samples_folder):
    """The real round report, as a dossier."""
    return read_dossier_path(samples_folder / "planning-2567-r1.json")


@pytest.fixture(scope="session")
def text_marks(samples_folder):
    """The made-up dossier that uses everything the real one does not."""
    return read_dossier_path(samples_folder / "text-marks-2568-r2.json")


@pytest.fixture(scope="session")
def kpi_sample(samples_folder):
    """A round with its indicator progress sheet."""
    return read_dossier_path(samples_folder / "kpi-sheet-2567-r2.json")


@pytest.fixture(scope="session")
def rationale_sample(samples_folder):
    """A dossier with its measure rationale."""
    return read_dossier_path(samples_folder / "measure-rationale-2565-r1.json")


@pytest.fixture(scope="session")
def brief_sample(samples_folder):
    """A dossier with its knowledge brief."""
    return read_dossier_path(samples_folder / "knowledge-brief-2564-r1.json")


@pytest.fixture(scope="session")
def poppler():
    """See that poppler's programs are here: always on Linux, where run.py installs them."""
    if not shutil.which("pdftotext") and not sys.platform.startswith("linux"):
        pytest.skip("poppler's programs are not installed")
