"""Walk at random through one office, with reopening, beside a plain model of it.

``python -m proofs.stateful 10000``. After every step the whole database must say what the model
says; in the end its history must explain every row.
"""

import tempfile
from collections import Counter
from itertools import pairwise
from pathlib import Path
from random import Random

from ita_desk.model.place import Place
from ita_desk.storage.damage.soundness import problems_of
from proofs.modelled_office import ACTS, ModelledOffice
from proofs.report import conclude, count_asked, end

UNEXPLAINED = "fields whose history does not end in what they hold"
UNSOUND = "databases unsound"
MOST_DOSSIERS, MOST_ACTIVITIES = 4, 50


def prove(count: int, seed: int, folder: Path) -> Counter[str]:
    """Take ``count`` steps; raises AssertionError at the first that differs from the model."""
    random = Random(seed)
    counts: Counter[str] = Counter()
    office = ModelledOffice(folder / "office.sqlite3")
    try:
        for _ in range(count):
            name = "delete_dossier" if _grown(office) else random.choice(list(ACTS))
            chosen = {word: random.choice(values) for word, values in ACTS[name].items()}
            getattr(office, name)(**chosen)
            office.check()
            counts["steps like those of the model"] += 1
            counts["of them reopenings"] += name == "reopen"
        office.check_history()
        counts["changes in the history, all explained"] = _changes(office)
        _look_at_fields(office, counts)
    finally:
        office.close()
    counts[UNSOUND] = len(problems_of(office.path))
    return counts


def _grown(office: ModelledOffice) -> bool:
    """Whether there is so much that a step would take long."""
    activities = sum(len(tree.activities) for tree in office.trees.values())
    return len(office.trees) > MOST_DOSSIERS or activities > MOST_ACTIVITIES


def _changes(office: ModelledOffice) -> int:
    with office.store.reading() as connection:
        return int(connection.execute("SELECT count(*) FROM change").fetchone()[0])


def _look_at_fields(office: ModelledOffice, counts: Counter[str]) -> None:
    """The readable history of every title ends in the title, and each entry follows the last."""
    for tree in office.trees.values():
        for activity in tree.activities:
            entries = office.store.history(Place("activity", activity.id, "title"))
            edits = [entry for entry in entries if entry.kind == "update"]
            follows = all(newer.before == older.after for newer, older in pairwise(edits))
            ends = not edits or edits[0].after == activity.title
            counts["fields whose history was read"] += 1
            counts[UNEXPLAINED] += not (follows and ends)


if __name__ == "__main__":
    asked, chosen_seed = count_asked(__doc__, 10_000)
    with tempfile.TemporaryDirectory() as name:
        end(conclude(prove(asked, chosen_seed, Path(name)), (UNEXPLAINED, UNSOUND)))
