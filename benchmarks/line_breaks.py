"""Compare segmenters on the lines of ``tests/thai/data``: speed, loading, and breaks gone wrong.

Run by hand: ``python benchmarks/line_breaks.py``. Candidates that are not installed are skipped.
All run in one process, in turns, and speed is given as a ratio to the program's own.

A plain first-fit paragraph of 10 to 20 columns breaks each line; a break between two Thai
letters is looked up in the words parted by hand. "bad" is inside what is one word there (the
parts of งบประมาณ and ที่ประชุม are not parted), "compound" inside a compound word, "poor" after
การ, ความ and the like; all for each hundred breaks. Times are of the processor.
"""

import importlib
import statistics
import subprocess
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path

from ita_desk.thai import line_breaks
from ita_desk.thai.break_tier import BreakTier
from ita_desk.thai.clusters import THAI_RUN

DATA = Path(__file__).parent.parent / "tests/thai/data"
LINES = (DATA / "lines.txt").read_text(encoding="utf-8").splitlines()
WIDTHS = (10, 12, 14, 16, 18, 20)
ROUNDS = 5
Offsets = Callable[[str], Iterable[int]]


def parted_by_hand() -> dict[str, dict[int, str]]:
    runs: dict[str, dict[int, str]] = {}
    for entry in (DATA / "words.txt").read_text(encoding="utf-8").split():
        letters, places = "", {}
        for char in entry:
            if char in "|:+":
                places[len(letters)] = char
            else:
                letters += char
        runs[letters] = places
    return runs


def forget(*, runs: bool) -> None:
    """Empty what the program remembers of whole texts, and of runs of letters as well."""
    line_breaks._line_breaks.forget()
    if runs:
        line_breaks._run_breaks.forget()


def ours(text: str) -> Iterable[int]:
    return [o for o, tier in line_breaks.line_breaks(text).items() if tier < BreakTier.CLUSTER]


def ours_fresh(text: str) -> Iterable[int]:
    return ours(text)


def ends_of(pieces: Iterable[str]) -> list[int]:
    return list(accumulate(map(len, pieces)))


def newmm() -> Offsets:
    tokenize = importlib.import_module("pythainlp.tokenize").word_tokenize
    return lambda text: ends_of(tokenize(text, engine="newmm"))


def nlpo3() -> Offsets:
    module = importlib.import_module("nlpo3")
    corpus = importlib.import_module("pythainlp.corpus")
    module.load_dict(str(Path(corpus.corpus_path()) / "words_th.txt"), "words")
    return lambda text: ends_of(module.segment(text, "words"))


def icu4py() -> Offsets:
    breaker = importlib.import_module("icu4py.breakers").LineBreaker
    return lambda text: ends_of(map(str, breaker(text, "th")))


def filled(text: str, offsets: Offsets, columns: int) -> list[int]:
    across = [0, *accumulate(unicodedata.category(char) != "Mn" for char in text)]
    if offsets is ours:
        breaks = {o: int(t) for o, t in line_breaks.line_breaks(text).items()}
    else:
        breaks = {offset: 0 for offset in offsets(text) if 0 < offset < len(text)}
    ends, start = [], 0
    while across[-1] - across[start] > columns:
        fitting = [
            offset
            for offset in range(start + 1, len(text))
            if across[start + len(text[start:offset].rstrip())] - across[start] <= columns
        ]
        best = 0
        for tier, least in ((0, 0.55), (1, 0.4), (2, 0.2), (1, 0), (3, 0)):
            best = max((o for o in fitting if breaks.get(o, 4) <= tier), default=start)
            if across[best] - across[start] > least * columns:
                break
        if best == start:
            best = max(fitting)
        ends.append(best)
        start = best
    return ends


def quality(offsets: Offsets) -> tuple[float, float, float]:
    by_hand = parted_by_hand()
    counts = dict.fromkeys("|:+x", 0)
    for text in LINES:
        places = {
            run.start() + i: by_hand[run.group()].get(i, "x")
            for run in THAI_RUN.finditer(text)
            for i in range(1, len(run.group()))
        }
        for columns in WIDTHS:
            for end in filled(text, offsets, columns):
                if end in places:
                    counts[places[end]] += 1
    total = sum(counts.values()) / 100
    return counts["x"] / total, counts["+"] / total, counts[":"] / total


def seconds(offsets: Offsets) -> float:
    forget(runs=offsets is ours_fresh)
    begun = time.process_time()
    for text in LINES:
        offsets(text)
    return time.process_time() - begun


def loading(statement: str) -> float:
    """Milliseconds to the first result in a new process, beyond starting Python itself."""
    script = f"import time; t = time.process_time(); {statement}; print(time.process_time() - t)"
    runs = [
        float(
            subprocess.run(
                [sys.executable, "-c", script], capture_output=True, text=True, check=True
            ).stdout
        )
        for _ in range(3)
    ]
    return 1000 * min(runs)


FIRST_RESULT = {
    "ours": "from ita_desk.thai.line_breaks import line_breaks; line_breaks('กรมอนามัย')",
    "newmm": "from pythainlp.tokenize import word_tokenize; word_tokenize('กรมอนามัย')",
    "nlpo3": "import nlpo3",
    "icu4py": "from icu4py.breakers import LineBreaker; list(LineBreaker('กรมอนามัย', 'th'))",
}


def main() -> None:
    candidates: dict[str, Offsets] = {
        "ours": ours,
        "ours, nothing remembered": ours_fresh,
    }
    for name, make in (("newmm", newmm), ("nlpo3", nlpo3), ("icu4py", icu4py)):
        try:
            candidates[name] = make()
        except (ImportError, AttributeError, OSError) as error:
            print(f"{name}: skipped ({error})")
    times: dict[str, list[float]] = {name: [] for name in candidates}
    seconds(ours)
    for _ in range(ROUNDS):
        for name, offsets in candidates.items():
            times[name].append(seconds(offsets))
    own = statistics.median(times["ours"])
    length = sum(map(len, LINES))
    print(
        f"{'':26}{'M chars/s':>10}{'speed':>7}{'bad':>7}{'compound':>10}{'poor':>7}{'load ms':>9}"
    )
    for name, offsets in candidates.items():
        spent = statistics.median(times[name])
        bad, compound, poor = quality(ours if offsets is ours_fresh else offsets)
        load = f"{loading(FIRST_RESULT[name]):9.0f}" if name in FIRST_RESULT else ""
        print(
            f"{name:26}{length / spent / 1e6:10.2f}{own / spent:7.2f}"
            f"{bad:7.1f}{compound:10.1f}{poor:7.1f}{load}"
        )


if __name__ == "__main__":
    main()
