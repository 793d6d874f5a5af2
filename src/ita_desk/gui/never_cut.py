"""To say of a word that no line's end may cut it: in the pages, and in the field being typed in."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget

from ita_desk.gui.window.session import Session
from ita_desk.thai.cut_words import LONGEST_WORD, word_at, words_over
from ita_desk.verbs.whole_words import keep_whole


def cut_words_menu(session: Session, line: str, follower: str, parent: QWidget) -> QMenu:
    """The words that the end of a printed line may have cut, each one click away."""
    menu = QMenu(parent)
    for word in words_over(line, follower):
        sentence = session.translate("Never cut “{word}” at a line's end").format(word=word)
        menu.addAction(sentence.replace("&", "&&")).setData(word)

    def keep(action: QAction) -> None:
        never_cut(session, str(action.data()))

    menu.triggered.connect(keep)
    if menu.isEmpty():
        menu.addAction(session.translate("No word is cut at the end of this line")).setEnabled(
            False
        )
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def word_is_chosen() -> bool:
    """Whether a word is selected in the field with the keyboard, or stands at its caret."""
    return bool(_chosen(QApplication.focusWidget()).split())


def never_cut_in_field(session: Session) -> None:
    """The same for what is selected in the field with the keyboard, or the word at its caret."""
    word = " ".join(_chosen(QApplication.focusWidget()).split())
    if not word:
        session.gateway.complain(session.translate("Select the word in its field first."))
    elif len(word) > LONGEST_WORD:
        sentence = session.translate("A word that is kept whole has {number} letters at most.")
        session.gateway.complain(sentence.format(number=LONGEST_WORD))
    else:
        never_cut(session, word)


def never_cut(session: Session, word: str) -> None:
    """Keep a word whole from now on, and say where that can be taken back."""
    if session.attempt(keep_whole, word) is not None:
        sentence = session.translate("“{word}” is cut no more; the list is on the page Office.")
        session.tell(sentence.format(word=word))


def _chosen(field: QWidget | None) -> str:
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        selected = cursor.selectedText()
        return selected or word_at(cursor.block().text(), cursor.positionInBlock())
    if isinstance(field, QLineEdit):
        return field.selectedText() or word_at(field.text(), field.cursorPosition())
    return ""
