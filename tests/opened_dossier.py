"""A dossier that is open in the window, and a clerk's typing into the fields of its pages."""

from PySide6.QtWidgets import QApplication

from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.verbs import dossiers


class Opened:
    """A dossier open in the window, with short ways to its pages and their fields."""

    def __init__(self, program, dossier_id):
        self.program = program
        self.work = program.workspace
        self.session = self.work.session
        self.id = dossier_id
        self.work.navigation.open_dossier(dossier_id)

    @property
    def tree(self):
        """The dossier as it is now."""
        return self.session.dossier(self.id)

    def page(self, document):
        """Bring a document's page to the front."""
        specs = self.work.pages.specs
        position = next(
            at for at, spec in enumerate(specs) if spec.is_document and spec.document == document
        )
        self.work.pages.show_page(position)
        QApplication.processEvents()
        return self.work.pages.front

    def field(self, document, entity, name):
        """A field of a document's page."""
        page = self.page(document)
        return next(
            field
            for field in page._fields
            if (field.placed.entity, field.placed.field) == (entity, name)
        )

    def list(self, document, entity, number=0):
        """A list of a document's page."""
        page = self.page(document)
        return [part for part in page._lists if part._spec.entity == entity][number]

    def undo(self):
        """Undo the newest step."""
        self.program.actions.undo.trigger()


def open_file(program, path):
    """Bring a dossier file in and open it."""
    tree = read_dossier_path(path)
    session = program.workspace.session
    return Opened(program, dossiers.added_ids(session.run(dossiers.add, [tree]))[0])


def type_into(field, text):
    """Replace the text of an editor as a clerk does, and leave it."""
    editor = getattr(field, "editor", field)
    editor.setFocus()
    editor.selectAll()
    if hasattr(editor, "insertPlainText"):
        editor.insertPlainText(text)
    else:
        editor.insert(text)
        editor.textEdited.emit(editor.text())
    field.commit()
