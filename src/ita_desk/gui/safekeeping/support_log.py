"""The log for support, saved as one file by the user."""

from collections.abc import Callable
from pathlib import Path

from ita_desk.gui.gateway import Gateway
from ita_desk.gui.settings import Settings
from ita_desk.model.errors import WorldFault


def save_log(
    write: Callable[[Path], None],
    gateway: Gateway,
    settings: Settings,
    translate: Callable[[str], str],
) -> str:
    """Let the user name a file and ``write`` it; the sentence that says so, or ""."""
    _ = translate
    suggested = settings.folder / "ita_desk-log.txt"
    file = gateway.file_to_save(_("Save the log for support"), suggested, _("Text (*.txt)"))
    if file is None:
        return ""
    try:
        write(file)
    except WorldFault as fault:
        gateway.complain(fault.sentence(_))
        return ""
    settings.folder = file.parent
    return _("Saved: {path}. It holds nothing that you typed.").format(path=file)
