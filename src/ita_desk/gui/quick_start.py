"""What makes the program start sooner; nothing here changes what it does."""

import builtins
import gc
from collections.abc import Callable
from types import CodeType
from typing import Any

_DESCRIPTIONS = "shibokensupport/signature/"
"""Where PySide keeps the modules that describe its functions: in help texts and in the words of a
TypeError."""
_AT_ONCE = frozenset({"__init__.py", "loader.py", "importhandler.py", "mapping.py"})
_LATE = """
def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    globals().pop("__getattr__", None)
    exec(compile({source!r}, {file!r}, "exec"), globals())
    if name not in globals():
        raise AttributeError(name)
    return globals()[name]
"""
"""A module in whose place its source is compiled and run once something in it is asked for."""


def import_qt() -> None:
    """Import Qt's widgets without what this program doesn't use: half the time of the import.

    PySide compiles the modules that describe its functions at every start; here they wait until
    one of them is asked for. And it replaces Python's ``import``, to look into the source of every
    module that is imported from then on for ``from __feature__ import …``; Python gets its own
    back.
    """
    own_import, own_compile = builtins.__import__, builtins.compile
    builtins.compile = _compile_late(own_compile)
    try:
        import PySide6.QtWidgets  # noqa: F401  # pyright: ignore[reportUnusedImport]
    finally:
        builtins.__import__, builtins.compile = own_import, own_compile


def _compile_late(compile_now: Callable[..., CodeType]) -> Any:  # ``compile`` has overloads
    """A ``compile`` that puts off the modules of PySide that describe its functions."""

    def compile_(source: object, filename: object, mode: str, *more: object) -> CodeType:
        file = str(filename)
        is_late = file.startswith(_DESCRIPTIONS) and file.rpartition("/")[2] not in _AT_ONCE
        if is_late and isinstance(source, bytes):
            source = _LATE.format(source=source, file=file)
        return compile_now(source, filename, mode, *more)

    return compile_


def pause_collection() -> None:
    """Look for no garbage while modules are imported: they stay for good."""
    gc.disable()


def resume_collection() -> None:
    """Look for garbage from now on, but not among what the start has left."""
    gc.freeze()
    gc.enable()
