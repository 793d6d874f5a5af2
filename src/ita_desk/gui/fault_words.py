"""A fault of the world in the words of the window."""

from collections.abc import Callable

from ita_desk.contents.place_names import column_name
from ita_desk.model.errors import WorldFault
from ita_desk.storage.transaction import InvalidValue


def fault_sentence(fault: WorldFault, translate: Callable[[str], str]) -> str:
    """A fault in a sentence; a field that can't hold a value is called as where it is typed."""
    if isinstance(fault, InvalidValue):
        return fault.told(column_name(fault.place, translate), translate)
    return fault.sentence(translate)
