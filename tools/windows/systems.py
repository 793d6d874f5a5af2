"""Where the smoke runs happen: a real Windows, or Wine as the Thai Windows of a clerk."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from threading import Thread
from typing import IO

CLERK = "สมชาย ใจดี"
_LAST_WORDS_SECONDS = 1
_WINE, _SERVER = "/usr/lib/wine/wine64", "/usr/lib/wine/wineserver64"


class Windows:
    """This computer, which runs Windows; its user's folders are worked in."""

    def __init__(self) -> None:
        """Take the user's own folders."""
        self.home = Path.home()
        self.local = Path(os.environ["LOCALAPPDATA"])
        self.drive = Path(self.home.anchor)
        self.environment: Mapping[str, str] = os.environ

    def windows_path(self, path: Path) -> str:
        """How Windows names a file."""
        return str(path)

    def start(self, *words: str, cwd: Path | None = None) -> "subprocess.Popen[bytes]":
        """Start a program; what it says comes through ``stdout``."""
        return subprocess.Popen(
            self._command(words),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=self.environment,
        )

    def run(self, *words: str, code: int | None = 0, seconds: float = 600) -> str:
        """Run a program to its end, see its exit code, and give what it said."""
        process = self.start(*words)
        said: list[bytes] = []
        assert process.stdout is not None
        # Windows' own services may keep the other end of the pipe open, so its end says nothing.
        reader = Thread(target=_read, args=(process.stdout, said), daemon=True)
        reader.start()
        process.wait(seconds)
        reader.join(_LAST_WORDS_SECONDS)
        text = b"".join(said).decode("utf-8", "replace").replace("\r", "")
        if code is not None and process.returncode != code:
            raise AssertionError(f"exit code {process.returncode}: {words}\n{text}")
        return text

    def open_file(self, path: Path) -> None:
        """What a double-click on a file does."""
        if sys.platform == "win32":
            os.startfile(path)

    def has_window(self, title: str) -> bool:
        """Whether a window with a title like this is there."""
        ask = f"(Get-Process | Where-Object MainWindowTitle -like '*{title}*').Count"
        return self.run("powershell", "-NoProfile", "-Command", ask).strip() not in {"", "0"}

    def close_window(self, image: str) -> None:
        """What Alt+F4 does."""
        self.run("taskkill", "/im", image, code=None)

    def end(self) -> None:
        """Leave it."""

    def _command(self, words: Sequence[str]) -> Sequence[str]:
        return words


class Wine(Windows):
    """A new Windows under Debian's Wine 8, its clerk named in Thai, on a screen of its own.

    ``folder`` is the one of ``make_python.sh``: the stubs of what Wine lacks lie there.
    """

    def __init__(self, prefix: Path, folder: Path) -> None:
        """Make it anew."""
        self.display = f":{90 + os.getpid() % 900}"
        self.environment = {
            **os.environ,
            "WINEPREFIX": str(prefix),
            "USER": CLERK,
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
            "DISPLAY": self.display,
            "LOCPATH": str(_thai_locale(folder / "locale")),
            "LC_ALL": "th_TH.UTF-8",
        }
        # What a developer has set must not reach the program.
        for name in [name for name in self.environment if name.startswith("PYTHON")]:
            del self.environment[name]
        if prefix.exists():
            shutil.rmtree(prefix)
        screen = ["Xvfb", self.display, "-screen", "0", "1366x768x24", "-nolisten", "tcp"]
        self._screen = subprocess.Popen(screen, stderr=subprocess.DEVNULL)
        time.sleep(2)
        self._prefix = prefix
        self.run("wineboot", "-i")
        # Its services go with the last program and take seconds to come again: this one stays.
        self._staying = subprocess.Popen(
            self._command(["cmd"]),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=self.environment,
        )
        self.run("winecfg", "-v", "win10")
        self.drive = prefix / "drive_c"
        self.home = self.drive / "users" / CLERK
        self.local = self.home / "AppData" / "Local"
        for name in ("Desktop", "Documents"):  # Wine links them to the home folder of Linux
            (self.home / name).unlink(missing_ok=True)
            (self.home / name).mkdir()
        for stub in (folder / "wine").glob("*.dll"):
            shutil.copy(stub, prefix / "drive_c" / "windows" / "system32")

    def windows_path(self, path: Path) -> str:
        """How this Windows names a file of Linux."""
        drive = self._prefix / "drive_c"
        inside = path.is_relative_to(drive)
        name = path.relative_to(drive if inside else "/").as_posix().replace("/", "\\")
        return f"{'C' if inside else 'Z'}:\\{name}"

    def open_file(self, path: Path) -> None:
        """What a double-click on a file does.

        Wine 8 looks for file types among those of all users only; the clerk's are copied there.
        """
        types = "Software\\Classes"
        for key in (path.suffix, "ita_desk.dossier"):
            self.run("reg", "copy", f"HKCU\\{types}\\{key}", f"HKLM\\{types}\\{key}", "/s", "/f")
        self.run("start", self.windows_path(path))

    def has_window(self, title: str) -> bool:
        """Whether a window with a title like this is there."""
        command = ["xdotool", "search", "--name", title]
        done = subprocess.run(command, env=self.environment, check=False, capture_output=True)
        return done.returncode == 0

    def end(self) -> None:
        """End its programs and its screen, and no others."""
        subprocess.run([_SERVER, "-k"], env=self.environment, check=False)
        self._screen.terminate()
        self._screen.wait()

    def _command(self, words: Sequence[str]) -> Sequence[str]:
        return (_WINE, *words)


def _read(stream: IO[bytes], said: list[bytes]) -> None:
    while data := os.read(stream.fileno(), 65536):
        said.append(data)


def _thai_locale(folder: Path) -> Path:
    """A folder with the locale by which Wine takes the clerk's language and code page."""
    target = folder / "th_TH.UTF-8"
    if not target.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = ["localedef", "-i", "th_TH", "-f", "UTF-8", str(target)]
        subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    return folder


def this_system(work: Path, python_folder: Path | None) -> Windows:
    """Windows itself where this is one, otherwise Wine."""
    if sys.platform == "win32":
        return Windows()
    if python_folder is None:
        raise SystemExit("without Windows, --wine FOLDER must name the folder of make_python.sh")
    return Wine(work / "prefix", python_folder)
