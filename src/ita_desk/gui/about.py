"""What the program is, and whose work it stands on."""

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QMessageBox, QWidget

from ita_desk.gui.window_actions import Translate


def show_about(parent: QWidget, database: str, translate: Translate) -> None:
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
    box.setWindowTitle("ita_desk")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.addButton(translate("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.setText("\n\n".join(lines))
    box.open()
