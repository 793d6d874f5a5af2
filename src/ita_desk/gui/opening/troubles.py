"""Why a database can't be opened, in kinds, and which ways lead on from each."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ita_desk.files.reading import is_file
from ita_desk.model.errors import N_, WorldFault
from ita_desk.storage.damage.soundness import DamagedDatabase, is_ours
from ita_desk.storage.faults import DatabaseInUse, NewerDatabase
from ita_desk.storage.location import UnsafePlaceFault

Act = Literal["try again", "read", "salvage", "keep here", "begin anew"]


@dataclass(frozen=True, slots=True)
class Way:
    """What can be done, the words of its button and what it means."""

    act: Act
    words: str
    explanation: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """A title, what to know, and the ways on, best first.

    ``sentence`` (of a ``path``) is said in place of the fault's own, which is for experts. With
    ``wants_backup`` the newest sound backup, if there is one, comes before all others.
    """

    title: str
    advice: tuple[str, ...]
    ways: tuple[Way, ...]
    wants_backup: bool = False
    sentence: str = ""


_TRY_AGAIN = Way("try again", N_("Try again"), "")
_READ = Way(
    "read", N_("Open for reading only"), N_("Look, print and export; nothing can be changed.")
)
_SALVAGE = Way(
    "salvage",
    N_("Save what can still be read"),
    N_(
        "Reads every row that is still whole into a new database, and says how many, before it"
        " is used."
    ),
)
_BEGIN_ANEW = Way(
    "begin anew",
    N_("Begin with an empty database"),
    N_("The file is kept beside the new one under another name."),
)
_KEEP_HERE = Way(
    "keep here",
    N_("Keep the database on this computer"),
    N_(
        "It is copied whole to this computer's own folder and opened there, next time too. The"
        " file in the old place stays as it is."
    ),
)
_NOT_OPENED = N_("The database can't be opened")


def trouble_of(fault: WorldFault, path: Path) -> Trouble:
    """The trouble behind a fault of opening ``path``."""
    if isinstance(fault, DatabaseInUse):
        advice = N_("It opens here by itself as soon as it is free.")
        sentence = N_("Another window or a command has it open: {path}")
        title = N_("The database is in use")
        return Trouble(title, (advice,), (_TRY_AGAIN, _READ), sentence=sentence)
    if isinstance(fault, UnsafePlaceFault):
        title = N_("The database lies in an unsafe place")
        return Trouble(title, (), (_KEEP_HERE,))
    if isinstance(fault, NewerDatabase):
        return Trouble(N_("The database is of a newer program"), (), (_TRY_AGAIN,))
    if isinstance(fault, DamagedDatabase):
        kept = N_("Whatever you choose, the damaged file is kept.")
        return Trouble(
            N_("The database is damaged"),
            (kept,),
            (_SALVAGE,),
            wants_backup=True,
            sentence=N_("Part of the file can't be read; nothing was written to it: {path}"),
        )
    if is_file(path) and not _is_readable_as_ours(path):
        title = N_("This file is no database of this program")
        kept = N_("Whatever you choose, the file is kept.")
        return Trouble(title, (kept,), (_SALVAGE, _BEGIN_ANEW), wants_backup=True)
    ways = (_TRY_AGAIN, _READ) if is_file(path) else (_TRY_AGAIN,)
    return Trouble(_NOT_OPENED, (), ways)


def _is_readable_as_ours(path: Path) -> bool:
    """Whether the header is ours; also True where it can't be read, so that nothing is moved."""
    try:
        return is_ours(path)
    except OSError:
        return True
