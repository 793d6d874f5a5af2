"""A finding: something missing or doubtful in a dossier, and where."""

from dataclasses import dataclass
from enum import StrEnum

from ita_desk.model.place import Place


class Severity(StrEnum):
    """An ERROR blocks "final"; a WARNING is shown. Neither ever blocks saving or a draft.

    A NOTE is nothing to mend: it says what is different from the final that was signed.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Finding:
    """``parameters`` fill the sentence that the window or the command line shows for ``code``."""

    code: str
    severity: Severity
    place: Place
    parameters: tuple[tuple[str, str], ...] = ()
