"""What the monkey does to a window: keys, clicks, actions, pastes and the passing of time."""

from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QWidget

from ita_desk.gui.program import Program

Act = Callable[[], str]
"""Does something and says what."""
LONGEST = 20_000
_LOOKS = 8
"""Places of the window that are looked at for something to click: small things count as well."""
_LETTERS = "กขคงจชซดตถทนบปพมยรลวสหอะาิีึืุูเแโใไ่้๊๋์ํ็ๆฯ๑๒๓ abcXYZ0123456789/-.,:=+@\"'<>&%#()\u200b"
_KEYS = (
    *("Return", "Enter", "Tab", "Shift+Tab", "Esc", "F2", "F4", "F6", "Del", "Backspace", "Space"),
    *("Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDown", "Menu", "Insert"),
    *("Shift+Up", "Shift+Down", "Shift+Left", "Shift+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home"),
    *("Ctrl+End", "Ctrl+Shift+End", "Ctrl+A", "Ctrl+C", "Ctrl+X", "Ctrl+V", "Ctrl+Z", "Ctrl+Y"),
    *("Ctrl+D", "Ctrl+Return", "Ctrl+Space", "Ctrl+Del", "Alt+Return", "Alt+Up", "Alt+Down"),
    *("Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5", "Alt+6", "Alt+7", "Alt+8", "Ctrl+F", "F3"),
    *("Ctrl+;", "Ctrl+Shift+Z", "Ctrl+B", "Ctrl+K", "F1", "F5", "F8", "Ctrl+S", "Ctrl+N"),
)
_TEXTS = (
    "",
    "มาตรการ 1\tกิจกรรม 1\t/\t\t\t/\r\nมาตรการ 2\tกิจกรรม 2\t/\t\t/",
    "ก\tข\nค",
    "\t\t\n\t\t\n",
    '"a ""b""\nc"\t=1+1\r\n@x\t-5',
    "5 ธ.ค. 66 ประชุม https://anamai.moph.go.th/a\n๑๒ เม.ย. ๖๗",
    "https://anamai.moph.go.th@example.com/\u202egpj.exe",
    "\x00\x01\x0b\u2028\u2029\ufeff\ufffe",
    "👨‍👩‍👧‍👦🇹🇭e\u0301ก้้้้" * 20,
    "ก" * LONGEST,
    "\n".join(f"กิจกรรม {number}\tกลุ่ม" for number in range(60)),
    "31 กุมภาพันธ์ 2567",
    "86,5",
    "1e400",
    "9" * 400,
)


class Hands:
    """Two hands that know nothing, on the window of a program; the same seed moves them alike."""

    def __init__(self, program: Program, random: Random) -> None:
        """Begin on a window that is open."""
        self._program = program
        self._random = random
        self._acts: tuple[tuple[int, Act], ...] = (
            (30, self._type),
            (30, self._press),
            (22, self._click),
            (10, self._trigger),
            (7, self._paste),
            (4, self._undo),
            (4, self._go),
            (3, self._wait),
            (2, self._turn),
            (1, self._resize),
        )

    def act(self) -> str:
        """Do one thing, and tell which."""
        weights = [weight for weight, _ in self._acts]
        (act,) = self._random.choices([act for _, act in self._acts], weights)
        return act()

    def close_popup(self) -> None:
        """Choose something of a menu that is open, or nothing."""
        popup = QApplication.activePopupWidget()
        if popup is None:
            return
        if isinstance(popup, QMenu) and self._random.random() < 0.5:
            chosen = [action for action in popup.actions() if self._harmless(action)]
            if chosen:
                popup.setActiveAction(self._random.choice(chosen))
                QTest.keyClick(popup, Qt.Key.Key_Return)
        if popup.isVisible():
            popup.close()

    def _focus(self) -> QWidget:
        return QApplication.focusWidget() or self._program.window

    def _type(self) -> str:
        text = "".join(self._random.choices(_LETTERS, k=self._random.randint(1, 6)))
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, ord(letter), Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(self._focus(), event)
        return f"type {text!a}"

    def _press(self) -> str:
        name = self._random.choice(_KEYS)
        QTest.keySequence(self._focus(), QKeySequence(name))
        return f"press {name}"

    def _click(self) -> str:
        window = QApplication.activeModalWidget() or self._program.window
        # Not findChildren, for which Python would learn of all there are, see ``settled.level``.
        points = (
            QPoint(self._random.randrange(window.width()), self._random.randrange(window.height()))
            for _ in range(_LOOKS)
        )
        found = (window.childAt(point) for point in points)
        widgets = list(dict.fromkeys(widget for widget in found if widget and widget.isEnabled()))
        if not widgets:
            return "click nothing"
        widget = self._random.choice(widgets)
        name = f"{type(widget).__name__} {widget.accessibleName()}"
        if widget.size().isEmpty():
            return "click nowhere"
        at = QPoint(self._random.randrange(widget.width()), self._random.randrange(widget.height()))
        if not widget.visibleRegion().contains(at) and not isinstance(widget, QAbstractButton):
            return "click beside"
        button = Qt.MouseButton.LeftButton
        if self._random.random() < 0.2:
            QTest.mouseDClick(widget, button, pos=at)
        else:
            QTest.mouseClick(widget, button, pos=at)
        return f"click {name} {at.toTuple()}"

    def _trigger(self) -> str:
        if not self._program.window.menuBar().isEnabled():
            return "trigger nothing: there is no database"
        found = self._program.window.findChildren(QAction)
        action = self._random.choice(list(filter(self._harmless, found)))
        action.trigger()
        return f"trigger {action.text()}"

    def _harmless(self, action: QAction) -> bool:
        """Whether an action is there to be used and doesn't end the window."""
        ends = action is self._program.actions.quit
        return action.isEnabled() and not action.isSeparator() and not ends and not action.menu()

    def _paste(self) -> str:
        text = self._random.choice(_TEXTS)
        QApplication.clipboard().setText(text)
        QTest.keyClick(self._focus(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return f"paste {text[:30]!a} ({len(text)})"

    def _undo(self) -> str:
        actions = self._program.actions
        if not self._program.window.menuBar().isEnabled():
            return "undo nothing: there is no database"
        times = self._random.randint(1, 2)
        action = self._random.choice((actions.undo, actions.redo))
        for _ in range(times):
            action.trigger()
        return f"{action.text()} {times} times"

    def _go(self) -> str:
        work = self._program.workspace
        assert work is not None
        if not self._program.window.menuBar().isEnabled():
            return "go nowhere: there is no database"
        known = [summary.id for summary in work.session.dossiers()]
        page = self._random.randrange(work.pages.count())
        if known:
            work.navigation.open_dossier(self._random.choice(known))
            work.navigation.open_page(page)
        return f"go to {work.session.dossier_id}, page {page}"

    def _wait(self) -> str:
        milliseconds = self._random.choice((0, 5, 40, 750))
        QTest.qWait(milliseconds)
        return f"wait {milliseconds} ms"

    def _turn(self) -> str:
        widget, middle = self._focus(), QPointF(self._focus().rect().center())
        turned = QPoint(0, self._random.choice((-240, 120)))
        none = Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(),
            turned,
            Qt.MouseButton.NoButton,
            none,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
        return "turn the wheel"

    def _resize(self) -> str:
        width, height = self._random.randint(300, 1800), self._random.randint(200, 1000)
        self._program.window.resize(width, height)
        return f"resize to {width} × {height}"


class Answers:
    """Answers questions at random, and names files of all kinds inside one folder."""

    def __init__(self, random: Random, folder: Path, inputs: tuple[Path, ...]) -> None:
        """``inputs`` are files to read, of every quality; written is only inside ``folder``."""
        self._random = random
        self._folder = folder
        self._inputs = inputs
        self.told = self.handed_over = 0

    def complain(self, sentence: str) -> None:
        """Hear a complaint, which must be one that can be read."""
        assert sentence.strip()
        assert "{" not in sentence or "}" not in sentence or len(sentence) > 200
        self.told += 1

    def confirm(self, question: str, yes: str) -> bool:
        """Say yes or no."""
        assert question.strip()
        assert yes.strip()
        return self._random.random() < 0.6

    def file_to_open(self, title: str, folder: Path, filters: str) -> Path | None:
        """A file of any kind, or none."""
        del title, folder, filters
        return self._random.choice((None, *self._inputs))

    def files_to_open(self, title: str, folder: Path, filters: str) -> tuple[Path, ...]:
        """A few files of any kind, or none."""
        del title, folder, filters
        return tuple(self._random.sample(self._inputs, self._random.randint(0, 2)))

    def file_to_save(self, title: str, suggested: Path, filters: str) -> Path | None:
        """The name that is suggested, one too long, one in a folder that is gone, or none."""
        del title, filters
        names = (suggested.name, "ก" * 102, "a.pdf/b", "x")
        return self._random.choice((None, *(self._folder / name for name in names)))

    def folder_to_fill(self, title: str, folder: Path) -> Path | None:
        """A folder, one that is gone, or none."""
        del title, folder
        return self._random.choice((None, self._folder, self._folder / "gone"))

    def set_up_printer(self, printer: QPrinter, pages: int) -> bool:
        """Print into a file, or not at all."""
        del pages
        printer.setOutputFileName(str(self._folder / "printed.pdf"))
        return self._random.random() < 0.2

    def open_path(self, path: Path) -> bool:
        """Open nothing; say that it was opened, or that the system could not."""
        del path
        return self._hand_over()

    def open_address(self, url: QUrl) -> bool:
        """Likewise."""
        del url
        return self._hand_over()

    def mail(self, file: Path, subject: str) -> bool:
        """Likewise; called in a thread."""
        del file, subject
        return self._hand_over()

    def _hand_over(self) -> bool:
        self.handed_over += 1
        return self.handed_over % 3 > 0
