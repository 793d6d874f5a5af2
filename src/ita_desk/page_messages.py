"""What the window and its page worker say to each other, and how it goes through a pipe.

The worker (``ita_desk.page_worker``) is a process of its own, so a page being made never holds up
a key. A frame is four bytes of length, big-endian, and the pickle of one message. Both ends are
this program, started by one another: nothing from outside is ever unpickled.
"""

import pickle
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal

from ita_desk.contents.manual import Manual
from ita_desk.model.office import Office
from ita_desk.model.place import Place
from ita_desk.model.tree import Activity, Dossier

if TYPE_CHECKING:
    from ita_desk.exchange.corrections.differences import Corrections
    from ita_desk.exchange.corrections.written_back import WrittenBack
    from ita_desk.exchange.forms.form_file import FormFile

FileKind = Literal["pdf", "docx", "xlsx"]
"""What a document can be made as; each is the suffix of its files."""
_LENGTH = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class PackedDossier:
    """A dossier ready for the pipe: each activity is pickled by itself."""

    rest: Dossier
    activities: tuple[bytes, ...]

    def unpack(self) -> Dossier:
        """The dossier again."""
        activities = tuple(pickle.loads(activity) for activity in self.activities)
        return self.rest.changed({"activities": activities})


class DossierPacker:
    """Packs dossiers, and an activity only when it is another than last time.

    Trees share what did not change, so a step in a plan of a thousand rows packs one row.
    """

    def __init__(self) -> None:
        self._packed: dict[int, tuple[Activity, bytes]] = {}

    def pack(self, dossier: Dossier) -> PackedDossier:
        """A dossier for a request."""
        known, self._packed = self._packed, {}
        for activity in dossier.activities:
            # The activity is held beside its bytes: its identity can't be given to another one.
            self._packed[id(activity)] = known.get(id(activity)) or (
                activity,
                pickle.dumps(activity, protocol=pickle.HIGHEST_PROTOCOL),
            )
        return PackedDossier(
            dossier.changed({"activities": ()}),
            tuple(self._packed[id(activity)][1] for activity in dossier.activities),
        )


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Make a document as a PDF, or as a Word or Excel file.

    ``guarded`` False is for a preview only; ``office`` says in which font, and has the emblem.
    """

    number: int
    document_name: str
    dossier: PackedDossier
    created: datetime | None = None
    guarded: bool = True
    office: Office = field(default_factory=Office)
    kind: FileKind = "pdf"


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """Where a place was printed: page from 1, points from the page's top left corner."""

    place: Place
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class ManualBox:
    """Where a block of the manual, by its number, was printed; otherwise as ``PlacedBox``."""

    block: int
    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class TableShown:
    """A printed table: the words over its columns, and how wide these are in millimetres.

    ``by_hand`` tells that the widths were set, not chosen by the program.
    """

    name: str
    headings: tuple[str, ...]
    widths_mm: tuple[float, ...]
    by_hand: bool


@dataclass(frozen=True, slots=True)
class PagesMade:
    """The finished PDF of a request and its click map.

    ``warning`` is a message id of the catalogues, with what fills it: the office's font could not
    be used. Empty if it was.
    """

    number: int
    pdf: bytes
    pages: int
    boxes: tuple[PlacedBox, ...]
    warning: str = ""
    parameters: tuple[tuple[str, str], ...] = ()
    tables: tuple[TableShown, ...] = ()
    pages_automatic: int = 0
    """Pages that it would take if no widths of columns had been set by hand."""


@dataclass(frozen=True, slots=True)
class FileMade:
    """The finished Word or Excel file of a request."""

    number: int
    data: bytes


@dataclass(frozen=True, slots=True)
class FormRequest:
    """Read a Word or Excel file as an old form."""

    number: int
    path: Path


@dataclass(frozen=True, slots=True)
class FormRead:
    """An old form as it was read."""

    number: int
    form: "FormFile"


@dataclass(frozen=True, slots=True)
class ManualRequest:
    """Make the manual: on paper, or ``narrow`` for the pane beside the work."""

    number: int
    manual: Manual
    narrow: bool


@dataclass(frozen=True, slots=True)
class ManualMade:
    """The manual as a PDF, and where its blocks stand."""

    number: int
    pdf: bytes
    boxes: tuple[ManualBox, ...]


@dataclass(frozen=True, slots=True)
class CorrectionsRequest:
    """Compare a Word file that came back with the dossier that it was written from."""

    number: int
    back: "WrittenBack"
    dossier: PackedDossier
    office: Office = field(default_factory=Office)


@dataclass(frozen=True, slots=True)
class CorrectionsFound:
    """What was corrected in it."""

    number: int
    corrections: "Corrections"


@dataclass(frozen=True, slots=True)
class PagesRefused:
    """Why nothing else came of a request: a message id of the catalogues, what fills it, where.

    ``detail`` is for the person who mends it (a traceback, the guard's complaints), not shown.
    """

    number: int
    message: str
    parameters: tuple[tuple[str, str], ...] = ()
    place: Place | None = None
    detail: str = ""


Request = PageRequest | FormRequest | CorrectionsRequest | ManualRequest
PageAnswer = PagesMade | FileMade | FormRead | CorrectionsFound | ManualMade | PagesRefused


def frame(message: Request | PageAnswer) -> bytes:
    """A message as it goes through the pipe."""
    body = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


def read_message(stream: BinaryIO) -> Any:
    """The next message of a stream that blocks; None at its end, even in the midst of a frame."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    body = stream.read(length)
    return None if len(body) < length else pickle.loads(body)


class FrameReader:
    """Puts messages together again from pieces of any size."""

    def __init__(self) -> None:
        self._held = bytearray()

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Take a piece and give the messages that are now whole."""
        self._held += piece
        while len(self._held) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._held)
            end = _LENGTH.size + length
            if len(self._held) < end:
                return
            body = bytes(self._held[_LENGTH.size : end])
            del self._held[:end]
            yield pickle.loads(body)
