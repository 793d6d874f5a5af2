"""Whether there is a named pipe, and whose process is at its other end (Windows only).

Any user may make a pipe of a name that is free; the system tells which process did, and of which
account it is.
"""

import ctypes
import os
import sys

_QUERY_LIMITED = 0x1000
_TOKEN_QUERY = 0x0008
_TOKEN_USER = 1
_NO_WAIT = 1
_FILE_NOT_FOUND = 2


def is_pipe(name: str) -> bool:
    """Whether a process has made a pipe of this name; nothing is connected."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    free = kernel.WaitNamedPipeW(f"\\\\.\\pipe\\{name}", _NO_WAIT)
    return bool(free) or ctypes.get_last_error() != _FILE_NOT_FOUND


def is_own_pipe(handle: int) -> bool:
    """Whether server and client of a connected pipe are of one account, this one."""
    if sys.platform != "win32":
        return False
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    ours = _account(os.getpid())
    for ask in (kernel.GetNamedPipeServerProcessId, kernel.GetNamedPipeClientProcessId):
        process = ctypes.c_ulong()
        if not ask(ctypes.c_void_p(handle), ctypes.byref(process)):
            return False
        if not ours or _account(process.value) != ours:
            return False
    return True


def _account(process_id: int) -> str:
    """The account of a process, as its security identifier; "" where it can't be asked."""
    if sys.platform != "win32":
        return ""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    security = ctypes.WinDLL("advapi32", use_last_error=True)
    kernel.OpenProcess.restype = ctypes.c_void_p
    process = kernel.OpenProcess(_QUERY_LIMITED, False, process_id)
    token, told = ctypes.c_void_p(), ctypes.c_wchar_p()
    if not process:
        return ""
    try:
        if not security.OpenProcessToken(
            ctypes.c_void_p(process), _TOKEN_QUERY, ctypes.byref(token)
        ):
            return ""
        needed = ctypes.c_ulong()
        security.GetTokenInformation(token, _TOKEN_USER, None, 0, ctypes.byref(needed))
        user = ctypes.create_string_buffer(needed.value)
        if not security.GetTokenInformation(token, _TOKEN_USER, user, needed, ctypes.byref(needed)):
            return ""
        identifier = ctypes.c_void_p.from_buffer(user)
        if not security.ConvertSidToStringSidW(identifier, ctypes.byref(told)):
            return ""
        return told.value or ""
    finally:
        kernel.CloseHandle(ctypes.c_void_p(process))
        if token:
            kernel.CloseHandle(token)
        if told:
            kernel.LocalFree(told)
