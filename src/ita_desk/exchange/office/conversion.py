"""Old and open formats through LibreOffice, where it is installed, into what can be read.

LibreOffice gets a user folder of its own, so that one that is open isn't disturbed, and a bound
of time. Macros don't run: a conversion opens documents with them off.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ita_desk.exchange.office.bounds import DAMAGED, FileKind, OfficeFileFault
from ita_desk.model.errors import N_

_SECONDS = 90
_TARGETS: dict[FileKind, str] = {"doc": "docx", "rtf": "docx", "odt": "docx", "ods": "xlsx"}
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
SAVE_AS_WORD = N_("{file}: open it in Word and save it as .docx, then bring that in")
SAVE_AS_EXCEL = N_("{file}: open it in Excel and save it as .xlsx, then bring that in")
TOO_SLOW = N_("{file}: LibreOffice took too long with it; save it as .docx or .xlsx by hand")


def find_office() -> Path | None:
    """LibreOffice's program, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> list[Path]:
    if sys.platform == "darwin":
        return [Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")]
    folders = (os.environ.get(name) for name in _WINDOWS_FOLDERS)
    return [Path(folder, "LibreOffice", "program", "soffice.com") for folder in folders if folder]


def converted(
    data: bytes, kind: FileKind, office: Callable[[], Path | None] = find_office
) -> tuple[bytes, FileKind]:
    """The same document as ``.docx`` or ``.xlsx``, and which of them.

    Raises OfficeFileFault where LibreOffice is missing, fails or takes over 90 seconds.
    """
    target = _TARGETS[kind]
    program = office()
    if program is None:
        raise OfficeFileFault(SAVE_AS_EXCEL if target == "xlsx" else SAVE_AS_WORD)
    with tempfile.TemporaryDirectory(prefix="ita-desk-", ignore_cleanup_errors=True) as folder:
        given = Path(folder, f"given.{kind}")
        given.write_bytes(data)
        _convert(program, given, target, Path(folder))
        made = given.with_suffix(f".{target}")
        if not made.is_file():
            raise OfficeFileFault(DAMAGED)
        return made.read_bytes(), "docx" if target == "docx" else "xlsx"


def _convert(program: Path, given: Path, target: str, folder: Path) -> None:
    command = [
        str(program),
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless", "--norestore", "--nolockcheck", "--nodefault",
        "--convert-to", target, "--outdir", str(folder), str(given),
    ]  # fmt: skip
    hidden = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        creationflags=hidden,
        start_new_session=os.name == "posix",
    ) as process:
        try:
            process.wait(_SECONDS)
        except BaseException as stopped:
            _kill(process)
            if isinstance(stopped, subprocess.TimeoutExpired):
                raise OfficeFileFault(TOO_SLOW) from None
            raise


def _kill(process: "subprocess.Popen[bytes]") -> None:
    """End LibreOffice with the program that its launcher started."""
    if os.name == "posix":
        import signal

        os.killpg(process.pid, signal.SIGKILL)
    else:
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)],
            check=False,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
    process.wait()
