"""Compare producers of PDF on Thai: text, line ends, links; time, memory and size.

Run by hand with compiled bytecode: ``python benchmarks/producers.py``. Those that aren't
installed are left out. Each job is a process of its own, from start to exit, in turns. The table
has the medians of three, in seconds of the processor, for other programs don't count there. It is
written between the marks in docs/producers.md.
"""

import argparse
import importlib.util
import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from producer_pages import PRODUCERS, Table, table_of

from ita_desk.contents.round_report import RoundReportContent, round_report

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

PAGE = ROOT / "docs" / "producers.md"
SAMPLE = "planning-2567-r1"
TURNS = 3
BEGIN, END = "<!-- measured: {} -->", "<!-- end -->"
THAI = range(0x0E01, 0x0E5C)


class Cost(NamedTuple):
    """What a process took: processor seconds, most megabytes, kilobytes (None: failed)."""

    seconds: float
    megabytes: float
    kilobytes: float | None


def content_of(activities: int) -> RoundReportContent:
    """The sample's round report, or the same with its activities over and over."""
    from ita_desk.app import sample_files
    from ita_desk.exchange.dossier_file import read_dossier_path

    dossier = read_dossier_path(sample_files()[SAMPLE])
    if activities:
        own = dossier.activities
        made = (own[n % len(own)].changed({"id": n}) for n in range(activities))
        dossier = dossier.changed({"activities": tuple(made)})
    return round_report(dossier)


def run(name: str, activities: int, target: Path) -> Cost:
    """Make a PDF in a process and measure the whole of it."""
    target.unlink(missing_ok=True)
    words = [sys.executable, __file__, "--make", name, str(activities), str(target)]
    process = os.posix_spawn(sys.executable, words, os.environ)
    _, _, usage = os.wait4(process, 0)
    taken = usage.ru_utime + usage.ru_stime
    size = target.stat().st_size / 1000 if target.exists() else None
    return Cost(taken, usage.ru_maxrss / 1024, size)


def medians(names: list[str], activities: int, folder: Path) -> dict[str, Cost]:
    """The median of each figure, the producers run in turns; one that fails is run once."""
    costs: dict[str, list[Cost]] = {name: [] for name in names}
    for _ in range(TURNS):
        for name in names:
            if not costs[name] or costs[name][-1].kilobytes is not None:
                costs[name].append(run(name, activities, folder / f"{names.index(name)}.pdf"))
    return {
        name: Cost(
            statistics.median(cost.seconds for cost in taken),
            statistics.median(cost.megabytes for cost in taken),
            taken[-1].kilobytes,
        )
        for name, taken in costs.items()
    }


def checks(pdf: bytes, table: Table) -> Iterator[str]:
    """Text by five readers in per cent, bad and compound breaks of all, links in per cent."""
    from pdf_texts import READERS, broken_words, lacking, line_ends, links, reads_back, words

    from ita_desk.thai.line_breaks import line_breaks

    texts = list(dict.fromkeys(text for text in table.texts() if text.strip()))
    for reader in ("poppler", "pdfium", "pdfminer"):
        pages = READERS[reader](pdf)
        back = sum(reads_back(text, pages) for text in texts)
        yield f"{100 * back / len(texts):.0f}"
    for reader in ("mupdf", "pdfjs"):
        whole = 0.0 if lacking(reader) else 100 - 100 * len(broken_words(pdf, reader)) / words(pdf)
        yield "–" if lacking(reader) else f"{whole:.0f}"
    pages = READERS["poppler"](pdf)
    tiers: list[int] = []
    for text in texts:
        allowed = line_breaks(text)
        for end in line_ends(text, pages):
            if ord(text[end - 1]) in THAI and ord(text[end]) in THAI:
                tiers.append(allowed.get(end, 2))
    yield f"{tiers.count(2)} + {tiers.count(1)} / {len(tiers)}"
    wanted = list(table.addresses())
    found = [link.address.decode() for link in links(pdf)]
    right = sum(min(wanted.count(address), found.count(address)) for address in set(wanted))
    yield f"{100 * right / len(wanted):.0f}"


def rows(names: list[str]) -> Iterator[str]:
    """The table, a producer a line."""
    yield (
        "| producer | poppler | pdfium | pdfminer | MuPDF | pdf.js | bad + compound / breaks |"
        + (" links | sample: s / MB / kB | 1,000: s / MB / kB |")
    )
    yield "|---|---|---|---|---|---|---|---|---|---|"
    table = table_of(content_of(0))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = medians(names, 0, folder)
        checked = {
            name: list(checks((folder / f"{at}.pdf").read_bytes(), table))
            if small[name].kilobytes
            else ["fails"] + ["–"] * 6
            for at, name in enumerate(names)
        }
        large = medians(names, 1000, folder)
    for producer in names:
        figures = (shown(small[producer]), shown(large[producer]))
        yield "| " + " | ".join([producer, *checked[producer], *figures]) + " |"


def growth(names: list[str]) -> Iterator[str]:
    """Our own cost by activities, to see that it grows in proportion."""
    yield "| activities | " + " | ".join(names) + " |"
    yield "|---|" + "---|" * len(names)
    with tempfile.TemporaryDirectory() as folder:
        for count in (1000, 2000, 5000, 10000):
            costs = [shown(run(name, count, Path(folder) / "a.pdf")) for name in names]
            yield f"| {count:,} | " + " | ".join(costs) + " |"


def shown(cost: Cost) -> str:
    """Seconds, megabytes, kilobytes."""
    if cost.kilobytes is None:
        return "fails"
    return f"{cost.seconds:.2f} / {cost.megabytes:.0f} / {cost.kilobytes:,.0f}"


def write(part: str, lines: Iterator[str]) -> None:
    """Put lines between a part's marks in the page of the docs."""
    made = list(lines)
    print("\n".join(made))
    page = PAGE.read_text(encoding="utf-8")
    before, rest = page.split(BEGIN.format(part), 1)
    _, after = rest.split(END, 1)
    body = "\n".join([BEGIN.format(part), "", *made, "", END])
    PAGE.write_text(before + body + after, encoding="utf-8", newline="\n")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--make", nargs=3, metavar=("NAME", "ACTIVITIES", "FILE"))
    options.add_argument("--growth", action="store_true", help="only our own, to 10,000")
    chosen = options.parse_args()
    if chosen.make:
        name, activities, target = chosen.make
        Path(target).write_bytes(PRODUCERS[name][1](content_of(int(activities))))
        return
    if sys.dont_write_bytecode:
        sys.exit("Unset PYTHONDONTWRITEBYTECODE first: times without bytecode mean nothing.")
    if chosen.growth:
        write("growth", growth([name for name in PRODUCERS if name.startswith("ita_desk")]))
        return
    names = [name for name, (module, _) in PRODUCERS.items() if importlib.util.find_spec(module)]
    write("producers", rows(names))


if __name__ == "__main__":
    main()
