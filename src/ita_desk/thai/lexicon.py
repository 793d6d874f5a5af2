"""The list of Thai words and how it is looked up.

60,000 words with a class of frequency (``data/words.bin``, made by ``tools/make_word_list.py``;
see ``data/LICENCE.txt``) and the words of Thai offices (``data/office_words.txt``). A line of the
list, the words that begin with the same three letters, is read when the first of them is met.
"""

import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

# A line is made of as few words as can be; the class of frequency decides between equals, and
# makes two common words cheaper than a common and a rare one.
_CLASS_COSTS = (20, 21, 22, 24, 26, 45)
MOST_COMMON_COST, NO_FREQUENCY_COST = _CLASS_COSTS[0], _CLASS_COSTS[4]
_OFFICE_COST = 19
NAME_COST = 15
# Words that only begin another one cost next to nothing: แผน|การดำเนินการ, not แผนการ|ดำเนินการ.
BEGINNERS: frozenset[str] = frozenset(("การ", "ความ", "ผู้"))
_BEGINNER_COST = 1
_ENDING = re.compile("([^0-9]*)([0-9])")
_DATA = Path(__file__).parent / "data"
_ENCODING = "tis-620"


class Entries(NamedTuple):
    """The words with one prefix: their lengths in order, their costs."""

    lengths: tuple[int, ...]
    costs: Mapping[str, int]


class Joints(NamedTuple):
    """Offsets inside a listed phrase: between its words, and inside its compounds."""

    words: tuple[int, ...]
    compounds: tuple[int, ...]


NO_ENTRIES = Entries((), MappingProxyType({}))
NO_JOINTS = Joints((), ())


class Lexicon:
    """Words by their first three letters (a word of two letters by both)."""

    def __init__(
        self,
        lines: Mapping[bytes, bytes],
        extra: Mapping[str, int],
        joints: Mapping[str, Joints],
        below: "Lexicon | None" = None,
    ) -> None:
        self._lines = lines
        self._joints = joints
        self._below = below
        self._entries: dict[str, Entries] = {}
        self._extra: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for word, cost in extra.items():
            self._extra[word[:3]][word] = cost

    def entries(self, prefix: str) -> Entries:
        """The words that begin with the three letters ``prefix`` or are its first two."""
        found = self._entries.get(prefix)
        if found is None:
            found = self._entries[prefix] = self._read(prefix)
        return found

    def cost(self, word: str) -> int | None:
        """The cost of ``word``, or None when it is not listed."""
        return self.entries(word[:3]).costs.get(word)

    def joints(self, word: str) -> Joints | None:
        """Where a word or phrase of offices, or a name, is joined; None for a general word."""
        found = self._joints.get(word)
        return self._below.joints(word) if found is None and self._below else found

    def with_names(self, names: Iterable[str]) -> "Lexicon":
        """This list and ``names``, each one word that nothing cuts."""
        names = list(names)
        # Above this list, not a copy of it: each cell of a report may have other names.
        return Lexicon(
            {}, dict.fromkeys(names, NAME_COST), dict.fromkeys(names, NO_JOINTS), below=self
        )

    def _read(self, prefix: str) -> Entries:
        own = self._extra.get(prefix, {})
        if self._below is not None:
            below = self._below.entries(prefix)
            if not own and (len(prefix) < 3 or not self._extra.get(prefix[:2])):
                return below
            costs = {**below.costs, **own}
        else:
            line = self._lines.get(prefix.encode(_ENCODING), b"").decode(_ENCODING)
            costs = {
                prefix + ending: _CLASS_COSTS[int(number)]
                for ending, number in _ENDING.findall(line)
            }
            costs.update(own)
        if len(prefix) == 3:
            costs.update(self.entries(prefix[:2]).costs)
        return Entries(tuple(sorted({len(word) for word in costs})), costs) if costs else NO_ENTRIES


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The words shipped with the program; read at the first call."""
    packed = zlib.decompress((_DATA / "words.bin").read_bytes())
    lines = {prefix: endings for prefix, _, endings in map(_split, packed.split(b"\n"))}
    extra = dict.fromkeys(BEGINNERS, _BEGINNER_COST)
    joints: dict[str, Joints] = {}
    for line in (_DATA / "office_words.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            word, places = _entry(line.strip())
            extra[word] = _OFFICE_COST * (len(places.words) + 1)
            joints[word] = places
    return Lexicon(lines, extra, joints)


@lru_cache(maxsize=64)
def lexicon_with(names: frozenset[str]) -> Lexicon:
    """The words shipped with the program and ``names``, runs of Thai letters."""
    return lexicon().with_names(names) if names else lexicon()


def _split(line: bytes) -> tuple[bytes, bytes, bytes]:
    return line.partition(b" ")


def _entry(line: str) -> tuple[str, Joints]:
    """A line of the office words: ``|`` stands between words, ``+`` inside a compound."""
    signs: dict[str, list[int]] = {"|": [], "+": []}
    word = ""
    for char in line:
        if char in signs:
            signs[char].append(len(word))
        else:
            word += char
    return word, Joints(tuple(signs["|"]), tuple(signs["+"]))
