"""Hands a file to the system's mail program as an attachment of a new mail."""

import shutil
import subprocess
import sys
from pathlib import Path

_SECONDS = 60


def hand_to_mail(file: Path, subject: str) -> bool:
    """Whether the mail program took the file; returns once the system has answered.

    Nothing is sent: the user sees the mail and sends it. Windows: Simple MAPI (MAPISendMailW);
    Linux: ``xdg-email`` of xdg-utils; macOS: the program Mail.
    """
    if sys.platform == "win32":
        return _by_mapi(file, subject)
    if sys.platform == "darwin":
        return _runs("open", "-a", "Mail", str(file))
    return _runs("xdg-email", "--utf8", "--subject", subject, "--attach", str(file))


def _runs(program: str, *words: str) -> bool:
    path = shutil.which(program)
    if path is None:
        return False
    try:
        ended = subprocess.run(
            [path, *words],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return ended.returncode == 0


def _by_mapi(file: Path, subject: str) -> bool:
    """Simple MAPI with its dialog, which the user closes; 0 is sent, 1 that he thought better."""
    if sys.platform != "win32" or not _has_mail_program():
        return False
    import ctypes

    class FileDescription(ctypes.Structure):
        _fields_ = (
            ("reserved", ctypes.c_ulong),
            ("flags", ctypes.c_ulong),
            ("position", ctypes.c_ulong),
            ("path", ctypes.c_wchar_p),
            ("name", ctypes.c_wchar_p),
            ("kind", ctypes.c_void_p),
        )

    class Message(ctypes.Structure):
        _fields_ = (
            ("reserved", ctypes.c_ulong),
            ("subject", ctypes.c_wchar_p),
            ("text", ctypes.c_wchar_p),
            ("kind", ctypes.c_wchar_p),
            ("date", ctypes.c_wchar_p),
            ("conversation", ctypes.c_wchar_p),
            ("flags", ctypes.c_ulong),
            ("originator", ctypes.c_void_p),
            ("recipients", ctypes.c_ulong),
            ("recipient", ctypes.c_void_p),
            ("files", ctypes.c_ulong),
            ("file", ctypes.POINTER(FileDescription)),
        )

    at_the_end = 0xFFFFFFFF
    attached = FileDescription(0, 0, at_the_end, str(file), file.name, None)
    message = Message(subject=subject, files=1, file=ctypes.pointer(attached))
    log_on, dialog = 0x1, 0x8
    try:
        send = ctypes.WinDLL("mapi32").MAPISendMailW
        answer = send(None, None, ctypes.byref(message), log_on | dialog, 0)
    except (OSError, AttributeError):
        return False
    return answer in {0, 1}


def _has_mail_program() -> bool:
    """Whether one is registered; without, Windows would show a riddle of its own."""
    if sys.platform != "win32":
        return False
    import winreg

    for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
        try:
            if winreg.QueryValue(root, r"Software\Clients\Mail"):
                return True
        except OSError:
            continue
    return False
