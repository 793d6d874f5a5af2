from pathlib import Path

from command_line import Run, refused


class TestBackup:
    def test_a_backup_is_listed_with_what_it_holds(self, run: Run, planning: Path):
        run("import", planning)

        made = run("backup")

        path = Path(made.out.strip())
        assert (made.code, made.err, path.is_file()) == (0, "", True)
        _time, held, listed = run("backups").out.strip().split("\t")
        assert (held, listed) == ("1", str(path))

    def test_an_unchanged_database_is_not_copied_twice(self, run: Run, planning: Path):
        run("import", planning)
        assert run("backup").out == run("backup").out
        assert len(run("backups").out.splitlines()) == 1

    def test_a_copy_goes_where_it_is_wanted(self, run: Run, planning: Path, tmp_path: Path):
        run("import", planning)
        target = tmp_path / "stick" / "copy.sqlite3"
        assert run("backup", "--to", target).out == f"{target}\n"
        assert target.is_file()
        assert run("backups").out == ""

    def test_without_a_database_there_is_nothing_to_copy(self, run: Run):
        refused(run("backup"), "There is no database yet")


class TestRestore:
    def test_what_was_backed_up_comes_back_and_the_present_is_kept(self, run: Run, planning: Path):
        run("import", planning)
        backup = run("backup").out.strip()
        run("import", planning)

        assert run("restore", backup).code == 0

        assert len(run("list").out.splitlines()) == 1
        assert [line.split("\t")[1] for line in run("backups").out.splitlines()] == ["2", "1"]

    def test_a_file_that_is_no_backup_changes_nothing(
        self, run: Run, planning: Path, tmp_path: Path
    ):
        run("import", planning)
        refused(run("restore", planning), "damaged")
        refused(run("restore", tmp_path / "absent"), "no such file")
        assert len(run("list").out.splitlines()) == 1


class TestVerify:
    def test_a_sound_database_and_its_backups_pass(self, run: Run, planning: Path):
        run("import", planning)
        run("backup")
        ran = run("verify")
        assert ran.code == 0
        assert [line.rsplit(": ", 1)[1] for line in ran.out.splitlines()] == ["sound", "sound"]

    def test_a_damaged_backup_is_told(self, run: Run, planning: Path):
        run("import", planning)
        backup = Path(run("backup").out.strip())
        backup.write_bytes(backup.read_bytes()[:-4096])
        ran = run("verify")
        assert ran.code == 1
        assert str(backup) in ran.out.splitlines()[1]
