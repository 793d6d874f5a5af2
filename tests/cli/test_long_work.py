"""A file that takes long to make is told of on the terminal before, where Ctrl+C still helps."""

import pytest

from ita_desk.commands import export
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier


@pytest.mark.parametrize("suffix", ["pdf", "docx", "xlsx"])
def test_a_million_letters_are_told_before_the_work_begins(
    run, planning, tmp_path, monkeypatch, suffix
):
    tree = read_dossier_path(planning)
    long = tree.activities[0].changed({"responsible": "ก" * 1_000_000})
    file = tmp_path / "long.json"
    file.write_bytes(write_dossier(tree.changed({"activities": (long, *tree.activities[1:])})))
    assert run("import", file).code == 0
    begun = []
    monkeypatch.setattr(
        export, "_maker", lambda options: lambda *_: begun.append(options) or export.Made(b"made")
    )
    ran = run("export", 1, "--document", "round-report", "--to", tmp_path / f"x.{suffix}")
    assert ran.code == 0
    assert begun
    assert "about 1 minutes" in ran.err
