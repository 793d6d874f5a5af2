"""A field whose row is taken away while it has the keyboard writes nothing and fails nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ita_desk.gui.form.line_field import LineField

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifier)


def people(program):
    return program.workspace.session.dossier(program.workspace.session.dossier_id).people


def test_a_person_is_undone_from_another_page(example, qtbot):
    before = people(example)
    example.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(qtbot, Qt.Key.Key_4, ALT)
    example.workspace.pages.front.add_button.click()
    assert isinstance(QApplication.focusWidget(), LineField)
    press(qtbot, Qt.Key.Key_1, ALT)
    press(qtbot, Qt.Key.Key_Z, CONTROL)
    QApplication.processEvents()
    assert people(example) == before


def test_what_is_typed_into_a_person_that_goes_is_not_written(example, qtbot):
    before = people(example)
    example.window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(qtbot, Qt.Key.Key_4, ALT)
    example.workspace.pages.front.add_button.click()
    QApplication.focusWidget().insert("สมชาย")
    example.actions.undo.trigger()
    QApplication.processEvents()
    assert people(example) == before
    assert not example.gateway.complaints


def test_a_field_that_still_has_its_row_writes_nothing_when_the_database_is_closed(example, qtbot):
    work = example.workspace
    work.pages.show_page(work.pages.position_of("level-summary"))
    line = work.pages.front.findChildren(LineField)[0]
    work.pages.show_page(0)
    example._leave_database()
    assert line.placed.row is not None
    qtbot.keyClicks(line, "a")
    assert not line.text().endswith("a")
    line.setText("ยังไม่ได้เก็บ")
    assert not line.commit()
    example.window.close()
    assert line.text() == "ยังไม่ได้เก็บ"
    assert not example.gateway.complaints
