"""Dossier files and old forms can be dropped onto the window."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from ita_desk.gui.dossiers.dossier_acts import DroppedFiles, dossier_files


def dragged(*addresses):
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_only_dossier_files_of_this_computer_are_taken(tmp_path):
    file = tmp_path / "แฟ้ม.JSON"
    data = dragged(
        QUrl.fromLocalFile(str(file)).toString(), "https://example.com/x.json", "file:///x.pdf"
    )
    assert dossier_files(data) == (file,)


def test_old_forms_are_taken_by_their_names(tmp_path):
    form, letter = tmp_path / "ปีก่อน.DOCX", tmp_path / "x.pdf"
    data = dragged(*(QUrl.fromLocalFile(str(one)).toString() for one in (form, letter)))
    assert dossier_files(data) == (form,)


def test_a_drop_onto_the_window_is_told(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    files = DroppedFiles(window)
    data = dragged(QUrl.fromLocalFile(str(tmp_path / "a.json")).toString())
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    with qtbot.waitSignal(files.dropped) as told:
        assert files.eventFilter(window, event)
    assert event.isAccepted()
    assert told.args == [(Path(tmp_path / "a.json"),)]
