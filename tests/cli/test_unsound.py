"""What is read is sound, or it is said that it is not: no wrong data with exit code 0."""

import os
import sqlite3
from pathlib import Path

import pytest
from command_line import Run

READING = [
    ("list",),
    ("check", 1),
    ("export", 1, "--to", "out.json"),
    ("export", 1, "--to", "out.pdf"),
    ("finals", 1),
]
CRAFTED = {
    "the trigger evil": "CREATE TRIGGER evil AFTER INSERT ON result BEGIN SELECT 1; END",
    "the table real": "ALTER TABLE unit RENAME TO real; CREATE VIEW unit AS WITH RECURSIVE n(i) AS"
    " (SELECT 1 UNION ALL SELECT i FROM n) SELECT real.* FROM real, n",
    "dossier: 1 rows": "UPDATE dossier SET fiscal_year = 'สองพัน'",
    "dossier: a value of round": "UPDATE dossier SET round = 9",
    "activity: 1 rows": "UPDATE activity SET sort_order = -9223372036854775807 WHERE id = 3",
    "step: 1 rows": "UPDATE step SET below = id",
    "unit: 0 rows": "DELETE FROM unit",
}


@pytest.mark.parametrize("words", READING, ids=lambda words: " ".join(map(str, words)))
@pytest.mark.parametrize("told", CRAFTED)
def test_a_reading_command_tells_what_is_wrong(
    run: Run, planning: Path, database: Path, tmp_path: Path, words: tuple[object, ...], told: str
):
    run("import", planning)
    raw = sqlite3.connect(database)
    raw.executescript(CRAFTED[told])
    raw.close()
    ran = run(*(tmp_path / word if str(word).startswith("out.") else word for word in words))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"ita-desk: The database is damaged ({told}")
    assert not [path for path in tmp_path.iterdir() if path.stem == "out"]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
@pytest.mark.parametrize(
    "words",
    [("list",), ("sample",), ("verify",), ("backup",), ("restore", "FIFO")],
    ids=lambda words: words[0],
)
def test_a_pipe_in_the_place_of_the_database_is_refused_at_once(
    run: Run, database: Path, words: tuple[str, ...]
):
    os.mkfifo(database)
    ran = run(*(database if word == "FIFO" else word for word in words))
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such files")
def test_a_pipe_is_no_dossier_file(run: Run, database: Path, tmp_path: Path):
    os.mkfifo(tmp_path / "dossier.json")
    ran = run("import", tmp_path / "dossier.json")
    assert ran.code == 1
    assert ran.err.endswith("dossier.json: this is not an ordinary file\n")
    assert not database.exists()
