"""Bring the Thai catalogue up to date with the sentences in the source: run after changing any.

    python tools/update_translations.py

New sentences are added without a translation and told; those the program lost are taken out.
"""

import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "ita_desk"
CATALOGUE = ROOT / "resources" / "translations" / "th" / "LC_MESSAGES" / "ita_desk.po"
KEYWORDS = dict.fromkeys(("_", "N_", "translate", "_translate"))
"""The functions that a sentence is given to."""
# Who translated when stands in the history of the repository, not in the file.
NOISE = ("Project-Id", "POT-", "PO-", "Last-Translator", "Language-Team", "Generated-By", "Report")


def sentences() -> Catalog:
    """Every sentence given to one of ``KEYWORDS``, with the modules it stands in."""
    found = Catalog()
    for file, _, sentence, _, _ in extract_from_dir(SOURCE, keywords=KEYWORDS):
        found.add(sentence, locations=[(f"src/ita_desk/{Path(file).as_posix()}", 0)])
    return found


def update(catalogue: Catalog) -> list[str]:
    """Add what is new, take out what is gone; returns the sentences without a translation."""
    catalogue.update(sentences(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    return [str(message.id) for message in catalogue if message.id and not message.string]


def write(catalogue: Catalog) -> None:
    """Write the catalogue so that only real changes show in a comparison."""
    temporary = CATALOGUE.with_suffix(".tmp")
    with temporary.open("wb") as file:
        write_po(file, catalogue, width=0, include_lineno=False, sort_by_file=True)
    lines = temporary.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith(tuple(f'"{name}' for name in NOISE))]
    temporary.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")
    temporary.replace(CATALOGUE)


def main() -> int:
    """Update the file; 1 if something is left to translate."""
    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="th")
    missing = update(catalogue)
    write(catalogue)
    sys.stdout.write("".join(f"not translated: {sentence}\n" for sentence in missing))
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
