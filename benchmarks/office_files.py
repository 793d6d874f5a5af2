"""Every document as a Word file, its tables as Excel files: LibreOffice's sheets beside ours.

    python benchmarks/office_files.py [FOLDER]

Prints a row for each sample and document, and keeps all files in FOLDER to be looked at. Needs
LibreOffice; run by hand, figures in docs/office-files.md.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from ita_desk.app import sample_files
from ita_desk.contents.documents import DOCUMENTS
from ita_desk.dossier_office import WITH_SHEETS, dossier_docx, dossier_xlsx
from ita_desk.dossier_pdf import dossier_pdf
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.exchange.office.reading import find_office
from ita_desk.office_fonts import form_fonts


def write_all(folder: Path) -> Iterator[tuple[str, str, int]]:
    """Write every file; sample, document and sheets of the PDF of each."""
    fonts = form_fonts()
    for sample, path in sample_files().items():
        dossier = read_dossier_path(path)
        for name in DOCUMENTS:
            stem = folder / f"{sample}-{name}"
            stem.with_suffix(".docx").write_bytes(dossier_docx(name, dossier, fonts))
            if name in WITH_SHEETS:
                stem.with_suffix(".xlsx").write_bytes(dossier_xlsx(name, dossier, fonts))
            yield sample, name, dossier_pdf(name, dossier, fonts, guarded=False).pages


def to_pdf(office: Path, folder: Path, suffix: str) -> Path:
    """Let LibreOffice print all files of a kind; the folder of its PDFs."""
    target = folder / suffix
    command = [
        str(office),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--convert-to", "pdf", "--outdir", str(target)),
        *(str(path) for path in sorted(folder.glob(f"*.{suffix}"))),
    ]
    subprocess.run(command, check=True, capture_output=True)
    return target


def sheets(path: Path) -> str:
    """How many pages a PDF has; "-" where there is none."""
    if not path.is_file():
        return "-"
    with pikepdf.open(path) as pdf:
        return str(len(pdf.pages))


def main() -> None:
    """Write, print, count."""
    office = find_office()
    if office is None:
        sys.exit("LibreOffice is not installed")
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="office-files-"))
    folder.mkdir(parents=True, exist_ok=True)
    written = list(write_all(folder))
    word, excel = to_pdf(office, folder, "docx"), to_pdf(office, folder, "xlsx")
    print("| sample | document | PDF | Word | Excel |\n|---|---|---|---|---|")
    for sample, name, pages in written:
        own = f"{sample}-{name}.pdf"
        print(f"| {sample} | {name} | {pages} | {sheets(word / own)} | {sheets(excel / own)} |")
    print(f"all files: {folder}", file=sys.stderr)


if __name__ == "__main__":
    main()
