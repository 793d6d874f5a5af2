"""An installed program keeps things in the account's folders, one that is carried beside itself."""

from ita_desk.places import carried_data, keep_passing_files, places


def test_an_installed_program_uses_the_folders_of_the_account(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    found = places(tmp_path / "program")
    assert not any(path.is_relative_to(tmp_path / "program") for path in found)
    assert found.database.name == "office.sqlite3"
    assert carried_data(tmp_path / "program") is None


def test_a_carried_program_keeps_everything_beside_itself(tmp_path):
    (tmp_path / "portable").touch()
    assert {path.parent for path in places(tmp_path)} == {tmp_path / "data"}
    assert len(set(places(tmp_path))) == 3


def test_passing_files_of_a_carried_program_lie_beside_it_too(tmp_path):
    environment = {"TEMP": "C:\\Windows\\Temp"}
    keep_passing_files(environment, tmp_path)
    assert environment == {"TEMP": "C:\\Windows\\Temp"}
    (tmp_path / "portable").touch()
    keep_passing_files(environment, tmp_path)
    assert set(environment) == {"TMP", "TEMP", "TMPDIR"}
    assert set(environment.values()) == {str(tmp_path / "data" / "temporary")}
    assert (tmp_path / "data" / "temporary").is_dir()
