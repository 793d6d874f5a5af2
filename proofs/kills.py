"""Kill a process that edits, again and again, at random moments; nothing acknowledged is lost.

``python -m proofs.kills 1000``. The same database goes on over many kills, so that a kill also
meets what an earlier one left behind: a write-ahead log, a lock file, a half-made database.
"""

import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from proofs.editor import Acknowledged, start_editor
from proofs.examination import examine
from proofs.report import conclude, count_asked, end, tell

LOST, UNSOUND = "acknowledged edits lost", "databases unsound"
LIVES = 25
"""Kills that one database goes through."""


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Kill ``count`` times; returns what was counted."""
    random = Random(seed)
    counts: Counter[str] = Counter()
    known: list[Acknowledged] = []
    for number in range(count):
        if number % LIVES == 0:
            known = []
        database = folder / f"office {number // LIVES}" / "office.sqlite3"
        editor = start_editor(database, random.randrange(2**32))
        while_opening = random.random() < 0.2
        if not while_opening:
            editor.listen(60)
        time.sleep(random.uniform(0, 0.03 if while_opening else 0.15))
        editor.kill()
        found = examine(database, known + editor.acknowledged, write=random.random() < 0.5)
        known = [found.state] if found.state else []
        counts["kills"] += 1
        counts["of them while opening"] += not editor.acknowledged
        counts["edits acknowledged"] += len(editor.acknowledged)
        counts[LOST] += found.lost
        counts[UNSOUND] += bool(found.problems)
        if found.lost or found.problems:
            tell(f"kill {number} of seed {seed}: {found}")
    return counts


if __name__ == "__main__":
    asked, chosen = count_asked(__doc__, 1000)
    with tempfile.TemporaryDirectory() as name:
        end(conclude(prove(asked, chosen, Path(name)), (LOST, UNSOUND)))
