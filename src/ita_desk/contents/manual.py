"""The manual as data: chapters and what stands in them, read from the text in ``resources/manual``.

Names of menus and buttons are written by their message ids and come out as the window shows them,
so that they can't go stale. The text is read line by line, each being a block:

- ``= `` title of the manual; ``# NAME | `` a chapter, by whose name links lead to it
- ``## `` a section, behind ``|`` what it explains: ``entity``, ``entity.field`` or a document
- ``> `` a step at the keyboard: its keys and texts, in their order, are what is done
- ``- `` an item of a list, ``! `` a warning, ``[NAME] `` a picture with its caption
- anything else: a paragraph

Within a line ``{&File > &Quit}`` is a control by message ids, ``<Ctrl+N>`` a key, ``«…»`` what is
typed, ``[[NAME]]`` a link to a chapter.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

SpanKind = Literal["text", "control", "key", "typed", "link"]
BlockKind = Literal["section", "text", "step", "item", "warning", "picture"]
Translate = Callable[[str], str]

_SPAN = re.compile(
    r"\{(?P<control>[^}]+)\}|<(?P<key>[^>]+)>|«(?P<typed>[^»]+)»|\[\[(?P<link>[^]]+)\]\]"
)
_SIGNS: dict[str, BlockKind] = {"## ": "section", "> ": "step", "- ": "item", "! ": "warning"}
_PICTURE = re.compile(r"\[([a-z0-9-]+)\] (.+)")
_LETTER_KEY = re.compile(r"\(&.\)")
_ARROWS = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→"}


@dataclass(frozen=True, slots=True)
class ManualSpan:
    """A stretch of text; ``source`` is what stands in its place in the manual's text."""

    text: str
    kind: SpanKind = "text"
    source: str = ""


@dataclass(frozen=True, slots=True)
class ManualBlock:
    """A paragraph or the like. ``name`` is that of a picture, or of a section for links to it.

    ``about`` are the fields and documents that a section explains.
    """

    kind: BlockKind
    spans: tuple[ManualSpan, ...]
    name: str = ""
    about: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """All of it as it is read."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class ManualChapter:
    """A chapter with its title and what stands in it."""

    name: str
    title: str
    blocks: tuple[ManualBlock, ...]


@dataclass(frozen=True, slots=True)
class Manual:
    """The whole manual; ``pictures`` are PNGs by name."""

    title: str
    chapters: tuple[ManualChapter, ...]
    pictures: dict[str, bytes] = field(default_factory=dict[str, bytes])
    language: str = "th"

    @property
    def blocks(self) -> tuple[ManualBlock, ...]:
        """All blocks in their order; their numbers here name them in the pages."""
        return tuple(block for chapter in self.chapters for block in chapter.blocks)

    def about(self, names: Iterable[str]) -> ManualBlock | None:
        """The section that explains the first of these for which there is one."""
        sections = [block for block in self.blocks if block.about]
        for name in names:
            for section in sections:
                if name in section.about:
                    return section
        return None


def read_manual(
    text: str, translate: Translate, picture: Callable[[str], bytes], language: str = "th"
) -> Manual:
    """The manual of a text; ``picture`` gives the PNG of a name.

    Raises ValueError for a line before the first chapter and for a link to no chapter.
    """
    title, chapters = "", dict[str, tuple[str, list[str]]]()
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in lines:
        if line.startswith("= "):
            title = line.removeprefix("= ")
        elif line.startswith("# "):
            name, _, words = line.removeprefix("# ").partition(" | ")
            chapters[name] = words, []
        elif chapters:
            chapters[next(reversed(chapters))][1].append(line)
        else:
            raise ValueError(f"before the first chapter: {line}")
    titles = {name: words for name, (words, _) in chapters.items()}
    read = _Reader(translate, titles)
    made = tuple(read.chapter(name, words, own) for name, (words, own) in chapters.items())
    shown = [block.name for one in made for block in one.blocks if block.kind == "picture"]
    return Manual(title, made, {name: picture(name) for name in shown}, language)


class _Reader:
    def __init__(self, translate: Translate, titles: dict[str, str]) -> None:
        self._translate, self._titles = translate, titles

    def chapter(self, name: str, title: str, lines: list[str]) -> ManualChapter:
        blocks = (self._block(line, f"{name}-{number}") for number, line in enumerate(lines))
        return ManualChapter(name, title, tuple(blocks))

    def _block(self, line: str, name: str) -> ManualBlock:
        if picture := _PICTURE.fullmatch(line):
            return ManualBlock("picture", self._spans(picture[2]), picture[1])
        for sign, kind in _SIGNS.items():
            if line.startswith(sign):
                words, _, about = line.removeprefix(sign).partition(" | ")
                return ManualBlock(kind, self._spans(words), name, frozenset(about.split()))
        return ManualBlock("text", self._spans(line), name)

    def _spans(self, line: str) -> tuple[ManualSpan, ...]:
        spans: list[ManualSpan] = []
        end = 0
        for found in _SPAN.finditer(line):
            spans.append(ManualSpan(line[end : found.start()]))
            spans.append(self._marked(found))
            end = found.end()
        return tuple(span for span in (*spans, ManualSpan(line[end:])) if span.text)

    def _marked(self, found: re.Match[str]) -> ManualSpan:
        kind, source = found.lastgroup, found[found.lastgroup or 0]
        if kind == "control":
            names = (shown_name(self._translate(one)) for one in source.split(" > "))
            return ManualSpan(" › ".join(names), "control", source)
        if kind == "key":
            parts = re.split(r"\+(?!$|\+$)", source)
            return ManualSpan("+".join(_ARROWS.get(one, one) for one in parts), "key", source)
        if kind == "typed":
            return ManualSpan(f"“{source}”", "typed", source)
        if source not in self._titles:
            raise ValueError(f"no such chapter: {source}")
        return ManualSpan(self._titles[source], "link", source)


def shown_name(text: str) -> str:
    """A control's text as it is read: without the sign of its letter key and without dots."""
    return _LETTER_KEY.sub("", text).replace("&", "").removesuffix("…").strip()
