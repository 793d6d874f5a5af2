"""What makes the program start sooner; nothing here changes what it does."""

import builtins
import gc


def import_qt() -> None:
    """Import Qt's widgets and give Python its own ``import`` back.

    PySide replaces it, to look into the source of every module that is imported from then on
    for ``from __feature__ import …``, which this program doesn't use: a tenth of its start.
    """
    own = builtins.__import__
    import PySide6.QtWidgets  # noqa: F401  # pyright: ignore[reportUnusedImport]

    builtins.__import__ = own


def pause_collection() -> None:
    """Look for no garbage while modules are imported: they stay for good."""
    gc.disable()


def resume_collection() -> None:
    """Look for garbage from now on, but not among what the start has left."""
    gc.freeze()
    gc.enable()
