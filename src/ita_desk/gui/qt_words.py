"""What Qt says in the dialogs and menus that it draws itself, in the language of the program.

Qt has no Thai catalogue. Its texts stand here, where ``tools/update_translations.py`` finds them;
what a dialog of the system says stays the system's. Names of keys stay as they stand on the
keyboard: Qt would read them back from shortcuts, and take Enter for Return.
"""

import struct
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTranslator

from ita_desk.model.errors import N_

_BUTTONS = (
    N_("OK"),
    N_("Save"),
    N_("Save All"),
    N_("Open"),
    N_("&Yes"),
    N_("Yes to &All"),
    N_("&No"),
    N_("N&o to All"),
    N_("Abort"),
    N_("Retry"),
    N_("Ignore"),
    N_("Close"),
    N_("Cancel"),
    N_("Discard"),
    N_("Help"),
    N_("Apply"),
    N_("Reset"),
    N_("Restore Defaults"),
    N_("Show Details..."),
    N_("Hide Details..."),
)
"""Buttons (QPlatformTheme), and of what the program asks (QMessageBox)."""
_MENUS = (
    N_("&Undo"),
    N_("&Redo"),
    N_("Cu&t"),
    N_("&Copy"),
    N_("&Paste"),
    N_("Delete"),
    N_("Select All"),
    N_("&Select All"),
    N_("Copy &Link Location"),
    N_("&Step up"),
    N_("Step &down"),
    N_("Insert Unicode control character"),
    N_("Scroll here"),
    N_("Top"),
    N_("Bottom"),
    N_("Page up"),
    N_("Page down"),
    N_("Scroll up"),
    N_("Scroll down"),
    N_("Left edge"),
    N_("Right edge"),
    N_("Page left"),
    N_("Page right"),
    N_("Scroll left"),
    N_("Scroll right"),
    N_("Scroll Left"),
    N_("Scroll Right"),
)
"""Menus of fields and scroll bars."""
_SPOKEN = (
    N_("Press"),
    N_("Increase"),
    N_("Decrease"),
    N_("ShowMenu"),
    N_("SetFocus"),
    N_("Toggle"),
    N_("Next Page"),
    N_("Previous Page"),
    N_("Triggers the action"),
    N_("Increase the value"),
    N_("Decrease the value"),
    N_("Shows the menu"),
    N_("Sets the focus"),
    N_("Toggles the state"),
    N_("Scrolls to the left"),
    N_("Scrolls to the right"),
    N_("Scrolls up"),
    N_("Scrolls down"),
    N_("Goes back a page"),
    N_("Goes to the next page"),
    N_("Open the combo box selection popup"),
)
"""What screen readers are told (QAccessibleActionInterface, QComboBox)."""
_FILES = (
    N_("&Look in:"),
    N_("Look in:"),
    N_("Back"),
    N_("Go back"),
    N_("Forward"),
    N_("Go forward"),
    N_("Parent Directory"),
    N_("Go to the parent directory"),
    N_("Create New Folder"),
    N_("Create a New Folder"),
    N_("List View"),
    N_("Change to list view mode"),
    N_("Detail View"),
    N_("Change to detail view mode"),
    N_("Sidebar"),
    N_("List of places and bookmarks"),
    N_("Files"),
    N_("Files of &type:"),
    N_("Files of type:"),
    N_("File &name:"),
    N_("&Open"),
    N_("&Save"),
    N_("&Choose"),
    N_("All Files (*)"),
    N_("All files (*)"),
    N_("Show "),
    N_("&Rename"),
    N_("&Delete"),
    N_("Show &hidden files"),
    N_("&New Folder"),
    N_("New Folder"),
    N_("Directories"),
    N_("Directory:"),
    N_("Find Directory"),
    N_("Save As"),
    N_("Remove"),
    N_("Recent Places"),
    N_("My Computer"),
    N_("Computer"),
    N_("Name"),
    N_("Size"),
    N_("Type"),
    N_("Date Modified"),
    N_("Drive"),
    N_("Folder"),
    N_("File Folder"),
    N_("File"),
    N_("%1 File"),
    N_("Unknown"),
    N_("Alias"),
    N_("Shortcut"),
    N_("%1 already exists.\nDo you want to replace it?"),
    N_("%1\nFile not found.\nPlease verify the correct file name was given."),
    N_("%1\nDirectory not found.\nPlease verify the correct directory name was given."),
    N_("'%1' is write protected.\nDo you want to delete it anyway?"),
    N_("Are you sure you want to delete '%1'?"),
    N_("Could not delete directory."),
    N_("Invalid filename"),
    N_(
        '<b>The name "%1" cannot be used.</b><p>Try using another name, with fewer characters or '
        "no punctuation marks."
    ),
)
"""Choosing files (QFileDialog, QFileSystemModel, QAbstractFileIconProvider)."""
_PRINTING = (
    N_("Print"),
    N_("&Print"),
    N_("&Options >>"),
    N_("&Options <<"),
    N_("All Pages"),
    N_("Odd Pages"),
    N_("Even Pages"),
    N_("Print to File (PDF)"),
    N_("Local file"),
    N_("Write PDF file"),
    N_("Printer"),
    N_("&Name:"),
    N_("P&roperties"),
    N_("Location:"),
    N_("Preview"),
    N_("Type:"),
    N_("Output &file:"),
    N_("Print range"),
    N_("Print all"),
    N_("Pages from"),
    N_("to"),
    N_("Pages"),
    N_(
        "Specify pages or ranges separated by commas. Ranges are specified by two numbers "
        "separated by a hyphen. E.g: 3,5-7,9 prints pages 3, 5, 6, 7 and 9."
    ),
    N_("Current Page"),
    N_("Selection"),
    N_("Page &Set:"),
    N_("Output Settings"),
    N_("Copies:"),
    N_("Collate"),
    N_("Reverse"),
    N_("Copies"),
    N_("Color Mode"),
    N_("Color"),
    N_("Grayscale"),
    N_("Double Sided Printing"),
    N_("Off"),
    N_("Long side binding"),
    N_("Short side binding"),
    N_("Options"),
    N_("Printer Properties"),
    N_("Job Options"),
    N_("Page"),
    N_("Advanced"),
    N_("There are conflicts in some options. Please fix them."),
    N_("Paper"),
    N_("Page size:"),
    N_("Width:"),
    N_("Height:"),
    N_("Paper source:"),
    N_("Orientation"),
    N_("Portrait"),
    N_("Landscape"),
    N_("Reverse landscape"),
    N_("Reverse portrait"),
    N_("Margins"),
    N_("top margin"),
    N_("left margin"),
    N_("right margin"),
    N_("bottom margin"),
    N_("Page Layout"),
    N_("Page &order:"),
    N_("Pages &per sheet:"),
    N_("Millimeters (mm)"),
    N_("Inches (in)"),
    N_("Points (pt)"),
    N_("Pica (P̸)"),
    N_("Didot (DD)"),
    N_("Cicero (CC)"),
    N_("Custom"),
    N_("mm"),
    N_("Left to Right, Top to Bottom"),
    N_("Left to Right, Bottom to Top"),
    N_("Right to Left, Bottom to Top"),
    N_("Right to Left, Top to Bottom"),
    N_("Bottom to Top, Left to Right"),
    N_("Bottom to Top, Right to Left"),
    N_("Top to Bottom, Left to Right"),
    N_("Top to Bottom, Right to Left"),
    N_("Job"),
    N_("Job Control"),
    N_("Scheduled &printing:"),
    N_("&Billing information:"),
    N_("Job &priority:"),
    N_("Banner Pages"),
    N_("&Start:"),
    N_("&End:"),
    N_("Print Immediately"),
    N_("Hold Indefinitely"),
    N_("Day (06:00 to 17:59)"),
    N_("Night (18:00 to 05:59)"),
    N_("Second Shift (16:00 to 23:59)"),
    N_("Third Shift (00:00 to 07:59)"),
    N_("Weekend (Saturday to Sunday)"),
    N_("Specific Time"),
    N_("None"),
    N_("Standard"),
    N_("Unclassified"),
    N_("Confidential"),
    N_("Classified"),
    N_("Secret"),
    N_("Top Secret"),
    N_("%1 already exists.\nDo you want to overwrite it?"),
    N_("%1 is a directory.\nPlease choose a different file name."),
    N_("File %1 is not writable.\nPlease choose a different file name."),
    N_("The 'From' value cannot be greater than the 'To' value."),
    N_("Invalid Pages Definition"),
    N_(
        "%1 does not follow the correct syntax. Please use ',' to separate ranges and pages, '-' "
        "to define ranges and make sure ranges do not intersect with each other."
    ),
    N_("Duplex Settings Conflicts"),
    N_("There are conflicts in duplex settings. Do you want to fix them?"),
    N_("Print To File ..."),
)
"""Printing (QPrintDialog and its parts)."""
TEXTS = frozenset((*_BUTTONS, *_MENUS, *_SPOKEN, *_FILES, *_PRINTING))


_MAGIC = bytes.fromhex("3cb86418caef9c95cd211cbf60a1bddd")
_HASHES, _MESSAGES = 0x42, 0x69
_END, _TRANSLATION, _SOURCE = 1, 3, 6
"""Sections of a .qm file, and parts of a message in it (Qt: qtranslator.cpp)."""


class QtWords(QTranslator):
    """Gives Qt the program's words for its own texts, whatever part of Qt asks.

    It is a catalogue in memory and asks no Python: Qt's dialogs ask from threads of their own,
    too, and would wait for one that waits for them.
    """

    def __init__(self, translate: Callable[[str], str], parent: QObject) -> None:
        """``translate`` gives the sentence of the program's catalogue."""
        super().__init__(parent)
        self._catalogue = catalogue({text: translate(text) for text in TEXTS})
        # Qt reads from these bytes as long as it lives.
        self.load(self._catalogue)


def catalogue(words: Mapping[str, str]) -> bytes:
    """Texts and their translations as a .qm file; a text counts whatever the context."""
    messages = bytearray()
    places: list[tuple[int, int]] = []
    for text, word in words.items():
        source = text.encode()
        places.append((_elf_hash(source), len(messages)))
        messages += _part(_TRANSLATION, word.encode("utf-16-be")) + _part(_SOURCE, source)
        messages.append(_END)
    hashes = b"".join(struct.pack(">II", *place) for place in sorted(places))
    return _MAGIC + _part(_HASHES, hashes) + _part(_MESSAGES, bytes(messages))


def _part(tag: int, content: bytes) -> bytes:
    return struct.pack(">BI", tag, len(content)) + content


def _elf_hash(text: bytes) -> int:
    """The hash by which Qt finds a text."""
    value = 0
    for byte in text:
        value = (value << 4) + byte
        high = value & 0xF0000000
        value = (value ^ (high >> 24)) & ~high
    return value or 1
