"""What can be wrong with a file, each as one sentence, with what others wrote on one line."""

import errno
from collections.abc import Callable
from pathlib import Path

from ita_desk.files.reading import NotOrdinary
from ita_desk.files.system_errors import is_bad_name, is_in_use, is_too_long
from ita_desk.model.errors import N_, WorldFault

_DISK_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_TOO_LONG = N_("{file}: the path is too long for this system; choose a shorter folder or name")
_BAD_NAME = N_("{file}: not written, the name has characters that this system does not take")
_OPEN_ELSEWHERE = N_("{file}: it is open in another program; close it there and try again")
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}

_LONGEST = 60


class FileFault(WorldFault):
    """A file that can't be read or written, told by name."""


class DossierFileFault(WorldFault):
    """Something in a dossier file is not as the format says.

    ``place`` is the path inside the file (``plan.activities[3].quarters``), empty where the file
    as a whole is meant; ``problem`` is a message id of the catalogues; ``file`` is the file's name,
    where it has one.
    """

    def __init__(self, place: str, problem: str, **parameters: object) -> None:
        """Keep the place beside the problem and what fills it."""
        super().__init__(problem, **parameters)
        self.place = place
        self.file = ""

    def in_file(self, path: Path) -> "DossierFileFault":
        """The same fault, told with the name of its file."""
        self.file = _name(path)
        return self

    def sentence(self, translate: Callable[[str], str] = lambda message: message) -> str:
        """The one line a user reads: ``file: place: problem``."""
        parts = (self.file, self.place, super().sentence(translate))
        return ": ".join(part for part in parts if part)


def reading_fault(error: OSError, path: Path) -> FileFault:
    """Why ``path`` could not be read."""
    name = _name(path)
    told = (
        (is_too_long(error, path), _TOO_LONG),
        (
            isinstance(error, FileNotFoundError) or is_bad_name(error),
            N_("{file}: there is no such file"),
        ),
        (is_in_use(error), _OPEN_ELSEWHERE),
        (isinstance(error, IsADirectoryError), N_("{file}: this is a folder, not a file")),
        (isinstance(error, NotOrdinary), N_("{file}: this is not an ordinary file")),
        (error.errno in _REFUSED, N_("{file}: no permission to read this file")),
    )
    for is_so, sentence in told:
        if is_so:
            return FileFault(sentence, file=name)
    return FileFault(N_("{file}: could not be read ({reason})"), file=name, reason=_reason(error))


def writing_fault(error: OSError, path: Path) -> FileFault:
    """Why ``path`` could not be written; what stood there before is untouched."""
    return FileFault(_why_unwritten(error, path), file=_name(path), reason=_reason(error))


def _why_unwritten(error: OSError, path: Path) -> str:
    sentences = (
        (error.errno in _DISK_FULL, N_("{file}: not written, the disk is full")),
        (is_too_long(error, path), _TOO_LONG),
        (is_bad_name(error), _BAD_NAME),
        (
            isinstance(error, (FileNotFoundError, NotADirectoryError)),
            N_("{file}: not written, its folder does not exist"),
        ),
        (isinstance(error, IsADirectoryError), N_("{file}: not written, this is a folder")),
        (
            error.errno in _REFUSED or is_in_use(error),
            N_("{file}: not written, no permission or the file is open in another program"),
        ),
    )
    fitting = (sentence for fits, sentence in sentences if fits)
    return next(fitting, N_("{file}: not written ({reason})"))


def not_replaceable(path: Path, *, read_only: bool) -> FileFault:
    """Why nothing is written over what stands at ``path``."""
    if read_only:
        return FileFault(N_("{file}: not written, the file there is read-only"), file=_name(path))
    return FileFault(
        N_("{file}: not written, what is there is not an ordinary file"), file=_name(path)
    )


def _name(path: Path) -> str:
    return shortened(str(path), 300)


def _reason(error: OSError) -> str:
    return shortened(error.strerror or type(error).__name__)


def one_line(text: str) -> str:
    """``text`` with everything unprintable (line ends, controls, half surrogates) as escapes.

    Thai vowels and tone marks are printable and stay.
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def shortened(text: str, longest: int = _LONGEST) -> str:
    """At most ``longest`` letters of ``text`` on one line; ``…`` where letters were left out."""
    return one_line(text if len(text) <= longest else text[:longest] + "…")


def _escaped(letter: str) -> str:
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
