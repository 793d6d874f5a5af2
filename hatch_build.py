"""Build hook: what the wheel carries besides the package's own modules.

Translations are compiled here and nowhere else, so that a wheel and an editable install have the
same ones: every ``.po`` file under ``resources/translations`` gets its ``.mo`` file beside it.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BUNDLED_FOLDERS = ("fonts", "resources")


def compile_translations(folder: Path) -> list[Path]:
    """Write a ``.mo`` file beside every ``.po`` file under `folder` and return what was written."""
    written: list[Path] = []
    for source in sorted(folder.rglob("*.po")):
        with source.open("rb") as stream:
            catalog = read_po(stream, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with target.open("wb") as stream:
            write_mo(stream, catalog)
        written.append(target)
    return written


class BuildHook(BuildHookInterface[Any]):
    """Adds the bundled folders to a wheel; an editable install reads them where they are."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile the translations, then name the folders that a standard wheel takes in."""
        root = Path(self.root)
        compile_translations(root / "resources" / "translations")
        if self.target_name == "wheel" and version == "standard":
            for folder in BUNDLED_FOLDERS:
                build_data["force_include"][str(root / folder)] = f"ita_desk/{folder}"
