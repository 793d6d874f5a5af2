"""What goes into the installer for Windows, decided without Windows: names, lists, libraries."""

import importlib
import os
import re
import struct
import subprocess
import sys
import zipfile
from importlib.metadata import PathDistribution

import pytest


@pytest.fixture(scope="module")
def windows_build(project_folder):
    """The modules of packaging/windows, by name."""
    folder = str(project_folder / "packaging" / "windows")
    names = ("icons", "stage", "build")
    sys.path.insert(0, folder)
    try:
        yield {name: importlib.import_module(name) for name in names}
    finally:
        sys.path.remove(folder)
        for name in names:
            sys.modules.pop(name, None)


@pytest.fixture
def build(windows_build):
    return windows_build["build"]


@pytest.fixture
def stage(windows_build):
    return windows_build["stage"]


@pytest.mark.parametrize(
    ("version", "numbers"),
    [
        ("0.1.0.dev0", "0.1.0.0"),
        ("1.2.3", "1.2.3.0"),
        ("2", "2.0.0.0"),
        ("1.2.3.4.5", "1.2.3.4"),
        ("1.0rc2", "1.0.0.0"),
    ],
)
def test_a_version_resource_has_four_numbers(build, version, numbers):
    assert build.version_numbers(version) == numbers


def test_the_written_list_names_files_first_and_folders_from_the_inside(build, tmp_path):
    for name in ("Lib/a/b.py", "Lib/c.py", "ita_desk.exe"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert build.written(tmp_path) == [
        "Lib\\a\\b.py",
        "Lib\\c.py",
        "installed.txt",
        "ita_desk.exe",
        "Lib\\a\\",
        "Lib\\",
    ]


def test_a_name_that_the_uninstaller_could_not_read_is_refused(build, tmp_path):
    (tmp_path / "แฟ้ม.txt").touch()
    with pytest.raises(UnicodeError):
        build.written(tmp_path)


def test_the_portable_folder_has_its_marker_and_what_its_owner_must_know(build, tmp_path):
    from ita_desk import places

    (tmp_path / "stage").mkdir()
    (tmp_path / "stage" / "ita_desk.exe").write_bytes(b"MZ")
    build.write_portable(tmp_path / "x.zip", tmp_path / "stage", effort=1)
    with zipfile.ZipFile(tmp_path / "x.zip") as archive:
        assert set(archive.namelist()) == {
            "ita_desk/ita_desk.exe",
            "ita_desk/portable",
            "ita_desk/อ่านก่อนใช้.txt",
        }
        archive.extractall(tmp_path / "stick")
    assert places.carried_data(tmp_path / "stick" / "ita_desk") is not None


def test_only_what_windows_needs_is_taken_from_a_lock(stage):
    lock = (
        "# made by uv\n"
        'colorama==0.4.6 ; sys_platform == "win32" \\\n    --hash=sha256:aa\n    # via x\n'
        'uvloop==1.0 ; sys_platform != "win32" \\\n    --hash=sha256:bb\n'
        "lxml==6.1 \\\n    --hash=sha256:cc \\\n    --hash=sha256:dd\n"
    )
    kept = stage.for_windows(lock)
    assert re.findall(r"^\S+", kept, re.MULTILINE) == ["colorama==0.4.6", "lxml==6.1"]
    assert kept.count("--hash") == 3
    assert ";" not in kept


def library(folder, name, *asks):
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir()
    lines = [f"Name: {name}", "Version: 1.0", *(f"Requires-Dist: {ask}" for ask in asks)]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")
    (info / "RECORD").write_text(f"{name}.py,,\n{info.name}/METADATA,,\n{info.name}/RECORD,,\n")
    (folder / f"{name}.py").touch()
    return PathDistribution(info)


def test_only_libraries_that_the_program_asks_for_however_far_are_packed(stage, tmp_path):
    library(tmp_path, "ita-desk", "sqlmodel>=0.0.50", "six ; python_version < '3'")
    library(tmp_path, "sqlmodel", "colorama ; sys_platform == 'win32'", "pytest ; extra == 'test'")
    library(tmp_path, "colorama")
    library(tmp_path, "hatchling", "pluggy")
    library(tmp_path, "pluggy")
    stage.drop_unasked(tmp_path)
    kept = {path.stem for path in tmp_path.glob("*.py")}
    assert kept == {"ita-desk", "sqlmodel", "colorama"}
    assert not (tmp_path / "hatchling-1.0.dist-info").exists()


def test_what_is_asked_for_and_not_locked_stops_the_build(stage, tmp_path):
    library(tmp_path, "ita-desk", "sqlmodel")
    with pytest.raises(ValueError, match="sqlmodel"):
        stage.drop_unasked(tmp_path)


def test_the_parts_of_qt_are_those_that_the_code_imports(stage, project_folder):
    found = stage.qt_modules(project_folder / "src" / "ita_desk")
    assert {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork"} <= found
    assert "QtQml" not in found


def test_libraries_of_nothing_but_python_lie_in_one_file(stage, tmp_path):
    site = tmp_path / "site-packages"
    for name in (
        "pure/__init__.py",
        "pure/part/__init__.py",
        "pure/part/more.py",
        "pure/py.typed",
        "alone.py",
    ):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("X = 1\n", encoding="utf-8")
    for name in ("with_data/__init__.py", "with_data/words.dat", "loose/no_init.py", "x.pyd"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).touch()
    stage.put_into_one_file(site, tmp_path / "python311.zip")
    modules = ("pure/__init__", "pure/part/__init__", "pure/part/more", "alone")
    with zipfile.ZipFile(tmp_path / "python311.zip") as archive:
        assert set(archive.namelist()) == {f"{name}.pyc" for name in modules}
    assert {path.name for path in site.iterdir()} == {"with_data", "loose", "x.pyd"}
    code = "import sys; sys.path.insert(0, sys.argv[1]); import pure.part.more"
    subprocess.run([sys.executable, "-c", code, str(tmp_path / "python311.zip")], check=True)


@pytest.mark.parametrize("name", ["ita_desk", "ita_file"])
def test_an_icon_has_a_picture_for_each_size(windows_build, project_folder, name):
    icons = windows_build["icons"]
    made = icons.ico(project_folder / "resources" / "icons" / "program" / f"{name}.svg")
    _, kind, count = struct.unpack_from("<HHH", made)
    assert (kind, count) == (1, len(icons.SIZES))
    for number, size in enumerate(icons.SIZES):
        entry = struct.unpack_from("<BBBBHHII", made, 6 + 16 * number)
        picture = made[entry[7] : entry[7] + entry[6]]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack_from(">II", picture, 16) == (size, size)


def test_the_installer_keeps_to_its_list_and_to_the_users_own_account(project_folder, build):
    script = (project_folder / "packaging" / "windows" / "ita_desk.nsi").read_text("utf-8")
    code = "\n".join(line.partition(";")[0] for line in script.splitlines())
    assert "RequestExecutionLevel user" in code
    assert f'LIST "$INSTDIR\\{build.LIST}"' in code
    assert "RMDir /r" not in code
    assert "HKLM" not in code
    assert code.count("${LANG_THAI}") == code.count("${LANG_ENGLISH}") > 4


@pytest.mark.skipif(sys.platform == "win32", reason="the installer is built on Linux")
def test_without_a_certificate_nothing_is_signed(project_folder, tmp_path):
    program = tmp_path / "ita_desk.exe"
    program.write_bytes(b"MZ")
    script = project_folder / "packaging" / "windows" / "sign.sh"
    environment = {"PATH": os.environ["PATH"]}
    subprocess.run([str(script), str(program)], check=True, env=environment)
    assert program.read_bytes() == b"MZ"
