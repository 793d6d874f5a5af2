"""Which files may be of Word or Excel, told by their names alone and without the libraries."""

from pathlib import Path

OFFICE_SUFFIXES = (".docx", ".xlsx", ".doc", ".xls", ".odt", ".ods", ".rtf")
"""What these files are called, in small letters; what one is, is told by its content alone."""


def is_office_file(path: Path) -> bool:
    """Whether a file is called like one of Word or Excel."""
    return path.suffix.lower() in OFFICE_SUFFIXES
