"""Word and Excel files with something wrong in them: each is read, or refused with one sentence.

``python -m proofs.mutated_office 20000``: parts are cut, changed, doubled and taken out of forms in
``tests/data/office``; anything but a reading or an OfficeFileFault ends with the file's bytes kept
and its error told.
"""

import io
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random

from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.bounds import OfficeFileFault
from ita_desk.exchange.office.reading import read_paper
from proofs.report import conclude, count_asked, end, tell

FORMS = Path(__file__).parents[1] / "tests" / "data" / "office"
NAMES = (
    "a2-merged.docx",
    "a3-numbering-thai.docx",
    "a5-checkboxes.docx",
    "d1-nasty.docx",
    "e3-month-grid.docx",
    "x1-plain.xlsx",
    "x2-wingdings-hidden-formula.xlsx",
)
TAG = re.compile(rb"<[^>]+>")
VALUE = re.compile(rb'="([^"]*)"')
ELEMENT = re.compile(
    rb"<(w:tc|w:tr|w:p|w:r|w:tcPr|w:trPr|w:tblGrid|w:numPr|w:tbl|row|c|mergeCell|si|xf)\b"
    rb"[^>]*>.*?</\1>",
    re.DOTALL,
)
WRONG_VALUES = (
    b"",
    b"-1",
    b"x",
    b"0",
    b"999999999999",
    "ก".encode(),
    b"&#0;",
    b"A1:XFD9",
    b"rId999",
)

Parts = dict[str, bytes]


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """``count`` mutated files, the same for the same seed."""
    random = Random(seed)
    forms = [_parts((FORMS / name).read_bytes()) for name in NAMES]
    for _ in range(count):
        parts = dict(random.choice(forms))
        for _ in range(random.randint(1, 3)):
            _mutate(random, parts)
        data = _package(parts)
        yield data if random.random() > 0.02 else data[: random.randrange(len(data))]


def _mutate(random: Random, parts: Parts) -> None:
    names = [name for name in parts if name.endswith((".xml", ".rels"))]
    likely = [name for name in names if "document" in name or "sheet" in name]
    name = random.choice(random.choice([names, likely or names]) or list(parts))
    data = parts[name]
    match random.randrange(7):
        case 0:
            at = random.randrange(len(data) or 1)
            parts[name] = data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        case 1:
            parts[name] = _without(random, data, TAG)
        case 2:
            spans = [found.span(1) for found in VALUE.finditer(data)]
            if spans:
                start, stop = random.choice(spans)
                parts[name] = data[:start] + random.choice(WRONG_VALUES) + data[stop:]
        case 3:
            parts[name] = _doubled(random, data)
        case 4:
            parts[name] = _without(random, data, ELEMENT)
        case 5:
            parts[name] = data[: random.randrange(len(data) + 1)]
        case _:
            del parts[name]


def _without(random: Random, data: bytes, pattern: re.Pattern[bytes]) -> bytes:
    spans = [found.span() for found in pattern.finditer(data)]
    start, stop = random.choice(spans) if spans else (0, 0)
    return data[:start] + data[stop:]


def _doubled(random: Random, data: bytes) -> bytes:
    spans = [found.span() for found in ELEMENT.finditer(data)]
    start, stop = random.choice(spans) if spans else (0, 0)
    return data[:stop] + data[start:stop] * random.choice([1, 1, 3]) + data[stop:]


def _parts(package: bytes) -> Parts:
    with zipfile.ZipFile(io.BytesIO(package)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def _package(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as opened:
        for name, content in parts.items():
            opened.writestr(name, content)
    return written.getvalue()


def run(count: int, seed: int) -> Counter[str]:
    """Try them all; what came of each kind."""
    counts: Counter[str] = Counter(read=0, refused=0)
    for number, data in enumerate(mutations(count, seed)):
        try:
            read_form(read_paper(data))
            counts["read"] += 1
        except OfficeFileFault:
            counts["refused"] += 1
        except Exception as error:  # what this looks for
            kept = Path(tempfile.gettempdir(), f"mutated-{seed}-{number}.office")
            kept.write_bytes(data)
            tell(f"{type(error).__name__}: {error} ({kept})")
            counts["mistakes"] += 1
    return counts


if __name__ == "__main__":
    end(conclude(run(*count_asked(__doc__, 2000)), ("mistakes",)))
