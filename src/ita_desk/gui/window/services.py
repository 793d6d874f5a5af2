"""What the composition of the window needs of the program around it."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ita_desk.gui.fonts import TextSize
from ita_desk.gui.help.help_texts import HelpTexts
from ita_desk.gui.icons import Icons
from ita_desk.gui.lazy import Lazy
from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme
from ita_desk.gui.window.actions import WindowActions
from ita_desk.model.errors import WorldFault

if TYPE_CHECKING:
    from ita_desk.contents.manual import Manual
    from ita_desk.gui.page_pane.worker import PageWorker


class Services(NamedTuple):
    """The window's own things, the page worker, and the clock."""

    actions: WindowActions
    icons: Icons
    settings: Settings
    theme: Theme
    text_size: TextSize
    help_texts: HelpTexts
    manual: "Lazy[Manual]"
    worker: "Lazy[PageWorker]"
    example: Path
    wordings: Path
    today: Callable[[], date]
    now: Callable[[], datetime]
    font_fault: Callable[[str], WorldFault | None]
