"""The help on each field, kept as data in ``resources/help``.

Each field has three sentences: what stands there, a good example, and which form or rule it comes
from; where a field is often filled wrongly, also how not, and why.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class HelpText:
    """What a field is for (``text``), good ``examples`` of it, and its ``source``.

    ``wrong`` are (example, why not) pairs; ``keys`` what keys do there.
    """

    title: str
    text: str
    examples: tuple[str, ...] = ()
    wrong: tuple[tuple[str, str], ...] = ()
    source: str = ""
    keys: str = ""


class HelpTexts:
    """Help by ``entity.field``, then for a field of any entity, then by ``entity``.

    Read at the first question.
    """

    def __init__(self, file: Path) -> None:
        """Take the texts from ``file`` (JSON)."""
        self._file = file
        self._texts: dict[str, HelpText] | None = None

    def about(self, name: str) -> HelpText:
        """The help on what ``asked_field`` names; that of the program where it names nothing."""
        texts = self._read()
        entity, _, field = name.partition(".")
        asked = (name, f"*.{field}", entity, "program")
        return next(texts[one] for one in asked if one in texts)

    @property
    def names(self) -> frozenset[str]:
        """The names that have a text."""
        return frozenset(self._read())

    def _read(self) -> dict[str, HelpText]:
        if self._texts is None:
            stored: dict[str, dict[str, Any]] = json.loads(self._file.read_text("utf-8"))
            self._texts = {name: _text(entry) for name, entry in stored.items()}
        return self._texts


def _text(entry: dict[str, Any]) -> HelpText:
    return HelpText(
        entry["title"],
        entry["text"],
        tuple(entry.get("examples", ())),
        tuple((example, why) for example, why in entry.get("wrong", ())),
        entry.get("source", ""),
        entry.get("keys", ""),
    )
