"""Export again and again while another process edits; every export is one state, none fails.

``python -m proofs.export_while_editing 60``. The exports are the program's own, each in a process
of its own; every tenth is a PDF. The editor notes the dossier file of each state it committed; an
export must be one of them, and none that was past when the export began.
"""

import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections import Counter
from hashlib import sha256
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from ita_desk import app
from ita_desk.exchange.dossier_file import read_dossier_path, write_dossier
from ita_desk.model.block import block_of
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, fields, grid
from ita_desk.verbs.plan_table import PlanTable
from proofs.report import conclude, count_asked, end, tell

FAILED, TORN, OLD = "exports failed", "exports of no committed state", "exports of a past state"
SAMPLE = "planning-2567-r1"
DOSSIER = 1
PDF_EVERY = 10


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Export ``count`` times; returns what was counted."""
    database = folder / "office.sqlite3"
    with Store.open(database, write=True) as store:
        dossiers.add(store, [read_dossier_path(app.sample_files()[SAMPLE])])
        states = [_digest(write_dossier(store.load(DOSSIER)))]
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    editor = context.Process(target=_edit, args=(database, seed, theirs), daemon=True)
    editor.start()
    theirs.close()
    counts: Counter[str] = Counter()
    exports: list[tuple[int, bytes]] = []
    try:
        states.append(ours.recv_bytes())
        for number in range(count):
            states.extend(_heard(ours))
            suffix = "pdf" if number % PDF_EVERY == PDF_EVERY - 1 else "json"
            target = folder / f"{number}.{suffix}"
            counts["exports"] += 1
            if not _export(database, target):
                counts[FAILED] += 1
            elif suffix == "json":
                exports.append((len(states) - 1, _digest(target.read_bytes())))
        # The last state that an export could see may be committed and not yet told.
        states.extend((*_heard(ours), ours.recv_bytes()))
    finally:
        editor.kill()
        editor.join()
    states.extend(_heard(ours))
    counts["states committed meanwhile"] = len(states)
    for known, digest in exports:
        counts[TORN] += digest not in states
        counts[OLD] += digest in states[:known] and digest not in states[known:]
    return counts


def _edit(database: Path, seed: int, pipe: Connection) -> None:
    """Edit many rows in one step, so that a torn export would show; note each state."""
    random = Random(seed)
    with Store.open(database, write=True) as store:
        plan = PlanTable(store.load(DOSSIER))
        ids = list(plan.rows)
        for number in range(1_000_000):
            match random.randrange(3):
                case 0:
                    block = [[f"กิจกรรม {number}"] for _ in ids]
                    grid.paste(store, plan, block_of(block), ids=ids, left="title")
                case 1:
                    fields.edit(store, Place("unit", DOSSIER, "phone"), f"{number}")
                case _:
                    store.undo()
            pipe.send_bytes(_digest(write_dossier(store.load(DOSSIER))))
            time.sleep(0.01)


def _export(database: Path, target: Path) -> bool:
    words = ["--database", database, "export", str(DOSSIER), "--to", target]
    done = subprocess.run(
        [sys.executable, "-m", "ita_desk", *words], capture_output=True, check=False
    )
    if done.returncode or done.stderr:
        tell(done.stderr.decode(errors="replace"))
        return False
    return target.stat().st_size > 0


def _heard(pipe: Connection) -> list[bytes]:
    found: list[bytes] = []
    try:
        while pipe.poll():
            found.append(pipe.recv_bytes())
    except (EOFError, OSError):
        pass
    return found


def _digest(data: bytes) -> bytes:
    return sha256(data).digest()


if __name__ == "__main__":
    asked, chosen_seed = count_asked(__doc__, 60)
    with tempfile.TemporaryDirectory() as name:
        end(conclude(prove(asked, chosen_seed, Path(name)), (FAILED, TORN, OLD)))
