"""What another program holds for a moment is tried again, and nothing else is."""

import errno

import pytest

from ita_desk.files.writing import PAUSES, patiently, remove, rename


def refused(winerror):
    """What Windows raises, with the number that it has there."""
    error = PermissionError(errno.EACCES, "refused")
    error.winerror = winerror
    return error


class Held:
    """Refuses the first tries."""

    def __init__(self, *errors):
        self.errors = list(errors)
        self.tries = 0

    def __call__(self):
        self.tries += 1
        if self.errors:
            raise self.errors.pop(0)
        return "done"


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_that_is_held_is_tried_again_for_two_seconds(winerror):
    waited = []
    held = Held(*[refused(winerror)] * len(PAUSES))
    assert patiently(held, wait=waited.append) == "done"
    assert 1.5 < sum(waited) < 2.5
    assert held.tries == len(PAUSES) + 1


def test_a_file_that_stays_held_is_told():
    held = Held(*[refused(32)] * 99)
    with pytest.raises(PermissionError):
        patiently(held, wait=lambda _: None)


@pytest.mark.parametrize("error", [refused(19), OSError(errno.ENOSPC, "full"), FileNotFoundError()])
def test_what_is_refused_for_another_reason_is_told_at_once(error):
    held = Held(error)
    with pytest.raises(OSError, match=error.strerror):
        patiently(held, wait=lambda _: pytest.fail("waited"))
    assert held.tries == 1


def test_a_file_takes_the_place_of_another_or_goes(tmp_path):
    (tmp_path / "new").write_bytes(b"new")
    (tmp_path / "target").write_bytes(b"old")
    rename(tmp_path / "new", tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"new"
    remove(tmp_path / "target")
    remove(tmp_path / "target")
    assert not list(tmp_path.iterdir())
