"""What is left on a disk when the power goes: the flushed, and any of the rest."""

from random import Random

from proofs.recorded_disk import FLUSH, SECTOR, CutDisk

BEFORE = bytes(8 * SECTOR)
FIRST, SECOND, LATE = (bytes([number]) * SECTOR for number in (1, 2, 3))
LOG = [(0, FIRST), (SECTOR, SECOND), FLUSH, (0, LATE), (4 * SECTOR, LATE * 2)]


def test_what_was_flushed_is_always_there_and_what_was_not_may_be():
    ends = {bytes(CutDisk(BEFORE, LOG).at(len(LOG), Random(seed))) for seed in range(60)}
    assert {end[SECTOR : 2 * SECTOR] for end in ends} == {SECOND}
    assert {end[:SECTOR] for end in ends} == {FIRST, LATE}
    torn = {end[4 * SECTOR : 6 * SECTOR] for end in ends}
    assert torn == {bytes(2 * SECTOR), LATE * 2, LATE + bytes(SECTOR), bytes(SECTOR) + LATE}


def test_before_the_flush_anything_may_be_missing_and_nothing_is_there_that_came_later():
    ends = {bytes(CutDisk(BEFORE, LOG).at(2, Random(seed))) for seed in range(60)}
    assert BEFORE in ends
    assert FIRST + SECOND + bytes(6 * SECTOR) in ends
    assert not any(LATE in end for end in ends)


def test_one_disk_can_be_cut_at_rising_positions():
    disk = CutDisk(BEFORE, LOG)
    disk.at(1, Random(1))
    assert bytes(disk.at(3, Random(1)))[: 2 * SECTOR] == FIRST + SECOND
