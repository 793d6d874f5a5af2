"""Cut the power while a process edits; nothing acknowledged is lost.

``python -m proofs.power_cuts 100``, on Linux as root. An office database lies on ext4 on a disk
that remembers every write and flush (``recorded_disk``). The power goes at random writes: the disk
then holds all that was flushed before, and any sectors, or none, of what was not. It is mounted
anew, and the database opened by the program.

``--synchronous NORMAL`` or ``OFF`` weakens the database, to see that the proof finds losses then.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from argparse import ArgumentParser
from bisect import bisect_right
from collections import Counter
from collections.abc import Generator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from proofs.editor import Acknowledged, start_editor
from proofs.examination import examine
from proofs.recorded_disk import CutDisk, RecordedDisk, Write
from proofs.report import conclude, end, skip, tell

LOST, UNSOUND = "acknowledged edits lost", "databases unsound"
DISK_BYTES = 32 << 20
CUTS_OF_A_RUN = 50


@dataclass(frozen=True, slots=True)
class Recording:
    """A run of the editor: the disk before it, what reached the disk, and what was acknowledged."""

    image: bytes
    log: Sequence[Write]
    acknowledged: Sequence[Acknowledged]
    positions: Sequence[int]
    """How much of the log there was at each acknowledgement."""


def why_not_here() -> str:
    """What keeps this proof from running on this computer; empty if nothing does."""
    if not sys.platform.startswith("linux"):
        return "a disk can be recorded on Linux only"
    if os.geteuid() != 0:
        return "only root may mount a disk"
    for device in ("/dev/fuse", "/dev/loop-control"):
        if not os.access(device, os.W_OK):
            return f"there is no {device}"
    missing = [name for name in ("mkfs.ext4", "mount", "umount") if not shutil.which(name)]
    return f"there is no {missing[0]}" if missing else ""


def prove(count: int, seed: int, folder: Path, synchronous: str = "FULL") -> Counter[str]:
    """Cut the power ``count`` times; returns what was counted. Raises OSError if mounting fails."""
    counts: Counter[str] = Counter()
    random = Random(seed)
    for begun in range(0, count, CUTS_OF_A_RUN):
        cuts = min(CUTS_OF_A_RUN, count - begun)
        recording = record(random.randrange(2**32), folder, 0.1 * cuts, synchronous)
        counts["edits acknowledged"] += len(recording.acknowledged)
        counts["writes to the disk"] += len(recording.log)
        _cut(recording, cuts, random, folder, counts)
    return counts


def record(seed: int, folder: Path, seconds: float, synchronous: str) -> Recording:
    """Let the editor work on a recorded disk for a while."""
    folders = [folder / name for name in ("fuse", "mounted")]
    for place in folders:
        place.mkdir(exist_ok=True)
    image = _formatted(folder / "image")
    disk = RecordedDisk(image, folders[0])
    positions: list[int] = []
    try:
        with _mounted(disk.path, folders[1]):
            editor = start_editor(
                folders[1] / "office.sqlite3", seed, synchronous=synchronous, fork=False
            )

            def note_acknowledged() -> None:
                positions.extend([len(disk.log)] * editor.listen())

            try:
                disk.before_write = note_acknowledged
                late = time.monotonic() + 60
                while not positions and time.monotonic() < late:
                    time.sleep(0.01)
                time.sleep(seconds)
            finally:
                disk.before_write = lambda: None
                editor.kill()
            log = tuple(disk.log)
    finally:
        disk.close()
    return Recording(image, log, editor.acknowledged[: len(positions)], positions)


def _cut(
    recording: Recording, cuts: int, random: Random, folder: Path, counts: Counter[str]
) -> None:
    disk = CutDisk(recording.image, list(recording.log))
    first = recording.positions[0] if recording.positions else 0
    chosen = sorted(random.randrange(first // 2, len(recording.log)) for _ in range(cuts))
    for position in chosen:
        acknowledged = recording.acknowledged[: bisect_right(recording.positions, position)]
        (folder / "cut").write_bytes(disk.at(position, random))
        counts["power cuts"] += 1
        with _mounted(folder / "cut", folder / "mounted"):
            found = examine(folder / "mounted" / "office.sqlite3", acknowledged)
        counts[LOST] += found.lost
        counts[UNSOUND] += bool(found.problems)
        if found.lost or found.problems:
            tell(f"cut at write {position} of {len(recording.log)}: {found.lost} {found.problems}")


def _formatted(file: Path) -> bytes:
    file.write_bytes(bytes(DISK_BYTES))
    subprocess.run(["mkfs.ext4", "-q", "-F", file], check=True)
    return file.read_bytes()


@contextmanager
def _mounted(file: Path, folder: Path) -> Generator[None]:
    subprocess.run(["mount", "-o", "loop", file, folder], check=True)
    try:
        yield
    finally:
        if subprocess.run(["umount", folder], check=False).returncode:
            subprocess.run(["umount", "-l", folder], check=False)


def main() -> int:
    """Run as the command line says."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--synchronous", default="FULL", choices=("FULL", "NORMAL", "OFF"))
    options = parser.parse_args()
    if reason := why_not_here():
        return skip(reason)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        counts = prove(options.count, options.seed, Path(name), options.synchronous)
        return conclude(counts, (LOST, UNSOUND))


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        end(main())
