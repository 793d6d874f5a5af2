"""What Windows says of a user's file, told as what it means."""

import errno
from pathlib import Path

import pytest

from ita_desk.exchange.faults import reading_fault, writing_fault


def windows(winerror, number=errno.EINVAL):
    error = OSError(number, "told by Windows")
    error.winerror = winerror
    return error


@pytest.mark.parametrize(
    ("winerror", "read", "written"),
    [
        (123, "there is no such file", "has characters that this system does not take"),
        (206, "the path is too long", "the path is too long"),
        (32, "open in another program", "open in another program"),
    ],
)
def test_a_name_a_length_and_another_program_are_told(winerror, read, written):
    path = Path("รอบ\n1.ita")
    assert read in str(reading_fault(windows(winerror), path))
    assert written in str(writing_fault(windows(winerror), path))
