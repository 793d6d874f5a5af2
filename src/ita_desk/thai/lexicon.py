"""The list of Thai words and how it is looked up.

61,000 words in classes of frequency (``data/words.txt.xz``, see ``data/LICENCE.txt``) and the
words of Thai offices (``data/office_words.txt``), in which ``+`` marks the cuts of a compound.
"""

import lzma
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

# A line is made of as few words as can be; the class of frequency decides between equals, and
# makes two common words cheaper than a common and a rare one.
_CLASS_COSTS = (20, 21, 22, 24, 26, 45)
_OFFICE_COST = 19
_NAME_COST = 15


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Costs of words; lengths of the words that begin with two letters; cuts of compounds."""

    costs: Mapping[str, int]
    lengths: Mapping[str, tuple[int, ...]]
    cuts: Mapping[str, tuple[int, ...]]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words shipped with the program; read at the first call."""
    costs: dict[str, int] = {}
    data = files("ita_desk.thai") / "data"
    text = lzma.decompress((data / "words.txt.xz").read_bytes()).decode()
    for line, cost in zip(text.splitlines(), _CLASS_COSTS, strict=True):
        costs.update(dict.fromkeys(line.split(" "), cost))
    cuts: dict[str, tuple[int, ...]] = {}
    for entry in _office_words((data / "office_words.txt").read_text(encoding="utf-8")):
        parts = entry.split("+")
        word = "".join(parts)
        costs[word] = _OFFICE_COST
        if len(parts) > 1:
            ends: list[int] = []
            for part in parts[:-1]:
                ends.append((ends[-1] if ends else 0) + len(part))
            cuts[word] = tuple(ends)
    return Lexicon(costs, _lengths(costs), cuts)


@lru_cache(maxsize=64)
def lexicon_with(names: frozenset[str]) -> Lexicon:
    """The words shipped with the program and ``names``, runs of Thai letters, as words."""
    base = lexicon()
    if not names:
        return base
    costs = {**base.costs, **dict.fromkeys(names, _NAME_COST)}
    lengths = dict(base.lengths)
    for prefix, more in _lengths(names).items():
        lengths[prefix] = tuple(sorted({*lengths.get(prefix, ()), *more}))
    return Lexicon(costs, lengths, {word: c for word, c in base.cuts.items() if word not in names})


def _office_words(text: str) -> Iterable[str]:
    return (line.strip() for line in text.splitlines() if line.strip() and line[0] != "#")


def _lengths(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:3], set()).add(len(word))
    return {prefix: tuple(sorted(lengths)) for prefix, lengths in found.items()}
