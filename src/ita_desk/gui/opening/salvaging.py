"""A salvage in two steps: read into a file beside the damaged one, then put it in its place."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ita_desk.files.patience import remove
from ita_desk.storage.backups import restore
from ita_desk.storage.damage.salvage import SalvageReport, salvage


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What could be read, in a sound file of its own."""

    file: Path
    report: SalvageReport

    def put_in_place(self, database: Path, now: datetime) -> None:
        """Let it be the database; the damaged one is kept aside. Raises StorageFault."""
        restore(database, self.file, now)
        self.discard()

    def discard(self) -> None:
        """Remove the file; the damaged one is as it was."""
        remove(self.file)


def salvage_beside(database: Path, now: datetime) -> Salvaged:
    """Read what can be read of a damaged database; raises StorageFault."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = database.with_name(f"{database.stem} salvaged {stamp}{database.suffix}")
    return Salvaged(target, salvage(database, target, now))
