"""What Qt draws itself speaks the language of the program: each of its dialogs and menus."""

import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from program_fixtures import app_translation
from PySide6.QtCore import QCoreApplication, QSize, Qt, QTranslator
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from ita_desk.gui import gateway
from ita_desk.gui.qt_words import TEXTS, QtWords

LEFT_AS_IT_IS = {
    "QShortcut": "keys are called what stands on them",
    "QPageSize": "names of paper",
    "QGuiApplication": "the direction of the language",
}
NOT_SHOWN = {"Form", "...", "Alt+Left", "Alt+Right", "Alt+Up"}
"""Titles of parts that have none on the screen, a sign, and keys."""
FIGURES = re.compile(r"[\d ()x]+")
ENGLISH = re.compile(r"[A-Za-z]{3,}")
NAMES = re.compile(r"PDF|Unicode|CUPS|/\S*|\w+\.\w+|A\d|\bqt_\w+|Enter")
Mode = QFileDialog.FileMode


class Heard(QTranslator):
    """Is asked after the program's words: keeps what those have no word for."""

    def __init__(self, parent):
        super().__init__(parent)
        self.missing = set()
        self.asked = 0

    def isEmpty(self):  # noqa: N802
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        self.asked += 1
        known = not source or source in NOT_SHOWN or FIGURES.fullmatch(source)
        if context not in LEFT_AS_IT_IS and not known:
            self.missing.add((context, source))


@pytest.fixture
def heard(qapp):
    listener, words = Heard(qapp), QtWords(app_translation, qapp)
    qapp.installTranslator(listener)
    qapp.installTranslator(words)
    yield listener
    qapp.removeTranslator(words)
    qapp.removeTranslator(listener)
    assert listener.missing == set()


@pytest.fixture
def spoken(qapp):
    """The program's words alone: the dialog for files asks from threads, which Python holds up."""
    words = QtWords(app_translation, qapp)
    qapp.installTranslator(words)
    yield words
    qapp.removeTranslator(words)


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    return window


def words_of(window):
    """All texts that stand in a window, or that it says to a screen reader."""
    for widget in (window, *window.findChildren(QWidget)):
        yield widget.windowTitle()
        yield widget.accessibleName()
        yield widget.toolTip()
        if isinstance(widget, QAbstractButton | QLabel):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            columns = range(widget.model().columnCount())
            yield from (
                str(widget.model().headerData(at, Qt.Orientation.Horizontal)) for at in columns
            )
    yield from (action.text() for action in window.findChildren(QAction))


def english(window):
    """What is said in English; a path is whatever it is called."""
    said = {text for text in words_of(window) if not Path(text).is_absolute()}
    return {text for text in said if ENGLISH.search(NAMES.sub("", text))}


@pytest.mark.parametrize(
    "mode", [Mode.ExistingFile, Mode.ExistingFiles, Mode.AnyFile, Mode.Directory]
)
def test_the_dialog_for_files(spoken, parent, tmp_path, mode, qtbot):
    (tmp_path / "one").mkdir()
    (tmp_path / "two.ita").write_text("x", encoding="utf-8")
    at = tmp_path / "new.ita" if mode is Mode.AnyFile else tmp_path
    dialog = gateway.file_dialog(parent, "เลือกไฟล์", at, "ทุกไฟล์ (*)", mode)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.findChild(QAbstractItemView, "listView").model().rowCount() > 0)
    dialog.selectFile(str(tmp_path / "two.ita"))
    tree = dialog.findChild(QAbstractItemView, "treeView")
    top = tree.rootIndex()
    for row in range(tree.model().rowCount(top)):
        for column in range(tree.model().columnCount(top)):
            tree.model().index(row, column, top).data()
    assert english(dialog) <= {"tmp", "Computer"}
    dialog.close()


@pytest.mark.parametrize("screen", [QSize(683, 384), QSize(455, 256), QSize(1366, 768)])
@pytest.mark.parametrize("mode", [Mode.ExistingFiles, Mode.AnyFile, Mode.Directory])
def test_the_dialog_for_files_fits_on_the_screen(parent, tmp_path, monkeypatch, mode, screen):
    monkeypatch.setattr(parent, "screen", lambda: SimpleNamespace(availableSize=lambda: screen))
    dialog = gateway.file_dialog(parent, "x", tmp_path / "a.ita", "*", mode)
    dialog.show()
    assert dialog.height() <= screen.height() - 30
    assert dialog.width() <= screen.width()
    dialog.close()


@pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="the system shows its own dialog, and waits in it"
)
def test_the_dialog_of_printers_with_all_its_options(heard, parent):
    printer = QPrinter()
    dialog = gateway.print_dialog(parent, printer, 5)
    dialog.show()
    for button in dialog.findChildren(QPushButton):
        if "ตัวเลือก" in button.text():
            button.click()
    assert english(dialog) <= NOT_SHOWN
    dialog.close()


def test_boxes_with_a_sentence_and_buttons(heard, parent):
    box = QMessageBox(parent)
    every = QMessageBox.StandardButton
    box.setStandardButtons(
        every.Ok | every.Cancel | every.Yes | every.No | every.Save | every.Discard | every.Close
    )
    box.setDetailedText("ก")
    buttons = QDialogButtonBox(parent)
    one = QDialogButtonBox.StandardButton
    for button in (one.Apply, one.Reset, one.Help, one.Retry, one.Ignore, one.Abort, one.Open):
        buttons.addButton(button)
    assert not english(box)
    assert not english(buttons)


def test_the_menus_of_fields_and_scroll_bars(heard, parent, qtbot):
    for field in (QLineEdit("ก"), QPlainTextEdit("ก"), QTextEdit("ก")):
        qtbot.addWidget(field)
        menu = field.createStandardContextMenu()
        texts = [action.text().split("\t")[0] for action in menu.actions()]
        assert len(texts) > 5
        assert not [text for text in texts if ENGLISH.search(NAMES.sub("", text))]
        menu.deleteLater()


def test_names_of_keys_are_left_alone(heard, qapp):
    for keys in ("Ctrl+Return", "Ctrl+Enter", "Alt+Left", "Shift+Del", "Ctrl+Up"):
        sequence = QKeySequence(keys)
        assert sequence.toString(QKeySequence.SequenceFormat.PortableText) == keys
        assert sequence.toString(QKeySequence.SequenceFormat.NativeText) == keys


def test_the_program_speaks_so_from_the_first_picture_on(start):
    program = start(english=False)
    field = program.window.search_field
    menu = field.createStandardContextMenu()
    assert any("คัดลอก" in action.text() for action in menu.actions())
    menu.deleteLater()
    program.close()
    menu = field.createStandardContextMenu()
    assert any("Copy" in action.text() for action in menu.actions())
    menu.deleteLater()


def test_every_text_is_found_in_the_catalogue_that_qt_reads(heard):
    for text in TEXTS:
        assert QCoreApplication.translate("QDialog", text) == app_translation(text)
        assert QCoreApplication.translate("QDialog", text, "a comment") == app_translation(text)


def test_a_text_that_is_not_in_the_catalogue_is_left_alone(qapp):
    words = QtWords(app_translation, qapp)
    qapp.installTranslator(words)
    assert QCoreApplication.translate("QDialog", "Nobody says this") == "Nobody says this"
    assert QCoreApplication.translate("QDialog", "") == ""
    qapp.removeTranslator(words)
