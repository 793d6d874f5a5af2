from pathlib import Path

from command_line import Run, refused


class TestBackup:
    def test_a_backup_is_listed_with_what_it_holds(self, run: Run, planning: Path):
        run("import", planning)

        made = run("backup")

        path = Path(made.out.strip())
        assert (made.code, made.err, path.is_file()) == (0, "", True)
        _time, reason, held, listed = run("backups").out.strip().split("\t")
        assert (reason, listed) == ("regular", str(path))
        assert held == "1 dossiers, 14 activities; 2567/1; กองแผนงาน"

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

    def test_an_import_into_what_is_there_is_preceded_by_a_backup(self, run: Run, planning: Path):
        run("import", planning)
        assert run("backups").out == ""
        run("import", planning)
        assert "before an import\t1 dossiers" in run("backups").out
        run("sample")
        assert len(run("backups").out.splitlines()) == 1


class TestUnsafePlaces:
    def test_a_database_in_a_synchronised_folder_is_not_written(
        self, run: Run, planning: Path, database: Path
    ):
        (database.parent / ".stfolder").mkdir()
        refused(run("import", planning), "Syncthing synchronises", str(database))
        assert not database.exists()


class TestRestore:
    def test_what_was_backed_up_comes_back_and_the_present_is_kept(self, run: Run, planning: Path):
        run("import", planning)
        backup = run("backup").out.strip()
        run("import", planning)

        assert run("restore", backup).code == 0

        assert len(run("list").out.splitlines()) == 1
        listed = [line.split("\t") for line in run("backups").out.splitlines()]
        assert [(reason, held[:10]) for _time, reason, held, _path in listed] == [
            ("before a restore", "2 dossiers"),
            ("regular", "1 dossiers"),
        ]

    def test_a_damaged_database_is_kept_aside(self, run: Run, planning: Path, database: Path):
        run("import", planning)
        backup = run("backup").out.strip()
        spoilt = database.read_bytes()[:5000]
        database.write_bytes(spoilt)
        refused(run("import", planning), "damaged")

        ran = run("restore", backup)

        assert ran.code == 0
        aside = Path(ran.out.strip().split("kept as ")[1])
        assert aside.read_bytes() == spoilt
        assert len(run("list").out.splitlines()) == 1

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

    def test_a_damaged_database_is_told_though_its_backups_are_sound(
        self, run: Run, planning: Path, database: Path
    ):
        run("import", planning)
        run("backup")
        database.write_bytes(database.read_bytes()[:-4096])
        ran = run("verify")
        assert ran.code == 1
        assert [line.endswith(": sound") for line in ran.out.splitlines()] == [False, True]

    def test_a_backup_that_is_no_database_is_told_beside_the_others(self, run: Run, planning: Path):
        run("import", planning)
        Path(run("backup").out.strip()).write_bytes(b"garbage" * 999)
        ran = run("verify")
        assert ran.code == 1
        assert ran.out.splitlines()[0].endswith(": sound")
        assert "?" in run("backups").out


class TestSalvage:
    def test_what_can_be_read_is_written_and_told(
        self, run: Run, planning: Path, database: Path, tmp_path: Path
    ):
        run("import", planning)
        data = database.read_bytes()
        database.write_bytes(bytes(100) + data[100:])
        target = tmp_path / "new.sqlite3"

        ran = run("salvage", database, "--to", target)

        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines()[0].startswith("1 dossiers with ")
        assert ran.out.splitlines()[-1] == str(target)
        assert run("restore", target).code == 0
        assert len(run("list").out.splitlines()) == 1

    def test_nothing_is_written_over_a_file(
        self, run: Run, planning: Path, database: Path, tmp_path: Path
    ):
        run("import", planning)
        refused(run("salvage", database, "--to", planning), "a file already")
        refused(run("salvage", tmp_path / "absent", "--to", tmp_path / "new"), "no such file")
        refused(run("salvage", planning, "--to", tmp_path / "new"), "Nothing of this file")
