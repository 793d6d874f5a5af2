"""Running a command and looking at what it printed, for the tests of the command line."""

from collections.abc import Callable
from typing import NamedTuple

PLANNING = "กองแผนงาน · ปีงบประมาณ 2567 · รอบ 5 เดือนแรก · ตัวชี้วัดที่ 2.1"
MARKS = "หน่วยงานตัวอย่าง · ปีงบประมาณ 2568 · รอบ 5 เดือนหลัง · ตัวชี้วัดที่ 2.1"


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def refused(ran: Ran, *sentence: str) -> None:
    """Check that the input was refused with one line that holds every part of ``sentence``."""
    assert (ran.code, ran.out) == (1, "")
    one_line(ran.err, *sentence)


def wrong_usage(ran: Ran, *sentence: str) -> None:
    """Check that nothing was done, with one line that holds every part of ``sentence``."""
    assert (ran.code, ran.out) == (2, "")
    one_line(ran.err, *sentence)


def one_line(err: str, *sentence: str) -> None:
    assert err.endswith("\n")
    assert len(err.splitlines()) == 1
    assert err.startswith("ita-desk: ")
    for part in sentence:
        assert part in err
