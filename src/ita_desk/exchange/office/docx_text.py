"""The text inside a paragraph of Word: runs, fields, links, symbols, tracked changes.

What Word shows is read; what it hides or has struck out is told in a note.
"""

import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from ita_desk.exchange.office.paper import NoteCode, Piece, PieceKind, Source
from ita_desk.exchange.office.symbols import SHOWN, glyph
from ita_desk.exchange.office.wordml import (
    MC,
    VML,
    WP,
    Element,
    M,
    R,
    W,
    alternative,
    child,
    is_on,
    number,
    text_of,
    ticked_control,
    value,
)
from ita_desk.thai.symbol_fonts import is_symbol_font

_HYPERLINK = re.compile(
    r'HYPERLINK\s+(?:"([^"]*)"|([^\s\\"]\S*))?(?:\s*\\l\s+"([^"]*)")?', re.IGNORECASE
)

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200e\u200f\u00ad\u2060\ufeff"), None)
_TRANSPARENT = frozenset(W + name for name in ("smartTag", "customXml", "dir", "bdo"))
_DRAWINGS = frozenset((W + "drawing", W + "pict", W + "object", MC + "AlternateContent"))
_CHARACTERS = {
    W + "br": "\n",
    W + "cr": "\n",
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "noBreakHyphen": "-",
}
_PICTURE_FONTS = ("wingdings", "webdings", "symbol", "marlett")
_MATH = frozenset((M + "oMath", M + "oMathPara"))


@dataclass(slots=True)
class _Field:
    """A complex field that is open: its instruction is read, then what it shows."""

    instruction: str = ""
    address: str = ""
    checked: bool | None = None
    chosen: str = ""
    shown: bool = False


class TextReader:
    """Reads the pieces of one part's paragraphs in order; open fields go from one to the next."""

    def __init__(
        self,
        links: Mapping[str, str],
        fonts: Mapping[str, str],
        note: Callable[[NoteCode, Source, str], None],
        text_box: Callable[[Element, Source], None],
    ) -> None:
        """``links`` by relation id, ``fonts`` of styles; ``text_box`` takes what floats."""
        self._links = links
        self._fonts = fonts
        self._note = note
        self._text_box = text_box
        self._fields: list[_Field] = []
        self._pieces: list[Piece] = []
        self._source: Source | None = None

    def pieces(self, paragraph: Element, source: Source) -> tuple[Piece, ...]:
        """The pieces of one paragraph; runs that were cut anywhere are one piece again."""
        self._pieces, self._source = [], source
        self._inline(paragraph, "", value(paragraph, "pPr/pStyle"))
        while self._fields and not self._fields[-1].shown:
            self._fields.pop()  # never ended: what stands below is no instruction of it
        return self._visible(_joined(self._pieces))

    def open_fields(self) -> int:
        """How many fields are open here."""
        return len(self._fields)

    def end_fields(self, count: int) -> None:
        """End all fields but the outer ``count``: no field goes on behind its cell."""
        del self._fields[count:]

    def _told(self, code: NoteCode, text: str) -> None:
        if self._source is not None:
            self._note(code, self._source, text)

    def _add(self, text: str, link: str = "", kind: PieceKind = "text") -> None:
        self._pieces.append(Piece(text, link, kind))

    def _visible(self, pieces: Iterable[Piece]) -> tuple[Piece, ...]:
        """Without characters that show nothing, which a note tells of."""
        clean: list[Piece] = []
        for piece in pieces:
            text = piece.text.translate(_INVISIBLE)
            if len(text) != len(piece.text):
                self._told("invisible-characters", str(len(piece.text) - len(text)))
            clean.append(piece if text == piece.text else replace(piece, text=text))
        return tuple(clean)

    def _inline(self, parent: Element, link: str, style: str) -> None:
        for found in () if parent is None else parent:
            tag = found.tag
            if tag == W + "r":
                self._run(found, link or self._field_link(), style)
            elif tag == W + "hyperlink":
                self._inline(found, self._target(found) or link, style)
            elif tag == W + "fldSimple":
                self._inline(found, _address(found.get(W + "instr", "")) or link, style)
            elif tag in (W + "ins", W + "moveTo"):
                self._told("tracked-insertion", text_of(found, "t"))
                self._inline(found, link, style)
            elif tag in (W + "del", W + "moveFrom"):
                self._told("tracked-deletion", text_of(found, "delText", "t"))
            elif tag == W + "sdt":
                self._control(found, link, style)
            elif tag in _TRANSPARENT:
                self._inline(found, link, style)
            else:
                self._rarer(found, link, style)

    def _rarer(self, found: Element, link: str, style: str) -> None:
        if found.tag == MC + "AlternateContent":
            self._inline(alternative(found), link, style)
        elif found.tag in _MATH:
            self._add("".join(one.text or "" for one in found.iter(M + "t")), link)

    def _target(self, hyperlink: Element) -> str:
        address = self._links.get(hyperlink.get(R + "id", ""), "")
        anchor = hyperlink.get(W + "anchor", "")
        return f"{address}#{anchor}" if address and anchor else address

    def _control(self, control: Element, link: str, style: str) -> None:
        """A content control: a check box, or a text that may still be its placeholder."""
        properties = child(control, "sdtPr")
        ticked = ticked_control(control)
        if ticked is not None:
            self._sign("tick" if ticked else "box", link)
        elif is_on(properties, "showingPlcHdr"):
            self._told("placeholder", text_of(control, "t"))
        else:
            self._inline(child(control, "sdtContent"), link, style)

    def _sign(self, kind: PieceKind, link: str) -> None:
        self._add(SHOWN[kind], link, kind)

    def _field_link(self) -> str:
        return next(
            (one.address for one in reversed(self._fields) if one.shown and one.address), ""
        )

    def _run(self, run: Element, link: str, style: str) -> None:
        properties = child(run, "rPr")
        font = self._font(properties, style)
        for found in run:
            tag = found.tag
            if tag == W + "fldChar":
                self._field_sign(found, link)
                link = self._field_link() or link
            elif any(not one.shown for one in self._fields):
                self._unshown(found)
            elif tag == W + "t":
                self._text(found.text or "", font, properties, link)
            elif tag in _CHARACTERS:
                self._add(_CHARACTERS[tag], link)
            elif tag == W + "sym":
                self._symbol(found, link)
            elif tag == W + "softHyphen":
                self._told("invisible-characters", "1")
            elif tag in _DRAWINGS:
                self._drawing(alternative(found) if tag.startswith(MC) else found, link)
            elif tag == W + "ruby":
                self._inline(child(found, "rubyBase"), link, style)
                self._told("hidden-text", text_of(child(found, "rt"), "t"))

    def _unshown(self, found: Element) -> None:
        """What stands in the instruction of a field: its words, or what a field in it shows."""
        text = found.text or ""
        if found.tag == W + "instrText":
            self._fields[-1].instruction += text
        elif found.tag == W + "t" and self._fields[-1].shown:
            outer = next(one for one in reversed(self._fields) if not one.shown)
            outer.instruction += text
        elif found.tag == W + "t" and text.strip():
            self._told("hidden-text", text)

    def _font(self, properties: Element, style: str) -> str:
        """The symbol font of a run, by itself or by its style; empty for letters."""
        fonts = child(properties, "rFonts")
        if fonts is not None:
            named = [fonts.get(W + name, "") for name in ("ascii", "hAnsi", "cs")]
            return next(filter(is_symbol_font, named), "")
        return self._fonts.get(value(properties, "rStyle")) or self._fonts.get(style, "")

    def _field_sign(self, sign: Element, link: str) -> None:
        kind = sign.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(checked=_old_checkbox(sign), chosen=_old_choice(sign)))
        elif kind == "separate" and self._fields:
            self._fields[-1].shown = True
            self._fields[-1].address = _address(self._fields[-1].instruction)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.checked is not None:
                self._sign("tick" if ended.checked else "box", link)
            elif ended.chosen and not ended.shown:
                self._add(ended.chosen, link)

    def _text(self, text: str, font: str, properties: Element, link: str) -> None:
        if is_on(properties, "vanish") and text.strip():
            self._told("hidden-text", text)
            return
        if (is_on(properties, "strike") or is_on(properties, "dstrike")) and text.strip():
            self._told("struck-text", text)
        if not font:
            self._add(text, link)
            return
        for letter in text:
            kind = glyph(font, ord(letter))
            if kind is not None:
                self._sign(kind, link)
                continue
            if letter.strip():
                self._told("unknown-symbol", f"{font} {ord(letter):04X}")
            self._add(letter, link)

    def _symbol(self, symbol: Element, link: str) -> None:
        font, code = symbol.get(W + "font", ""), symbol.get(W + "char", "")
        kind = glyph(font, int(code, 16)) if re.fullmatch("[0-9A-Fa-f]{1,6}", code) else None
        if kind is not None:
            self._sign(kind, link)
            return
        letter = _letter_of(font, code)
        if not letter:
            self._told("unknown-symbol", f"{font} {code}")
        self._add(letter or f"[{font} {code}]", link)

    def _drawing(self, drawing: Element, link: str) -> None:
        if drawing is None:
            return
        boxes = list(drawing.iter(W + "txbxContent"))
        for box in boxes:
            if self._source is not None:
                self._text_box(box, self._source)
        for art in drawing.iter(VML + "textpath"):
            self._told("text-box", art.get("string") or "")
        if not boxes:
            about = next(drawing.iter(WP + "docPr"), None)
            told = "" if about is None else about.get("descr") or about.get("name") or ""
            self._told("picture", told)
            self._add("", link, "picture")


def _letter_of(font: str, code: str) -> str:
    """The letter that a symbol is in a font of letters; empty for a font of pictures."""
    if not re.fullmatch("[0-9A-Fa-f]{4,6}", code) or font.lower().startswith(_PICTURE_FONTS):
        return ""
    number = int(code, 16)
    letter = chr(number) if number <= sys.maxunicode else ""
    return letter if unicodedata.category(letter or "\0")[0] in "LMNPS" else ""


def symbol_styles(styles: Element) -> dict[str, str]:
    """The symbol font of each style that has one, inherited ones included."""
    own: dict[str, str] = {}
    based: dict[str, str] = {}
    for style in () if styles is None else styles.iter(W + "style"):
        name = style.get(W + "styleId", "")
        based[name] = value(style, "basedOn")
        fonts = child(style, "rPr/rFonts")
        if fonts is not None:
            own[name] = fonts.get(W + "ascii", "") or fonts.get(W + "hAnsi", "")
    found: dict[str, str] = {}
    for name in based:
        ancestor, seen = name, set[str]()
        while ancestor and ancestor not in own and ancestor not in seen:
            seen.add(ancestor)
            ancestor = based.get(ancestor, "")
        if is_symbol_font(own.get(ancestor, "")):
            found[name] = own[ancestor]
    return found


def _old_checkbox(sign: Element) -> bool | None:
    """Whether a check box of Word's old forms is ticked; None for another field."""
    box = child(sign, "ffData/checkBox")
    if box is None:
        return None
    return is_on(box, "checked") if child(box, "checked") is not None else is_on(box, "default")


def _old_choice(sign: Element) -> str:
    """What is chosen in a drop-down list of Word's old forms; empty for another field."""
    entries = child(sign, "ffData/ddList")
    if entries is None:
        return ""
    chosen = value(entries, "result") or value(entries, "default")
    names = [one.get(W + "val", "") for one in entries.findall(W + "listEntry")]
    index = number(chosen)
    return names[index] if index < len(names) else ""


def _address(instruction: str) -> str:
    found = _HYPERLINK.search(instruction)
    if found is None:
        return ""
    address = found[1] or found[2] or ""
    return f"{address}#{found[3]}" if address and found[3] else address


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.link == piece.link and last.kind == piece.kind == "text":
            joined[-1] = replace(last, text=last.text + piece.text)
        else:
            joined.append(piece)
    return joined
