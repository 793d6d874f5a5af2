"""Prints the SHA-256 of every document of every sample: the same on all systems.

.venv/bin/python tools/windows/page_hashes.py        on Linux
ita-desk.exe -P page_hashes.py                        with the installed program
"""

import sys
from datetime import UTC, datetime
from hashlib import sha256

from ita_desk import app
from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.office_fonts import form_fonts

CREATED = datetime(2026, 1, 5, 9, tzinfo=UTC)
fonts = form_fonts()
for name, path in app.sample_files().items():
    for document in (*DOCUMENTS, ALL_DOCUMENTS):
        pdf = app.pdf_of(document, read_dossier_path(path), CREATED, fonts)
        sys.stdout.write(f"{sha256(pdf).hexdigest()} {document} {name}\n")
