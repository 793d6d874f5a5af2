"""Which help explains a widget that shows no field of a dossier."""

from PySide6.QtWidgets import QWidget

_PROPERTY = "explained_as"


def explain_as(widget: QWidget, name: str) -> None:
    """Let the help of this name explain a widget, and all in it that has no help of its own."""
    widget.setProperty(_PROPERTY, name)


def explained_as(widget: QWidget) -> str:
    """The name of the help that explains a widget; "" for none."""
    name = widget.property(_PROPERTY)
    return name if isinstance(name, str) else ""
