"""What the program is and whose work it stands on, and the log for those who mend it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.gui.gateway import Gateway
from ita_desk.gui.output.file_names import file_to_write
from ita_desk.gui.settings import Settings
from ita_desk.model.errors import WorldFault


def show_about(parent: QWidget, database: str, translate: Callable[[str], str]) -> None:
    """Show the version, where the work is kept, and the licences."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        number = version("ita-desk")
    except PackageNotFoundError:
        number = ""
    lines = (
        f"ita_desk {number}",
        translate("The ITA round report: one entry, exact Thai pages, nothing lost."),
        translate("Your work is kept in {path}").format(path=database),
        translate("Fonts: Sarabun, DejaVu Sans. Icons: Lucide. Qt {version}.").format(
            version=qVersion()
        ),
        translate("Free software under the MIT licence."),
    )
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle("ita_desk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(translate("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setText("\n\n".join(lines))
    box.open()


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
