"""What is handed out: the locks, the fonts, and a wheel that works without the source tree."""

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile

import pikepdf
import pypdfium2
import pytest

FONTS = ["DejaVuSans", "Sarabun-Bold", "Sarabun-BoldItalic", "Sarabun-Italic", "Sarabun-Regular"]


def locked(text):
    """Name and release of every requirement of a lock."""
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, re.MULTILINE))


def test_bundled_fonts_are_the_ones_in_the_list_of_checksums(fonts_folder):
    lines = (fonts_folder / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    sums = dict(reversed(line.split("  ")) for line in lines)
    assert sorted(sums) == [f"{name}.ttf" for name in FONTS]
    for name, checksum in sums.items():
        assert hashlib.sha256((fonts_folder / name).read_bytes()).hexdigest() == checksum


@pytest.mark.parametrize("name", ["run.txt", "test.txt"])
def test_every_locked_requirement_has_its_hashes(project_folder, name):
    text = (project_folder / "requirements" / name).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z])", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE), flags=re.M)
    assert len(locked(text)) > 10
    assert all("--hash=sha256:" in block for block in blocks if block.strip())


def test_the_tests_run_on_the_releases_that_the_program_runs_on(project_folder):
    folder = project_folder / "requirements"
    run, test = (locked((folder / name).read_text("utf-8")) for name in ("run.txt", "test.txt"))
    assert run.items() <= test.items()


@pytest.fixture(scope="module")
def built(project_folder, tmp_path_factory):
    """The wheel and the sdist of this source tree, built without the network."""
    folder = tmp_path_factory.mktemp("built")
    build = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(build, cwd=project_folder, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("*.whl")
    return path


def test_the_sdist_holds_all_that_its_tests_need(built):
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert {"run.py", ".ci/run", "requirements/test.txt", "tests/test_packaging.py"} <= names
    assert {"fonts/SHA256SUMS", "resources/README.md", "LICENSE", "README.md"} <= names
    assert not any(name.startswith((".venv", ".git/")) for name in names)


def test_the_wheel_holds_code_fonts_licences_resources_and_no_tests(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        metadata = next(name for name in names if name.endswith(".dist-info/METADATA"))
        licences = re.findall(r"^License-File: (\S+)", archive.read(metadata).decode(), re.M)
    assert {f"ita_desk/fonts/{name}.ttf" for name in FONTS} <= names
    assert {"LICENSE", "fonts/Sarabun-OFL.txt", "fonts/DejaVu-LICENSE.txt"} == set(licences)
    assert {"ita_desk/cli.py", "ita_desk/resources/samples/planning-2567-r1.json"} <= names
    assert {name.split("/")[0] for name in names} == {"ita_desk", metadata.split("/")[0]}
    catalogues = {name for name in names if name.endswith(".po")}
    assert {name[:-3] + ".mo" for name in catalogues} <= names


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """An environment with the wheel and the libraries it needs, but no way to the source tree.

    The libraries are borrowed from this environment by PYTHONPATH, which reads no .pth file and so
    does not find the editable install.
    """
    pytest.importorskip("pip", reason="this Python came without pip")
    folder = tmp_path_factory.mktemp("installed")
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--target", str(folder / "site"), str(wheel)], check=True)
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    environment["PYTHONPATH"] = os.pathsep.join([str(folder / "site"), *sorted(borrowed)])
    environment["PYTHONIOENCODING"] = "utf-8"

    def python(*arguments):
        """Run Python without its own site-packages; what it printed on stdout."""
        command = [sys.executable, "-S", *arguments]
        cwd = folder / "elsewhere"
        cwd.mkdir(exist_ok=True)
        done = subprocess.run(
            command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    python.folder = folder
    return python


def test_the_installed_program_finds_its_own_fonts_and_resources(installed):
    code = "from ita_desk import bundle; print(bundle.fonts(), bundle.resources(), sep='\\n')"
    package = installed.folder / "site" / "ita_desk"
    found = installed("-c", code).splitlines()
    assert found == [str(package / "fonts"), str(package / "resources")]


def test_the_installed_program_prints_a_sample(installed):
    """From the sample to a page in the fonts of the wheel, in a folder of the user's own."""
    database = str(installed.folder / "office.db")
    number = installed("-m", "ita_desk", "--database", database, "sample").split("\t")[0]
    target = installed.folder / "elsewhere" / "report.pdf"
    installed("-m", "ita_desk", "--database", database, "export", number, "--to", "report.pdf")
    with pypdfium2.PdfDocument(target) as document:
        text = document[0].get_textpage().get_text_range()
    assert "แบบรายงานผลการขับเคลื่อนตัวชี้วัด" in text
    with pikepdf.open(target) as document:
        fonts = document.pages[0].Resources.Font.values()
        assert all("Sarabun" in str(font.BaseFont) for font in fonts)
