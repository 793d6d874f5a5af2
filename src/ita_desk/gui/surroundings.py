"""What the workspace is built from: everything a part may need, made once and passed in."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from ita_desk.gui.fonts import TextSize
from ita_desk.gui.help.help_texts import HelpTexts
from ita_desk.gui.icons import Icons
from ita_desk.gui.late import Late
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme
from ita_desk.gui.window.session import Session
from ita_desk.gui.window_actions import WindowActions
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.gui.page_pane.worker import PageWorker


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The open database, the window's own things, and the clock."""

    session: Session
    actions: WindowActions
    search_field: QLineEdit
    icons: Icons
    settings: Settings
    theme: Theme
    text_size: TextSize
    help_texts: HelpTexts
    worker: "Late[PageWorker]"
    example: Path
    today: Callable[[], date]
    font_fault: Callable[[str], WorldFault | None]
