"""Reads a Word or Excel file as an old form; the libraries for it come with this module."""

from pathlib import Path

from ita_desk.exchange.corrections.written_back import written_back
from ita_desk.exchange.forms.form_file import FormFile
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.bounds import OfficeFileFault
from ita_desk.exchange.office.reading import named, read_office_file, read_paper


def read_form_path(path: Path) -> FormFile:
    """Read a file; raises FileFault with one sentence where it can't be read."""
    content = read_office_file(path)
    try:
        paper = read_paper(content)
        return FormFile(path.name, content, read_form(paper), written_back(paper))
    except OfficeFileFault as fault:
        raise named(fault, path) from None
