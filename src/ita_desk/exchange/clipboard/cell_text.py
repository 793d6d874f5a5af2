"""The text of an HTML element as a clerk sees it: lines, blanks, signs of symbol fonts."""

import re
from collections.abc import Collection, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from lxml.etree import Comment

from ita_desk.thai.line_ends import with_line_ends
from ita_desk.thai.symbol_fonts import in_unicode

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_DECLARATION = re.compile(r"""([\w-]+)\s*:\s*((?:"[^"]*"|'[^']*'|[^;"'])*)""")
_CLASS = re.compile(r"(?:[a-z]*)\.([\w-]+)$", re.IGNORECASE)
_FONT = re.compile(r"(?:\d|medium|large|small|er)(?:pt|px|em|rem|%|mm|cm|in)?(?:/\S+)?\s+(\D.*)")
"""The family at the end of the short form of a font, behind its size."""
_ESCAPED = re.compile(r"\\(?:([0-9a-fA-F]{4}) ?|(.))")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_WRAPS = re.compile(r"[\t\r\n\f][ \t\r\n\f]*")
"""Where LibreOffice ended a line of its HTML: it stands for one blank."""
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "tr",
        "table",
        "dd",
        "dt",
        "pre",
    }
)
_NO_TEXT = frozenset({"style", "script", "title", "head", "del", "meta", "xml", "comment"})


class _Look(NamedTuple):
    """How a text is shown: its font, and whether line ends and blanks are those of the source.

    ``counts``: it is the number or bullet that Word counts a list by.
    """

    font: str = ""
    counts: bool = False
    exact: bool = False


_PLAIN = _Look()


class Styles:
    """What the style sheet and the elements of a document say, as far as it matters here."""

    def __init__(self, root: Any) -> None:
        self._classes: dict[str, dict[str, str]] = {}
        self.keeps_blanks = any(
            (meta.get("content") or "").startswith("LibreOffice")
            for meta in root.iter("meta")
            if meta.get("name") == "generator"
        )
        """Whether two blanks are meant as such: LibreOffice writes them as they were typed."""
        self.since_1904 = any(
            "<x:date1904" in (comment.text or "").lower() for comment in root.iter(Comment)
        ) or any(True for _ in root.iter("date1904", "x:date1904"))
        """Whether the workbook says that it counts days from 1904."""
        for sheet in root.iter("style"):
            for selectors, body in _RULE.findall(_COMMENT.sub("", sheet.text or "")):
                told = _declarations(body)
                for selector in selectors.split(","):
                    found = _CLASS.search(selector.strip())
                    if found:
                        self._classes.setdefault(found[1], {}).update(told)

    def of(self, element: Any) -> Mapping[str, str]:
        """What is said of one element itself."""
        told: dict[str, str] = {}
        for name in (element.get("class") or "").split():
            told.update(self._classes.get(name, {}))
        if element.get("style"):
            told.update(_declarations(element.get("style")))
        shorthand = _FONT.search(told.get("font", ""))
        if shorthand:
            told.setdefault("font-family", shorthand[1])
        if element.get("face"):
            told["font-family"] = element.get("face")
        if element.get("hidden") is not None:
            told["display"] = "none"
        return told


class CellText:
    """Gathers the lines of an element."""

    def __init__(self, styles: Styles, without: Collection[Any] = ()) -> None:
        """``without`` are elements whose text is left out."""
        self._styles = styles
        self._without = without
        self._lines = [""]
        self._addressed = [""]
        self._fresh = True
        self._closed = False
        self._broken = False

    def text(self, *, addresses: bool = False) -> str:
        """The lines; with ``addresses`` those of hyperlinks stand behind their words."""
        lines = self._addressed if addresses else self._lines
        cleared = [line.strip(" ") if line.strip() else "" for line in lines]
        while cleared and not cleared[-1]:
            cleared.pop()
        text = with_line_ends("\n".join(cleared)).replace("\xa0", " ")
        return text if text.strip() else ""

    def take(self, element: Any) -> None:
        """Add all that an element shows; elements may be nested as deep as they like."""
        ends: list[tuple[Any, _Look, bool]] = [(element, _Look(), False)]
        while ends:
            one, outer, left = ends.pop()
            if left:
                self._leave(one, outer)
                continue
            inner = self._enter(one, outer)
            if one is not element:
                ends.append((one, outer, True))
            if inner is not None:
                ends.extend((child, inner, False) for child in reversed(one))

    def _enter(self, element: Any, outer: _Look) -> _Look | None:
        """Begin an element; how text looks inside it, or None where it shows nothing."""
        tag = element.tag
        if not isinstance(tag, str) or tag in _NO_TEXT or element in self._without:
            return None
        style = self._styles.of(element)
        if is_hidden(style) or "msocomanchor" in (element.get("class") or ""):
            return None
        if tag == "br":
            self._break()
            return None
        if tag == "input" and element.get("type") == "checkbox":
            self._put("☑" if element.get("checked") is not None else "☐")
        if tag == "img" and len(element.get("alt") or "") <= 2:
            self._put(element.get("alt") or "")
        if tag in _BLOCKS:
            self._begin_block()
        elif tag in ("td", "th") and not self._fresh:
            self._put(" ")
        blanks = style.get("white-space", "pre" if tag in ("pre", "textarea") else "")
        look = _Look(
            style.get("mso-symbol-font-family") or style.get("font-family") or outer.font,
            counts=outer.counts or style.get("mso-list", "").lower() == "ignore",
            exact=blanks.startswith(("pre", "break")) if blanks else outer.exact,
        )
        if tag == "li":
            self._put(_list_sign(element))
            self._fresh = True  # a paragraph of the item stands beside its sign
        self._put(element.text or "", look)
        return look

    def _leave(self, element: Any, outer: _Look) -> None:
        tag = element.tag
        if isinstance(tag, str) and tag in _BLOCKS and element not in self._without:
            self._end_block(tag)
        if tag == "a":
            self._address(element)
        self._put(element.tail or "", outer)

    def _put(self, text: str, look: _Look = _PLAIN) -> None:
        if look.exact and text.strip():
            first, *others = with_line_ends(text).split("\n")
            self._put_line(first, look)
            for line in others:
                self._break()
                self._put_line(line, look)
            return
        self._put_line(text, look)

    def _put_line(self, text: str, look: _Look) -> None:
        if look.counts:
            text = text.replace("\xa0", " ")
        first = look.font.split(",", maxsplit=1)[0].strip().strip("\"'")
        keeps = self._styles.keeps_blanks or look.exact
        text = (_WRAPS if keeps else _BLANKS).sub(" ", in_unicode(text, first))
        if self._closed and text.strip():
            self._new_line()
        before = self._lines[-1]
        if not before or (before.endswith(" ") and not keeps):
            text = text.lstrip(" ")
        if text:
            self._lines[-1] += text
            self._addressed[-1] += text
            self._fresh = self._broken = False

    def _address(self, link: Any) -> None:
        """Put the address of a link behind its words, or in their place where they only cut it."""
        url, line = link.get("href") or "", self._addressed[-1].rstrip()
        if "://" not in url:
            return
        shown = " ".join("".join(link.itertext()).split())
        cut = "://" in shown and shown.endswith(("...", "…")) and line.endswith(shown)
        if cut and url.startswith(shown.rstrip(".…")):
            self._addressed[-1] = f"{line.removesuffix(shown)}{url} "
        elif not any(one.rstrip("/") in line for one in (url, unquote(url))):
            self._addressed[-1] = f"{line} {url} "

    def _break(self) -> None:
        self._new_line()
        self._fresh, self._broken = False, True

    def _begin_block(self) -> None:
        if not self._fresh or self._closed:
            self._new_line()
            self._fresh = True

    def _end_block(self, tag: str) -> None:
        if self._broken:  # a line end at the end of a paragraph shows nothing
            self._lines.pop()
            self._addressed.pop()
            self._broken = False
        if tag == "p" or not self._fresh:
            self._fresh, self._closed = False, True

    def _new_line(self) -> None:
        self._lines.append("")
        self._addressed.append("")
        self._closed = False


def _list_sign(item: Any) -> str:
    """What stands before an item of a list: its number, or a bullet."""
    parent = item.getparent()
    if parent is None or parent.tag not in ("ol", "ul"):
        return ""
    if parent.tag == "ul":
        return "○ " if any(True for _ in parent.iterancestors("ul", "ol")) else "• "
    try:
        first = int(parent.get("start", "1"))
    except ValueError:
        first = 1
    before = sum(1 for _ in item.itersiblings("li", preceding=True))
    return f"{first + before}. "


def exact_text(cell: Any) -> str:
    """The text of a cell in which every blank is meant."""
    parts = [cell.text or ""]
    for child in cell:
        if child.tag == "br":
            parts.append("\n")
        parts.append(child.tail or "")
    return "".join(parts)


def is_hidden(style: Mapping[str, str]) -> bool:
    """Whether nothing is seen of it."""
    shown = style.get("display", ""), style.get("visibility", "")
    return shown[0] == "none" or shown[1] == "collapse" or style.get("mso-hide") == "all"


def _declarations(body: str) -> dict[str, str]:
    return {
        name.lower(): _unescaped(value.strip().strip("\"'"))
        for name, value in _DECLARATION.findall(body)
    }


def _unescaped(value: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)) if found[1] else found[2], value)
