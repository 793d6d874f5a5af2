"""final and finals: what was printed to be signed is kept as it was."""

from pathlib import Path

from command_line import Run, refused, wrong_usage

DOCUMENT = "cover-memo"


def test_a_final_is_kept_and_written_again_as_it_was(run: Run, tmp_path: Path):
    run("sample")
    first, again = tmp_path / "first.pdf", tmp_path / "again.pdf"

    assert run("final", 1, "--document", DOCUMENT, "--to", first) == (0, "", "")
    number, at, document, _ = run("finals", 1).out.rstrip("\n").split("\t")
    assert (number, document) == ("1", DOCUMENT)
    assert "T" in at
    assert run("finals", 1, "--number", 1, "--to", again) == (0, "", "")
    assert first.read_bytes().startswith(b"%PDF")
    assert again.read_bytes() == first.read_bytes()


def test_what_must_be_mended_first_is_told_and_nothing_is_kept(run: Run, tmp_path: Path):
    run("sample", "measure-rationale-2565-r1")
    target = tmp_path / "report.pdf"

    ran = run("final", 1, "--document", "round-report", "--to", target)

    assert (ran.code, ran.err) == (1, "")
    assert "error: round-report: No reporter is chosen." in ran.out.splitlines()
    assert not any(line.startswith("warning") for line in ran.out.splitlines())
    assert not target.exists()
    assert run("finals", 1) == (0, "", "")


def test_a_file_that_can_not_be_written_keeps_nothing(run: Run, tmp_path: Path):
    run("sample")
    refused(run("final", 1, "--document", DOCUMENT, "--to", tmp_path / "no" / "x.pdf"), "folder")
    assert run("finals", 1).out == ""


def test_mistakes_are_told(run: Run, tmp_path: Path):
    run("sample")
    target = tmp_path / "x.pdf"
    wrong_usage(run("final", 1, "--document", "memo-x", "--to", target), "no document memo-x")
    wrong_usage(run("finals", 1, "--number", 1), "belong together")
    refused(run("finals", 1, "--number", 5, "--to", target), "no final 5")
    refused(run("finals", 7), "no dossier 7")


def test_a_round_for_practice_is_exported_with_its_mark_and_never_final(run: Run, tmp_path: Path):
    run("sample")
    file, target = tmp_path / "x.ita", tmp_path / "x.pdf"
    run("export", 1, "--to", file)
    text = file.read_text("utf-8").replace('"round": 1,', '"round": 1,\n "practice": true,')
    file.write_text(text, "utf-8")
    assert "ฝึกหัด" in run("import", file).out
    assert [line.endswith("\tฝึกหัด") for line in run("list").out.splitlines()] == [False, True]
    refused(run("final", 2, "--document", DOCUMENT, "--to", target), "for practice")
    assert not target.exists()
    assert run("export", 2, "--to", target).code == 0
