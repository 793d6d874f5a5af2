"""Runs the tests with a Windows Python under Wine, offscreen; the words after WORK go to pytest.

    .venv/bin/python tools/windows/suite.py FOLDER WORK [tests/storage -k name ...]

FOLDER is the one of ``make_python.sh``; WORK keeps the Python with the libraries of
``requirements/test.txt``, which are unpacked the first time. Needs what ``make_python.sh`` needs,
and wine64, xvfb and locales. docs/windows.md names what fails for Wine's own reasons.
"""

import shutil
import subprocess
import sys
from pathlib import Path

from systems import Wine

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "packaging" / "windows"))


def main() -> int:
    """Prepare what is missing, then run; pytest's exit code."""
    folder, work = (Path(word).resolve() for word in sys.argv[1:3])
    python = work / "python"
    site = python / "Lib" / "site-packages"
    if not site.exists():
        prepare(folder, work)
    refresh(site, work)
    system = Wine(work / "prefix", folder)
    system.environment = {
        **system.environment,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    try:
        words = [str(python / "python.exe"), "-m", "pytest", "-q", "-rfE", *sys.argv[3:]]
        process = system.start(*words, cwd=PROJECT)
        assert process.stdout is not None
        for line in process.stdout:
            sys.stdout.buffer.write(line)
            sys.stdout.flush()
            if process.poll() is not None:
                break
        return process.wait()
    finally:
        system.end()


def prepare(folder: Path, work: Path) -> None:
    """A Python of its own with the libraries of the tests."""
    from build import own_wheel
    from stage import install

    shutil.copytree(folder / "python", work / "python", dirs_exist_ok=True)
    part = work / "site-packages"
    part.mkdir(parents=True)
    install(PROJECT / "requirements" / "test.txt", own_wheel(work), part)
    part.rename(work / "python" / "Lib" / "site-packages")


def refresh(site: Path, work: Path) -> None:
    """The program as it stands in this source tree."""
    from build import own_wheel

    for wheel in work.glob("*.whl"):
        wheel.unlink()
    for old in site.glob("ita_desk*"):
        shutil.rmtree(old)
    subprocess.run(["unzip", "-qod", str(site), str(own_wheel(work))], check=True)


if __name__ == "__main__":
    sys.exit(main())
