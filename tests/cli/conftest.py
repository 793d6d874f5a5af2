"""Commands are run on a database of the test's own."""

from pathlib import Path

import pytest
from command_line import Ran, Run

from ita_desk import cli


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """Where the office database of the test is, once something makes it."""
    return tmp_path / "office.sqlite3"


@pytest.fixture
def run(database: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process, in English, on the test's own database."""
    monkeypatch.setenv("LANGUAGE", "en")

    def run(*words: object) -> Ran:
        code = cli.main(["--database", str(database), *map(str, words)])
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def planning(samples_folder: Path) -> Path:
    """The dossier file of the planning sample."""
    return samples_folder / "planning-2567-r1.json"


@pytest.fixture
def two_samples(planning: Path, samples_folder: Path) -> list[Path]:
    """The dossier files of the real round report and of the made-up one."""
    return [planning, samples_folder / "text-marks-2568-r2.json"]
