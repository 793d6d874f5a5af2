"""Make ``src/ita_desk/thai/data/words.txt.xz`` from the word lists of PyThaiNLP (CC0-1.0).

Run by hand where ``pythainlp`` is installed; the result is kept in the repository, so neither
the program nor its tests need that package. ``docs/line-breaks.md`` tells what the costs mean.
"""

import lzma
import re
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TARGET = Path(__file__).parent.parent / "src/ita_desk/thai/data/words.txt.xz"
THAI_WORD = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")
LONGEST = 30
# (at least this often in the corpora, cost class); a rare word costs more than a common one.
CLASSES = ((20_000, 0), (2_000, 1), (200, 2), (20, 3), (0, 4))
RARE_SHORT = 5


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


def main() -> None:
    """Write the list: one line a cost class, its words sorted and separated by blanks."""
    counts = frequencies()
    classes: dict[int, list[str]] = {number: [] for number in range(RARE_SHORT + 1)}
    for word in sorted(set(corpus_lines("words_th.txt"))):
        if THAI_WORD.fullmatch(word) and len(word) <= LONGEST:
            number = cost_class(word, counts[word])
            if number is not None:
                classes[number].append(word)
    text = "\n".join(" ".join(words) for words in classes.values()) + "\n"
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME}]
    TARGET.write_bytes(lzma.compress(text.encode(), format=lzma.FORMAT_XZ, filters=filters))
    print({number: len(words) for number, words in classes.items()}, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
