"""The names of WordprocessingML, and values of it that are never trusted."""

from collections.abc import Iterator
from typing import Any

Element = Any
"""An element of lxml, which names its class in private only."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
VML = "{urn:schemas-microsoft-com:vml}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

_CHECKED = ("1", "true", "on")
_OFF = ("0", "false", "off", "none")
_WRAPPERS = frozenset(
    W + name
    for name in ("customXml", "ins", "moveTo", "smartTag", "footnote", "endnote", "comment")
)


def value(parent: Element, path: str, default: str = "") -> str:
    """The ``w:val`` of the element at ``path`` (``pPr/pStyle``), else the default."""
    found = child(parent, path)
    return default if found is None else found.get(W + "val", default)


def child(parent: Element, path: str) -> Element:
    """The first element at ``path``, names of ``w:`` joined by ``/``."""
    return None if parent is None else parent.find("/".join(W + name for name in path.split("/")))


def number(text: str | None, default: int = 0, *, least: int = 0, most: int = 9999) -> int:
    """A number of the file within bounds: a span of 10⁹ columns is 63 at the most."""
    if text is None or len(text) > 12:
        return most if text and text.isdigit() else default
    try:
        return max(least, min(most, int(text)))
    except ValueError:
        return default


def is_on(properties: Element, name: str) -> bool:
    """Whether a toggle stands among the properties and isn't switched off."""
    found = child(properties, name)
    return found is not None and found.get(W + "val", "1") not in _OFF


def text_of(element: Element, *names: str) -> str:
    """All text of the elements so named below ``element``."""
    if element is None:
        return ""
    return "".join(found.text or "" for found in element.iter(*(W + name for name in names)))


def unwrapped(element: Element) -> Iterator[Element]:
    """The children, with content controls, insertions and the like taken off."""
    for found in () if element is None else element:
        if not isinstance(found.tag, str):  # a comment or an instruction
            continue
        if found.tag == W + "sdt":
            yield from unwrapped(child(found, "sdtContent"))
        elif found.tag in _WRAPPERS:
            yield from unwrapped(found)
        elif found.tag == MC + "AlternateContent":
            yield from unwrapped(alternative(found))
        else:
            yield found


def alternative(element: Element) -> Element:
    """The content that Word itself would take: the choice, else the fallback."""
    choice = element.find(MC + "Choice")
    return element.find(MC + "Fallback") if choice is None else choice


def ticked_control(control: Element) -> bool | None:
    """Whether a content control is a ticked check box; None for any other control."""
    properties = child(control, "sdtPr")
    box = None if properties is None else properties.find(W14 + "checkbox")
    if box is None:
        return None
    checked = box.find(W14 + "checked")
    return checked is not None and checked.get(W14 + "val", "1") in _CHECKED
