"""Where the user wants a file written, under a name that the system takes."""

from pathlib import Path

from ita_desk.files.reading import is_there
from ita_desk.gui.gateway import Gateway
from ita_desk.gui.output.file_names import fitting
from ita_desk.gui.window.session import Translate


def file_to_write(
    gateway: Gateway, translate: Translate, title: str, suggested: Path, filters: str
) -> Path | None:
    """The path that the user names, with the suffix of ``suggested``; None for none after all.

    A name that is too long for the system is offered shortened. The system's dialog has asked
    only about the name that was typed, so what stands under another one is asked about here.
    """
    _ = translate
    chosen = gateway.file_to_save(title, suggested, filters)
    if chosen is None:
        return None
    named = chosen
    if chosen.suffix.lower() != suggested.suffix:
        named = chosen.with_name(chosen.name + suggested.suffix)
    path = fitting(named)
    if path != named:
        question = _("The name is longer than this system takes. Save under this one? {name}")
        if not gateway.confirm(question.format(name=path.name), _("Save")):
            return None
    if path != chosen and is_there(path):
        question = _("Replace what is there? {files}").format(files=path.name)
        if not gateway.confirm(question, _("Replace")):
            return None
    return path
