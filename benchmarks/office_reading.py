"""A round report of 2,100 activities, written as Word and as Excel and read back.

    python benchmarks/office_reading.py [ACTIVITIES]

Prints seconds of processor time for the file, for the form in it and for both, and the memory.
Run by hand, figures in docs/office-files.md.
"""

import sys
import time
from collections.abc import Callable

from ita_desk.app import sample_files
from ita_desk.dossier_office import dossier_docx, dossier_xlsx
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.reading import read_paper
from ita_desk.model.tree import Dossier
from ita_desk.office_fonts import form_fonts
from ita_desk.typeset.fonts import FontFamily

_USUAL = 2100


def long_plan(activities: int) -> Dossier:
    """The planning sample, its activities over and over."""
    sample = read_dossier_path(sample_files()["planning-2567-r1"])
    many = tuple(
        (one := sample.activities[n % len(sample.activities)]).changed(
            {"id": n + 1, "title": f"{one.title} {n + 1}"}
        )
        for n in range(activities)
    )
    return sample.changed({"activities": many})


def main() -> None:
    """Write, read, tell."""
    dossier = long_plan(int(sys.argv[1]) if len(sys.argv) > 1 else _USUAL)
    writers: dict[str, Callable[[str, Dossier, FontFamily], bytes]] = {
        "docx": dossier_docx,
        "xlsx": dossier_xlsx,
    }
    for suffix, write in writers.items():
        data = write("round-report", dossier, form_fonts())
        begun = time.process_time()
        paper = read_paper(data)
        opened = time.process_time()
        reading = read_form(paper)
        done = time.process_time()
        print(
            f"{suffix}: {len(data) / 1e6:.1f} MB, file {opened - begun:.1f} s,"
            f" form {done - opened:.1f} s, both {done - begun:.1f} s;"
            f" {len(reading.dossier.activities)} activities, {len(reading.doubts)} doubts"
        )


if __name__ == "__main__":
    main()
