"""Installs, uses, upgrades and removes the program as a clerk with a Thai name.

    .venv/bin/python tools/windows/smoke.py OUT WORK --wine FOLDER         on Linux, under Wine
    python tools/windows/smoke.py OUT WORK --hashes hashes.txt             on Windows

OUT is the folder of ``packaging/windows/build.py``, WORK one for what is made here (pictures of the
window among it), FOLDER that of ``make_python.sh``. The PDFs are compared with those that this
Python makes, or with a list of their hashes (``page_hashes.py``). The exit code is 0 if all is
well.
"""

import argparse
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from systems import Windows, this_system

HERE = Path(__file__).resolve().parent
WINDOW_SECONDS = 120
FILLED_SECONDS = 60
"""Until the window shows its database, on a busy computer."""
OF_WINDOWS = {"Microsoft", "Temp", "Packages"}
"""Folders of a profile that Windows and its services write all the time."""


def main() -> int:
    """Run every step; the first one that is not as it should be ends with its reason."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("out", type=Path)
    parser.add_argument("work", type=Path)
    parser.add_argument("--wine", type=Path, metavar="FOLDER", help="folder of make_python.sh")
    parser.add_argument("--hashes", type=Path, help="what page_hashes.py printed on Linux")
    options = parser.parse_args()
    work: Path = options.work.resolve()
    work.mkdir(parents=True, exist_ok=True)
    (setup,) = options.out.resolve().glob("*-setup.exe")
    (portable,) = options.out.resolve().glob("*-portable.zip")
    wanted = options.hashes.read_text("utf-8") if options.hashes else page_hashes()
    system = this_system(work, options.wine and options.wine.resolve())
    try:
        smoke = Smoke(system, work, setup, portable, wanted)
        for step in smoke.steps:
            began = time.monotonic()
            step()
            print(f"{time.monotonic() - began:6.1f} s  {step.__doc__}", flush=True)
    finally:
        system.end()
    print("smoke: passed")
    return 0


def page_hashes() -> str:
    """What the PDFs are on this system."""
    command = [sys.executable, str(HERE / "page_hashes.py")]
    return subprocess.run(command, check=True, capture_output=True, encoding="utf-8").stdout


class Smoke:
    """The steps, in their order."""

    def __init__(
        self, system: Windows, work: Path, setup: Path, portable: Path, hashes: str
    ) -> None:
        """Nothing is done yet."""
        self._system, self._work, self._portable = system, work, portable
        self._setup = system.windows_path(setup)
        self._hashes = hashes
        self._there = system.local / "Programs" / "ita_desk"
        self._data = system.local / "ita_desk"
        self._documents = system.home / "Documents" / "แฟ้ม รายงาน #1 100%"

    @property
    def steps(self) -> tuple[Callable[[], None], ...]:
        """What is done, one after the other."""
        return (
            self.install,
            self.use_commands,
            self.compare_pages,
            self.open_window,
            self.open_twice,
            self.refuse_upgrade_of_an_open_program,
            self.close,
            self.double_click,
            self.upgrade,
            self.install_beside_other_files,
            self.uninstall,
            self.carry_on_a_stick,
        )

    def desk(self, *words: str, code: int = 0) -> str:
        """Run a command of the installed program."""
        return self._system.run(str(self._program("ita-desk.exe")), *words, code=code)

    def install(self) -> None:
        """Installed silently, without an administrator."""
        self._system.run(self._setup, "/S")
        written = (self._there / "installed.txt").read_text("ascii").split("\n")
        files = [line.strip() for line in written if line.strip() and not line.endswith("\\\r")]
        missing = [name for name in files if not self._inside(name).exists()]
        expect(not missing, f"not installed: {missing[:5]}")
        expect((self._system.home / "Desktop" / "ita_desk.lnk").exists(), "no link on the desktop")
        expect(not self._data.exists(), "the installer made the data folder")

    def use_commands(self) -> None:
        """Every command works in a folder with Thai, blanks, # and %."""
        self._documents.mkdir(parents=True, exist_ok=True)
        self.desk("--version")
        self.desk("sample")
        expect("2567" in self.desk("list"), "the sample is not listed")
        for name in ("รอบ 1.ita", "รอบ 1.pdf", "ทั้งหมด.pdf"):
            document = ("--document", "all") if name.startswith("ทั้ง") else ()
            self.desk("export", "1", *document, "--to", self._named(name))
            expect((self._documents / name).stat().st_size > 1000, f"{name} is empty")
        self.desk("import", self._named("รอบ 1.ita"))
        self.desk("check", "1")
        self.desk("backup", "--to", self._named("สำรอง.sqlite3"))
        self.desk("verify")
        self.desk("restore", self._named("สำรอง.sqlite3"))
        self.desk("backups")
        expect(len(self.desk("list").splitlines()) == 2, "the restored dossiers are not there")

    def compare_pages(self) -> None:
        """Every document of every sample is Linux' to the byte."""
        script = self._system.windows_path(HERE / "page_hashes.py")
        found = self._system.run(str(self._program("ita-desk.exe")), "-P", script)
        expect(found == self._hashes, "the PDFs differ from those of Linux")
        print(f"          {len(found.splitlines())} PDFs")

    def open_window(self) -> None:
        """The window opens."""
        self._start_window()
        self._picture("window.png")

    def open_twice(self) -> None:
        """A second start shows the first window, and a command may not write beside it."""
        self._system.run(str(self._program("ita_desk.exe")))
        self.desk("sample", code=1)

    def refuse_upgrade_of_an_open_program(self) -> None:
        """An upgrade waits until the program is closed."""
        self._system.run(self._setup, "/S", code=2)
        expect(self._program("ita_desk.exe").exists(), "the open program was taken away")

    def close(self) -> None:
        """Closing the window frees the database."""
        self._system.close_window("ita_desk.exe")
        self._window.wait(60)
        self.desk("sample")

    def double_click(self) -> None:
        """A double-click on a dossier file opens the program, and writes nothing by itself."""
        before = self.desk("list")
        self._system.open_file(self._documents / "รอบ 1.ita")
        time.sleep(FILLED_SECONDS)
        self._picture("double-click.png")
        expect(self.desk("list") == before, "the double-click wrote")
        self._system.close_window("ita_desk.exe")
        time.sleep(5)

    def upgrade(self) -> None:
        """An upgrade takes what the older version had, and keeps work and the user's own files."""
        listed = self.desk("list")
        old = self._there / "Lib" / "of_the_older_version.py"
        old.touch()
        own = self._there / "Lib" / "own.txt"
        own.touch()
        with (self._there / "installed.txt").open("ab") as file:
            file.write(b"Lib\\of_the_older_version.py\r\n")
        self._system.run(self._setup, "/S")
        expect(not old.exists(), "a file of the older version is left")
        expect(own.exists(), "a file that the installer never wrote was taken away")
        own.unlink()
        expect(self.desk("list") == listed, "work is gone after the upgrade")

    def install_beside_other_files(self) -> None:
        """In a folder with other files, only what was installed is removed again."""
        # NSIS takes no quotes around /D, so there is no blank in these names.
        folder = self._system.drive / "other"
        folder.mkdir(exist_ok=True)
        (folder / "letter.docx").touch()
        self._system.run(self._setup, "/S", f"/D={self._system.windows_path(folder)}")
        expect((folder / "ita_desk.exe").exists(), "not installed in the chosen folder")
        self._system.run(self._system.windows_path(folder / "uninstall.exe"), "/S")
        wait_for(lambda: [path.name for path in folder.iterdir()] == ["letter.docx"])
        data = self._system.drive / "office"
        data.mkdir(exist_ok=True)
        (data / "office.sqlite3").touch()
        self._system.run(self._setup, "/S", f"/D={self._system.windows_path(data)}", code=3)
        expect(len(list(data.iterdir())) == 1, "the program was installed among data")
        self._system.run(self._setup, "/S")

    def uninstall(self) -> None:
        """The uninstaller leaves nothing but the work."""
        self._system.run(self._system.windows_path(self._there / "uninstall.exe"), "/S")
        wait_for(lambda: not self._there.exists())
        expect((self._data / "office.sqlite3").exists(), "the database is gone")
        expect(not (self._system.home / "Desktop" / "ita_desk.lnk").exists(), "the link is left")

    def carry_on_a_stick(self) -> None:
        """The portable folder keeps everything beside itself."""
        stick = self._work / "stick"
        shutil.rmtree(stick, ignore_errors=True)
        with zipfile.ZipFile(self._portable) as archive:
            archive.extractall(stick)
        before = self._profile()
        program = self._system.windows_path(stick / "ita_desk" / "ita-desk.exe")
        self._system.run(program, "sample")
        self._system.run(program, "export", "1", "--to", self._named("จากแฟลชไดรฟ์.pdf"))
        window = self._system.start(program.replace("ita-desk.exe", "ita_desk.exe"))
        time.sleep(FILLED_SECONDS)
        self._picture("portable.png")
        self._system.close_window("ita_desk.exe")
        window.wait(60)
        data = stick / "ita_desk" / "data"
        expect((data / "office.sqlite3").exists(), "the database is not beside the program")
        left = self._profile() - before - {self._documents / "จากแฟลชไดรฟ์.pdf"}
        expect(not left, f"left on the computer: {sorted(map(str, left))[:5]}")

    def _start_window(self) -> None:
        self._window = self._system.start(str(self._program("ita_desk.exe")))
        wait_for(lambda: self._system.has_window("ita_desk"), WINDOW_SECONDS)
        time.sleep(FILLED_SECONDS)
        expect(self._window.poll() is None, "the window is gone")
        log = self._data / "Logs" / "errors.log"
        expect(not log.exists(), "the window noted an unexpected error")

    def _picture(self, name: str) -> None:
        display = self._system.environment.get("DISPLAY")
        if display:
            target = str(self._work / name)
            command = ["import", "-display", display, "-window", "root", target]
            subprocess.run(command, check=True)

    def _profile(self) -> set[Path]:
        """The files of the user, but for what Windows itself keeps."""
        folders = [self._system.home / name for name in ("Desktop", "Documents")]
        folders += [self._system.local, self._system.home / "AppData" / "Roaming"]
        found: set[Path] = set()
        for folder in folders:
            for at, inside, names in os.walk(folder):  # it passes over what is locked
                inside[:] = [name for name in inside if name not in OF_WINDOWS]
                found |= {Path(at, name) for name in names}
        return found

    def _inside(self, name: str) -> Path:
        return self._there.joinpath(*name.split("\\"))

    def _program(self, name: str) -> Path:
        return self._there / name

    def _named(self, name: str) -> str:
        return self._system.windows_path(self._documents / name)


def expect(right: object, otherwise: str) -> None:
    """Fail with a reason."""
    if not right:
        raise AssertionError(otherwise)


def wait_for(is_so: Callable[[], bool], seconds: float = 60) -> None:
    """Wait until something is so; fail if it never is."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise AssertionError("waited in vain")
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
