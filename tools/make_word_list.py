"""Make ``src/ita_desk/thai/data/words.bin`` from the word lists of PyThaiNLP (CC0-1.0).

Run by hand where ``pythainlp`` is installed; the result is kept in the repository, so neither
the program nor its tests need that package. ``docs/line-breaks.md`` tells what the classes mean.
"""

import re
import sys
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/ita_desk/thai/data/words.bin"
THAI_WORD = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
LONGEST = 30
# (at least this often in the corpora, class of cost); a rare word costs more than a common one.
CLASSES = ((20_000, 0), (2_000, 1), (200, 2), (20, 3), (0, 4))
RARE_SHORT = 5
# A listed phrase with one of these inside is two words: รายงาน|การประชุม, ผล|การวิเคราะห์.
INNER = re.compile("(.+?)(การ|ความ|ของ|และ)(.+)")


def corpus_lines(name: str) -> Iterator[str]:
    """Lines of one corpus file of the installed package."""
    text = (files("pythainlp") / "corpus" / name).read_text(encoding="utf-8")
    yield from text.splitlines()


def frequencies() -> Counter[str]:
    """How often a word occurs in the Thai National and the Thai Textbook Corpus together."""
    counts: Counter[str] = Counter()
    for name in ("tnc_freq.txt", "ttc_freq.txt"):
        for line in corpus_lines(name):
            word, _, count = line.partition("\t")
            if count.strip().isdigit():
                counts[word] += int(count)
    return counts


def cost_class(word: str, count: int) -> int | None:
    """Class of a word, or None for one that would only do harm: one letter, or two and rare."""
    if len(word) < 2 or (len(word) == 2 and count < 200):
        return None
    if len(word) <= 3 and count < 20:
        return RARE_SHORT
    return next(number for least, number in CLASSES if count >= least)


def is_phrase(word: str, listed: set[str]) -> bool:
    """Whether a listed entry is two listed words with a word of grammar between them."""
    parts = INNER.fullmatch(word)
    return parts is not None and parts[1] in listed and parts[3] in listed


def main() -> None:
    """Write the list: for each three letters one line, the endings each with its class.

    A word of two letters is a line of its own. TIS-620, so one byte a letter, and deflated.
    """
    counts = frequencies()
    listed = {word for word in corpus_lines("words_th.txt") if THAI_WORD.fullmatch(word)}
    lines: defaultdict[str, str] = defaultdict(str)
    for word in sorted(listed):
        number = cost_class(word, counts[word])
        if number is not None and len(word) <= LONGEST and not is_phrase(word, listed):
            lines[word[:3]] += f"{word[3:]}{number}"
    text = "\n".join(f"{prefix} {endings}" for prefix, endings in sorted(lines.items()))
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(zlib.compress(text.encode("tis-620"), 9))
    sys.stdout.write(f"{len(lines)} lines, {TARGET.stat().st_size} bytes\n")


if __name__ == "__main__":
    main()
