"""The help on each field, kept as data in ``resources/help``."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ita_desk.model.place import Place


@dataclass(frozen=True, slots=True)
class HelpText:
    """What a field is for, and examples of how it is well filled in."""

    title: str
    text: str
    examples: tuple[str, ...] = ()
    keys: str = ""


class HelpTexts:
    """Help by ``entity.field``, then by ``entity``; read at the first question."""

    def __init__(self, file: Path) -> None:
        """Take the texts from ``file`` (JSON)."""
        self._file = file
        self._texts: dict[str, HelpText] | None = None

    def about(self, place: Place | None) -> HelpText:
        """The help on a field; that of the program where there is no field."""
        texts = self._read()
        if place is None:
            return texts["program"]
        found = texts.get(f"{place.entity}.{place.field}") or texts.get(place.entity)
        return found or texts["program"]

    @property
    def names(self) -> frozenset[str]:
        """The names that have a text."""
        return frozenset(self._read())

    def _read(self) -> dict[str, HelpText]:
        if self._texts is None:
            stored: dict[str, dict[str, Any]] = json.loads(self._file.read_text("utf-8"))
            self._texts = {
                name: HelpText(
                    entry["title"],
                    entry["text"],
                    tuple(entry.get("examples", ())),
                    entry.get("keys", ""),
                )
                for name, entry in stored.items()
            }
        return self._texts
