"""A short form of each proof; ``docs/proofs.md`` says how the long ones are run.

Those that kill or fork run in a process of their own, as by hand.
"""

import os
import subprocess
import sys
from random import Random

import pytest
from proofs import (
    crafted,
    damage,
    disk_full,
    export_while_editing,
    held_files,
    load,
    neighbours,
    power_cuts,
    stateful,
    window_kill,
)

from ita_desk.bundle import PACKAGE


def run(project_folder, name, *words):
    """A proof as it is run by hand; its counts as printed."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    done = subprocess.run(
        [sys.executable, "-m", f"proofs.{name}", *words],
        cwd=project_folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(project_folder):
    told = run(project_folder, "kills", "6")
    assert "6 kills" in told
    assert "0 acknowledged edits lost" in told


def test_nothing_acknowledged_is_lost_when_the_power_is_cut(project_folder):
    if reason := power_cuts.why_not_here():
        pytest.skip(reason)
    told = run(project_folder, "power_cuts", "2")
    assert "2 power cuts" in told
    assert "0 acknowledged edits lost" in told


def test_what_was_typed_is_in_the_database_when_the_window_is_killed(tmp_path):
    """A second is promised; a computer that runs other tests beside may be late."""
    counts, _ = window_kill.prove(1, 1, tmp_path, promised=2.5, typing=(4, 4))
    assert counts["keys typed"] > 0
    broken = (window_kill.LOST, window_kill.UNSOUND, window_kill.NOT_TYPED)
    assert not any(counts[name] for name in broken)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can't limit the size of files")
def test_a_full_disk_loses_nothing_and_leaves_no_stump(tmp_path):
    counts = disk_full.prove_with_limited_files(3, 1, tmp_path)
    assert counts["file limits"] == 3
    if disk_full.may_mount():
        counts += disk_full.prove_on_a_small_mount(3, 1, tmp_path / "mounts")
        assert counts["nearly full mounts"] == 3
    assert not any(counts[name] for name in disk_full.BROKEN)


def test_damage_is_found_or_harmless_and_never_kept_as_a_backup(tmp_path):
    counts = damage.prove(16, 1, tmp_path)
    assert counts["zeroed pages: found"] > 0
    assert not counts[damage.UNSEEN]
    assert not counts[damage.COPIED]


def test_files_that_a_scanner_holds_are_written_all_the_same(tmp_path):
    counts = held_files.prove(2, tmp_path, seconds=0.1)
    assert counts["files held"] > 4
    assert not any(counts[name] for name in held_files.BROKEN)


def test_a_crafted_database_is_refused_by_name_or_harmless(tmp_path):
    counts = crafted.prove(6, 1, tmp_path)
    assert counts["refused"] > 2
    assert not any(counts[name] for name in crafted.BROKEN)


def test_there_are_many_kinds_of_crafted_databases():
    names = [name for name, _ in crafted.kinds(Random(1))]
    assert len(names) == len(set(names)) > 1000


def test_neighbours_write_read_answer_and_run_nothing(tmp_path):
    if reason := neighbours.why_not_here():
        pytest.skip(reason)
    counts = neighbours.prove(5, 1, tmp_path)
    assert counts["dossiers acknowledged"] > 2
    assert not any(counts[name] for name in neighbours.BROKEN)


def test_a_walk_ends_with_a_history_that_explains_every_row(tmp_path):
    counts = stateful.prove(40, 1, tmp_path)
    assert counts["steps like those of the model"] == 40
    assert not counts[stateful.UNEXPLAINED]
    assert not counts[stateful.UNSOUND]


def test_an_export_beside_an_editor_is_of_one_committed_state(tmp_path):
    counts = export_while_editing.prove(2, 1, tmp_path)
    assert counts["exports"] == 2
    broken = (export_while_editing.FAILED, export_while_editing.TORN, export_while_editing.OLD)
    assert not any(counts[name] for name in broken)


def test_the_table_of_the_load_has_every_act_and_its_ratio(tmp_path):
    columns = {}
    for name, activities in (("short", 14), ("long", 20)):
        path = tmp_path / name / "office.sqlite3"
        load.make_office(path, 1, activities)
        columns[name] = load.measure(path, window=False)
    lines = load.table(columns).splitlines()
    assert lines[0] == "| | short | long |"
    assert len(lines) == len(columns["short"]) + 2
    assert all(line.endswith("×) |") for line in lines[2:])


def test_acts_without_sense_find_no_unexpected_error(project_folder):
    told = run(project_folder, "monkey", "40")
    assert "40 acts" in told
    assert "0 unexpected errors" in told
    assert "0 processes left behind" in told
