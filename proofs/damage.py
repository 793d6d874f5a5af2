"""Damage a database at random places; it is found, or it did no harm, and never makes a backup.

``python -m proofs.damage 200``: a flipped bit, a page of zeros, a sector of other bytes, a file
cut short. *Found* is what opening the database or ``ita-desk verify`` tells; *harmless* is damage
after which every value of every table reads as before.
"""

import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from ita_desk.model.errors import WorldFault
from ita_desk.storage.backups import copy_database
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.finals import NewFinal
from ita_desk.storage.store import Store
from proofs.edits import edits
from proofs.office_state import contents
from proofs.report import conclude, count_asked, end, tell

UNSEEN, COPIED = "changed something and were not seen", "damaged databases kept as a backup"
EDITS = 150


def flip_a_bit(data: bytearray, random: Random) -> None:
    """One bit anywhere."""
    data[random.randrange(len(data))] ^= 1 << random.randrange(8)


def zero_a_page(data: bytearray, random: Random) -> None:
    """One page of SQLite's, as after a lost write."""
    size = int.from_bytes(data[16:18], "big")
    start = random.randrange(len(data) // size) * size
    data[start : start + size] = bytes(size)


def scramble_a_sector(data: bytearray, random: Random) -> None:
    """512 bytes that were meant for another place of the file."""
    start, other = (random.randrange(len(data) // 512) * 512 for _ in range(2))
    data[start : start + 512] = data[other : other + 512]


def cut_short(data: bytearray, random: Random) -> None:
    """The end is missing, as after a copy that was broken off."""
    del data[random.randrange(len(data)) :]


KINDS: dict[str, Callable[[bytearray, Random], None]] = {
    "flipped bits": flip_a_bit,
    "zeroed pages": zero_a_page,
    "scrambled sectors": scramble_a_sector,
    "shortened files": cut_short,
}


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Damage ``count`` copies of a database, of each kind in turn; returns what was counted."""
    random = Random(seed)
    whole = make_database(folder / "whole.sqlite3", seed)
    truth = contents(folder / "whole.sqlite3")
    counts: Counter[str] = Counter()
    for number in range(count):
        kind = list(KINDS)[number % len(KINDS)]
        spoilt = bytearray(whole)
        KINDS[kind](spoilt, random)
        file, backup = folder / "damaged.sqlite3", folder / "backup.sqlite3"
        file.write_bytes(spoilt)
        differing = _differing(file, truth)
        found = bool(problems_of(file))
        counts[f"{kind}: {_verdict(found, not differing)}"] += 1
        if not found and differing:
            counts[UNSEEN] += 1
            tell(f"{kind}, number {number} of seed {seed}: unseen in {', '.join(differing)}")
        if differing and _becomes_a_backup(file, backup) and _differing(backup, truth):
            counts[COPIED] += 1
        backup.unlink(missing_ok=True)
    return counts


def make_database(file: Path, seed: int) -> bytes:
    """An office with a history and a final, closed."""
    with Store.open(file, write=True, author="clerk") as store:
        committed = edits(store, Random(seed))
        for _ in range(EDITS):
            next(committed)
        pdf = bytes(Random(seed).randbytes(20_000))
        store.keep_final(NewFinal(1, "round-report", "fingerprint", pdf, b"{}"))
    return file.read_bytes()


def _differing(file: Path, truth: dict[str, bytes]) -> list[str]:
    """The tables that read otherwise than they did."""
    try:
        found = contents(file)
    except Exception as error:  # whatever reading a damaged file raises
        return [type(error).__name__]
    return [name for name in truth.keys() | found.keys() if truth.get(name) != found.get(name)]


def _verdict(found: bool, harmless: bool) -> str:
    if harmless:
        return "found, though harmless" if found else "harmless"
    return "found" if found else "UNSEEN"


def _becomes_a_backup(file: Path, target: Path) -> bool:
    try:
        copy_database(file, target)
    except WorldFault:
        return False
    return True


if __name__ == "__main__":
    asked, chosen = count_asked(__doc__, 200)
    with tempfile.TemporaryDirectory() as name:
        end(conclude(prove(asked, chosen, Path(name)), (UNSEEN, COPIED)))
