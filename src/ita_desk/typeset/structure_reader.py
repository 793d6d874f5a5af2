"""Reading back the structure tree: its texts in reading order, as marks on pages, and its links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ita_desk.typeset.object_reader import ObjectReader

_STRINGS = re.compile(rb"\((?:[^()\\]|\\.)*\)|(?<!<)<[0-9a-fA-F]*>(?!>)", re.DOTALL)
_KIND = re.compile(rb"/S\s*/(\w+)")
_PAGE = re.compile(rb"/Pg (\d+) 0 R")
_CONTENT = re.compile(rb"/K\s*(?:\[(.*?)\]|(\d+ 0 R)|(\d+)|(<<.*?>>))", re.DOTALL)
_ITEM = re.compile(rb"<<(.*?)>>|(\d+) 0 R|(\d+)", re.DOTALL)
_NUMBER = re.compile(rb"/MCID (\d+)")
_OBJECT = re.compile(rb"/Obj (\d+) 0 R")


class ReadMark(NamedTuple):
    """Marked content: object number of the page, and the number on it."""

    page: int
    number: int


class ReadLink(NamedTuple):
    """A Link element: its marks and the object numbers of its annotations."""

    marks: tuple[ReadMark, ...]
    annotations: tuple[int, ...]


class ReadText(NamedTuple):
    """An element with text of its own: marks and links in reading order."""

    content: tuple[ReadMark | ReadLink, ...]


class _Node(NamedTuple):
    kind: bytes
    page: int
    content: bytes


class StructureReader:
    """The tree of one PDF below its topmost element, given by object number."""

    def __init__(self, objects: ObjectReader, top: int) -> None:
        self._objects = objects
        self._top = top

    def texts(self) -> Iterator[ReadText]:
        """Elements that have text, in reading order."""
        yield from self._texts(self._node(self._top))

    def _node(self, number: int) -> _Node:
        data = self._objects.read(number)
        if b"(" in data or b"/Alt" in data or b"/ID" in data:
            data = _STRINGS.sub(b"()", data)
        content = _CONTENT.search(data)
        inner = b""
        if content is not None:
            inner = next((group for group in content.groups() if group is not None), b"")
            data = data[: content.start()] + data[content.end() :]
        kind, page = _KIND.search(data), _PAGE.search(data)
        return _Node(kind[1] if kind else b"", int(page[1]) if page else 0, inner)

    def _texts(self, node: _Node) -> Iterator[ReadText]:
        own: list[ReadMark | ReadLink] = []
        for inline, reference, mark in _ITEM.findall(node.content):
            if mark:
                own.append(ReadMark(node.page, int(mark)))
            elif inline:
                own += self._marks(inline, node.page)
            else:
                child = self._node(int(reference))
                if child.kind == b"Link":
                    own.append(self._link(child))
                else:
                    yield from self._texts(child)
        if own:
            yield ReadText(tuple(own))

    def _marks(self, inline: bytes, page: int) -> list[ReadMark]:
        number, own_page = _NUMBER.search(inline), _PAGE.search(inline)
        if number is None:
            return []
        return [ReadMark(int(own_page[1]) if own_page else page, int(number[1]))]

    def _link(self, node: _Node) -> ReadLink:
        marks: list[ReadMark] = []
        annotations: list[int] = []
        for inline, _, mark in _ITEM.findall(node.content):
            if mark:
                marks.append(ReadMark(node.page, int(mark)))
            elif inline:
                marks += self._marks(inline, node.page)
                annotations += [int(number) for number in _OBJECT.findall(inline)]
        return ReadLink(tuple(marks), tuple(annotations))
