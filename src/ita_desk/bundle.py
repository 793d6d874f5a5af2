"""The folders that travel with the program: fonts, and resources such as samples and translations.

In a wheel they lie inside the package; in the source tree they lie beside ``src``.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


class BrokenInstallationError(Exception):
    """A file or folder that belongs to the program is missing; installing it again mends that."""


def bundled(name: str, *, package: Path = PACKAGE) -> Path:
    """Path of a file or folder that travels with the program, such as ``fonts/DejaVuSans.ttf``.

    Raises BrokenInstallationError if neither the package nor the source tree around it has it.
    """
    places = [package / name]
    if package.parent.name == "src":
        places.append(package.parent.parent / name)
    for place in places:
        if place.exists():
            return place
    raise BrokenInstallationError(f"missing from the installation: {places[0]}")


def fonts() -> Path:
    """Folder of the bundled TrueType fonts and their licences."""
    return bundled("fonts")


def resources() -> Path:
    """Folder of the icons, samples, help pages and translations."""
    return bundled("resources")
