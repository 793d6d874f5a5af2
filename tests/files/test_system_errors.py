"""What the numbers of Windows and POSIX mean for a file."""

import errno
from pathlib import Path

import pytest

from ita_desk.files.system_errors import is_bad_name, is_in_use, is_too_long, may_be_held


def windows(winerror, number=errno.EINVAL):
    error = OSError(number, "told by Windows")
    error.winerror = winerror
    return error


def test_only_windows_holds_files():
    plain = PermissionError(errno.EACCES, "no permission")
    assert not may_be_held(plain, "posix")
    assert may_be_held(plain, "nt")  # from C's open, which has no number of Windows'
    assert not may_be_held(FileNotFoundError(errno.ENOENT, "gone"), "nt")


def test_only_a_sharing_violation_names_another_program():
    assert [number for number in (2, 5, 32, 33, 112) if is_in_use(windows(number))] == [32, 33]


@pytest.mark.parametrize(
    ("error", "path", "too_long"),
    [
        (OSError(errno.ENAMETOOLONG, "too long"), "x", True),
        (windows(206), "x", True),
        (windows(3, errno.ENOENT), "C:\\" + "ก" * 300, True),
        (windows(2, errno.ENOENT), "C:\\report.pdf", False),
        (windows(5, errno.EACCES), "C:\\" + "ก" * 300, False),
    ],
)
def test_a_path_that_is_too_long_is_told_from_one_that_is_not_there(error, path, too_long):
    assert is_too_long(error, Path(path), "nt") is too_long


def test_a_long_path_that_is_not_there_is_only_not_there_on_posix():
    assert not is_too_long(FileNotFoundError(errno.ENOENT, "gone"), Path("/" + "ก" * 300), "posix")


def test_a_name_with_characters_of_windows_own():
    assert is_bad_name(windows(123))
    assert not is_bad_name(windows(2))
