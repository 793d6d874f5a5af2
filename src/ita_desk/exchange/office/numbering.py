"""The numbers and bullets that Word computes and doesn't store in the text."""

import re
from dataclasses import dataclass, replace

from ita_desk.exchange.office.symbols import SHOWN, glyph
from ita_desk.exchange.office.wordml import Element, W, child, is_on, number, value
from ita_desk.thai.digits import thai_digits

_DEEPEST_LEVEL = 8
_THAI_LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_SPOT = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    text: str = ""
    arabic: bool = False  # isLgl: the numbers of outer levels are shown in Arabic digits
    font: str = ""


@dataclass(frozen=True, slots=True)
class _List:
    """One ``w:num``: an abstract list, and what this one changes in it."""

    abstract: str
    levels: dict[int, _Level]
    restarts: dict[int, int]


class Numbering:
    """Counts the paragraphs of a document in reading order."""

    def __init__(self, numbering: Element, styles: Element) -> None:
        """The roots of those two parts, None where one is missing."""
        self._styles = _numbered_styles(styles)
        self._lists = {} if numbering is None else _lists(numbering)
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next_mark(self, properties: Element) -> tuple[str, int]:
        """The mark of the next paragraph with these properties (``""`` for none), and its level."""
        list_id, level = self._place(properties)
        found = self._lists.get(list_id)
        if found is None or level not in found.levels:
            return "", level
        counts = self._count(list_id, found, level)
        own = found.levels[level]
        if own.form == "bullet":
            return _bullet(own), level
        if own.form == "none":
            return "", level

        def filled(match: re.Match[str]) -> str:
            outer = int(match[1]) - 1
            form = "decimal" if own.arabic else found.levels.get(outer, own).form
            return formatted(counts.get(outer, 1), form)

        return _SPOT.sub(filled, own.text), level

    def _place(self, properties: Element) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style."""
        own = child(properties, "numPr")
        list_id = value(own, "numId")
        level = number(value(own, "ilvl"), most=_DEEPEST_LEVEL)
        if own is not None and list_id:
            return list_id, level
        styled, styled_level = self._styles.get(value(properties, "pStyle"), ("", 0))
        return styled, level if own is not None else styled_level

    def _count(self, list_id: str, found: _List, level: int) -> dict[int, int]:
        counts = self._counts.setdefault(found.abstract, {})
        for restarted, start in found.restarts.items():
            if (list_id, restarted) not in self._started:
                self._started.add((list_id, restarted))
                counts[restarted] = start - 1
        for outer in range(level):
            counts.setdefault(outer, found.levels.get(outer, _Level()).start)
        counts[level] = counts.get(level, found.levels[level].start - 1) + 1
        for inner in [inner for inner in counts if inner > level]:
            del counts[inner]
        return counts


def formatted(count: int, form: str) -> str:
    """A number in one of Word's forms; forms of other scripts as Arabic digits."""
    if form in ("thaiNumbers", "thaiArabic", "thaiCounting"):
        return thai_digits(str(count))
    if form == "thaiLetters":
        return _THAI_LETTERS[(count - 1) % len(_THAI_LETTERS)]
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 40)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        repeats, count = divmod(count, worth)
        written += letters * repeats
    return written


def _bullet(level: _Level) -> str:
    if not level.text:
        return "•"
    kind = glyph(level.font, ord(level.text[0]))
    if kind is not None:
        return SHOWN[kind]
    return "-" if level.text in "-–—" else "•"


def _lists(numbering: Element) -> dict[str, _List]:
    abstract = {
        found.get(W + "abstractNumId", ""): _levels(found)
        for found in numbering.iter(W + "abstractNum")
    }
    lists: dict[str, _List] = {}
    for found in numbering.iter(W + "num"):
        of = value(found, "abstractNumId")
        levels, restarts = dict(abstract.get(of, {})), dict[int, int]()
        for changed in found.findall(W + "lvlOverride"):
            index = number(changed.get(W + "ilvl"), most=_DEEPEST_LEVEL)
            own = child(changed, "lvl")
            if own is not None:
                levels[index] = _level(own)
            start = value(changed, "startOverride")
            if start:
                restarts[index] = number(start, 1)
                levels[index] = replace(levels.get(index, _Level()), start=restarts[index])
        lists[found.get(W + "numId", "")] = _List(of, levels, restarts)
    return lists


def _levels(abstract: Element) -> dict[int, _Level]:
    return {
        number(found.get(W + "ilvl"), most=_DEEPEST_LEVEL): _level(found)
        for found in abstract.findall(W + "lvl")
    }


def _level(element: Element) -> _Level:
    fonts = child(element, "rPr/rFonts")
    return _Level(
        start=number(value(element, "start", "1"), 1),
        form=value(element, "numFmt", "decimal"),
        text=value(element, "lvlText"),
        arabic=is_on(element, "isLgl"),
        font="" if fonts is None else fonts.get(W + "ascii", ""),
    )


def _numbered_styles(styles: Element) -> dict[str, tuple[str, int]]:
    """The list and level that each style gives its paragraphs, inherited ones included."""
    own: dict[str, tuple[str, int]] = {}
    based: dict[str, str] = {}
    for style in () if styles is None else styles.iter(W + "style"):
        name = style.get(W + "styleId", "")
        based[name] = value(style, "basedOn")
        listed = child(style, "pPr/numPr")
        if listed is not None:
            own[name] = value(listed, "numId"), number(value(listed, "ilvl"), most=_DEEPEST_LEVEL)
    for name in based:
        seen: set[str] = set()
        ancestor = name
        while ancestor and ancestor not in own and ancestor not in seen:
            seen.add(ancestor)
            ancestor = based.get(ancestor, "")
        if ancestor in own:
            own[name] = own[ancestor]
    return own
