"""A finding: something missing or doubtful in a dossier, and where."""

from enum import StrEnum

from ita_desk.model.place import Place
from ita_desk.model.value import Value


class Severity(StrEnum):
    """An ERROR blocks "final"; a WARNING is shown. Neither ever blocks saving or a draft."""

    ERROR = "error"
    WARNING = "warning"


class Finding(Value, frozen=True, gc=False):
    """``parameters`` fill the sentence that the window or the command line shows for ``code``."""

    code: str
    severity: Severity
    place: Place
    parameters: tuple[tuple[str, str], ...] = ()
