"""check: findings of the documents, a line each, and whether anything blocks."""

import json
from pathlib import Path

import pytest
from command_line import Run, refused, wrong_usage

UNFINISHED = "measure-rationale-2565-r1"


def test_without_errors_the_exit_code_is_0_and_warnings_are_told(run: Run):
    run("sample", "knowledge-brief-2564-r1")

    assert run("check", 1, "--document", "knowledge-brief") == (
        0,
        "warning: knowledge-brief: Knowledge brief: the overall score is stated as 92.51,"
        " but the mean of the five scores is 91.61.\n"
        "warning: knowledge-brief: Knowledge brief, ผลการวิเคราะห์: “รอบ 6 เดือนหลัง” is no round;"
        " a round has five months.\n"
        "warning: knowledge-brief: Activity 3: the planned months ส.ค. ก.ย. are outside"
        " the plan's time (มี.ค.64 - ก.ค.64).\n",
        "",
    )


def test_an_error_makes_the_exit_code_1(run: Run):
    run("sample", UNFINISHED)

    ran = run("check", 1)

    assert (ran.code, ran.err) == (1, "")
    assert "error: round-report: No reporter is chosen." in ran.out.splitlines()
    assert run("check", 1, "--document", "measure-rationale").code == 0


def test_what_several_documents_share_is_one_line_that_names_them(run: Run):
    run("sample", UNFINISHED)

    lines = run("check", 1, "--document", "all").out.splitlines()

    assert [line for line in lines if "has no number" in line] == [
        "error: cover-memo, level-summary, round-report, kpi-sheet, knowledge-brief:"
        " The indicator has no number."
    ]


def test_what_was_not_begun_is_only_checked_when_it_is_asked_for(run: Run):
    run("sample", "knowledge-brief-2564-r1")

    assert {line.split(": ")[1] for line in run("check", 1).out.splitlines()} == {"knowledge-brief"}
    assert "cover-memo" in run("check", 1, "--document", "all").out
    assert "The memo has nobody" in run("check", 1, "--document", "cover-memo").out


def test_an_empty_dossier_is_checked_as_a_round_report(run: Run, tmp_path: Path, planning: Path):
    document = json.loads(planning.read_bytes())
    kept = ("format", "version", "unit", "fiscal_year", "round", "indicator")
    empty = {key: document[key] for key in kept}
    (tmp_path / "empty.json").write_text(json.dumps(empty), encoding="utf-8")
    run("import", tmp_path / "empty.json")

    assert run("check", 1) == (
        1,
        "error: round-report: There is no activity yet.\n"
        "error: round-report: No reporter is chosen.\n",
        "",
    )


def test_findings_are_told_in_thai_too(run: Run, monkeypatch: pytest.MonkeyPatch):
    run("sample", UNFINISHED)
    monkeypatch.setenv("LANGUAGE", "th")

    lines = run("check", 1, "--document", "round-report").out.splitlines()

    assert "ต้องแก้ไข: round-report: ยังไม่ได้เลือกผู้รายงาน" in lines


def test_a_finding_stays_on_one_line_whatever_was_typed(run: Run, tmp_path: Path, planning: Path):
    document = json.loads(planning.read_bytes())
    document["plan"]["activities"][0]["budget"] = "ตาม\nจริง\u2028"
    (tmp_path / "odd.json").write_text(json.dumps(document), encoding="utf-8")
    run("import", tmp_path / "odd.json")

    ran = run("check", 1, "--document", "round-report")

    assert ran.out.splitlines() == [
        "warning: round-report: Activity 1, budget: “ตาม จริง” is not an amount.",
        "warning: round-report: “ตาม จริง”: a line end of another program, not seen here.",
    ]


def test_an_unknown_document_and_a_missing_dossier_are_told(run: Run):
    run("sample")
    wrong_usage(run("check", 1, "--document", "memo-x"), "there is no document memo-x, but:")
    wrong_usage(run("check"), "missing: ID")
    refused(run("check", 7), "no dossier 7")
