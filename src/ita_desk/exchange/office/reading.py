"""One way in for every kind of Word and Excel file.

Old and open formats go through LibreOffice, where it is installed. It gets a user folder of its
own, so that one that is open isn't disturbed, and a bound of time; macros are off.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from ita_desk.exchange.faults import FileFault, reading_fault, shortened
from ita_desk.exchange.office.bounds import (
    DAMAGED,
    LARGEST_FILE,
    TOO_LARGE,
    FileKind,
    OfficeFileFault,
    file_kind,
)
from ita_desk.exchange.office.docx_reader import read_docx
from ita_desk.exchange.office.paper import Paper
from ita_desk.exchange.office.xls_reader import read_xls
from ita_desk.exchange.office.xlsx_reader import read_xlsx
from ita_desk.files.reading import is_file, read_file
from ita_desk.model.errors import N_

_SECONDS = 90
_TARGETS: dict[FileKind, str] = {"doc": "docx", "rtf": "docx", "odt": "docx", "ods": "xlsx"}
_WINDOWS_FOLDERS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
SAVE_AS_WORD = N_("{file}: open it in Word and save it as .docx, then bring that in")
SAVE_AS_EXCEL = N_("{file}: open it in Excel and save it as .xlsx, then bring that in")
TOO_SLOW = N_("{file}: LibreOffice took too long with it; save it as .docx or .xlsx by hand")


def read_paper(data: bytes) -> Paper:
    """The paper in a Word or Excel file; raises OfficeFileFault."""
    kind = file_kind(data)
    if kind in ("doc", "rtf", "odt", "ods"):
        data, kind = converted(data, kind)
    if kind == "docx":
        return read_docx(data)
    return read_xls(data) if kind == "xls" else read_xlsx(data)


def read_office_file(path: Path) -> bytes:
    """The bytes of a file within its bound; raises FileFault."""
    try:
        data = read_file(path, LARGEST_FILE + 1)
    except OSError as error:
        raise reading_fault(error, path) from error
    if len(data) > LARGEST_FILE:
        raise named(OfficeFileFault(TOO_LARGE), path)
    return data


def named(fault: OfficeFileFault, path: Path) -> FileFault:
    """The same fault, told with the name of its file."""
    return FileFault(fault.message, file=shortened(str(path), 300))


def find_office() -> Path | None:
    """LibreOffice's program, where it is installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found:
        return Path(found)
    return next((place for place in _usual_places() if is_file(place)), None)


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
        if not is_file(made):
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
