"""Font families: four faces and the fallbacks for what they lack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Four faces and the fallbacks for characters they lack."""

    @classmethod
    def load(
        cls,
        regular: Path,
        bold: Path | None = None,
        italic: Path | None = None,
        bold_italic: Path | None = None,
        fallbacks: Sequence[Path] = (),
    ) -> FontFamily:
        """Read font files; raises FontRefused. A face that isn't given is the regular one."""
        raise NotImplementedError
