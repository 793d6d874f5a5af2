"""Elements of WordprocessingML, made in one call."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement


def element(name: str, *children: Any, **attributes: object) -> Any:
    """``element("w:ind", w_left=120)``: attributes by their prefix, None left out."""
    made = OxmlElement(name)
    for key, value in attributes.items():
        if value is not None:
            made.set(qn(key.replace("_", ":", 1)), str(value))
    for child in children:
        made.append(child)
    return made


def valued(name: str, value: object) -> Any:
    """An element that has its value in ``w:val``."""
    return element(name, w_val=value)


def twips(millimetres: float) -> int:
    """Word's unit of length, a twentieth of a point."""
    return round(millimetres * 1440 / 25.4)
