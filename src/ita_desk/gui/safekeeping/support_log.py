"""The log for support, saved as one file by the user."""

from collections.abc import Callable
from pathlib import Path

from ita_desk.gui.gateway import Gateway
from ita_desk.gui.output.file_to_write import file_to_write
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
    title, filters = _("Save the log for support"), _("Text (*.txt)")
    file = file_to_write(gateway, _, title, suggested, filters)
    if file is None:
        return ""
    try:
        write(file)
    except WorldFault as fault:
        gateway.complain(fault.sentence(_))
        return ""
    settings.folder = file.parent
    return _("Saved: {path}. It holds nothing that you typed.").format(path=file)
