"""Help on every field: what stands there, a good example, and which form or rule it comes from."""

from typing import get_args

import pytest
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit

from ita_desk import bundle
from ita_desk.gui.form.text_field import TextField
from ita_desk.gui.help.asked_field import asked_field
from ita_desk.gui.help.help_texts import HelpTexts
from ita_desk.gui.table.column import CellKind
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.model.place import Entity, Place
from ita_desk.model.structure import REFERENCES, STRUCTURE
from ita_desk.storage.tables import fields_of

_NOT_TYPED = {"key", "own", "practice"}
FIELDS = [
    (entity, field)
    for entity in ("dossier", *STRUCTURE)
    if entity not in ("leftover", "table_widths")
    for field in (*fields_of(entity).model_fields, *REFERENCES.get(entity, {}))
    if field not in _NOT_TYPED
]
ENTERED = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, QCheckBox)


@pytest.fixture(scope="module")
def texts():
    return HelpTexts(bundle.resources() / "help" / "th.json")


def is_whole(text):
    return bool(text.title and text.text and text.examples and text.source)


@pytest.mark.parametrize(
    ("entity", "field"), [*FIELDS, ("office", "holidays"), ("wording", "text")]
)
def test_each_field_has_all_three_sentences_of_its_own(texts, entity, field):
    text = texts.about(f"{entity}.{field}")
    assert is_whole(text)
    assert text != texts.about(entity)


def test_where_fields_are_usually_filled_wrongly_it_says_how_not_and_why(texts):
    wrong = {name for name in texts.names if texts.about(name).wrong}
    assert {
        "unit.name",
        "unit.document_prefix",
        "indicator.code",
        "person.name",
        "activity.title",
        "activity.quantity",
        "activity.budget",
        "activity.level_item",
        "result.date",
        "result.text",
        "evidence.url",
        "cover_memo.number",
        "cover_memo.date",
        "level_result.score",
        "oit_link.topics",
        "kpi_row.progress",
        "table_widths",
    } <= wrong
    for name in wrong:
        assert all(example and why for example, why in texts.about(name).wrong)


def test_no_field_means_the_program(texts):
    assert texts.about("").title == "เริ่มใช้งาน"
    assert texts.about("nothing.known").title == "เริ่มใช้งาน"


def test_every_text_belongs_to_something(texts):
    own = {"program", "*", "start", "search", "replace", "plan", "review", "backups", "output"}
    assert {name.split(".")[0] for name in texts.names} <= {*own, "page", *get_args(Entity)}


def unexplained(texts, root):
    """Names of what can be entered below a widget and has no whole help."""
    found = []
    for kind in ENTERED:
        for widget in root.findChildren(kind):
            inside = isinstance(widget.parentWidget(), (QComboBox, QAbstractSpinBox))
            if not inside and not is_whole(texts.about(asked_field(widget))):
                found.append((type(widget).__name__, widget.accessibleName(), asked_field(widget)))
    for view in root.findChildren(SheetView):
        for row in {0, view.sheet.rowCount() - 1}:
            for column, spec in enumerate(view.sheet.columns):
                if spec.kind is CellKind.COMPUTED or view.sheet.table() is None:
                    continue
                view.go(row, column, scroll=False)
                if not is_whole(texts.about(asked_field(view))):
                    found.append((view.accessibleName(), spec.heading, asked_field(view)))
    return found


def test_every_field_column_and_panel_of_the_window_has_all_three(example, texts):
    work = example.workspace
    for position in range(len(work.pages.specs)):
        work.navigation.open_page(position)
        assert unexplained(texts, work.pages.page(position)) == []
    work.navigation.show_start()
    assert unexplained(texts, work.start()) == []
    for panel in (work.panels.replace, work.panels.leftovers, work.panels.preview):
        assert unexplained(texts, panel()) == []
    assert unexplained(texts, work.old_forms.review()) == []
    work.safety.show_backups()
    backups = work.frame.centre.currentWidget()
    assert unexplained(texts, backups) == []
    assert is_whole(texts.about(asked_field(backups)))
    assert unexplained(texts, work.frame) == []
    assert is_whole(texts.about(asked_field(example.window.search_field)))


def test_the_widths_of_columns_have_all_three(texts, qtbot):
    from ita_desk.gui.page_pane.widths_panel import WidthsPanel

    panel = WidthsPanel(str)
    qtbot.addWidget(panel)
    panel._make_fields(["มาตรการ/แนวทาง"])
    assert panel.fields
    assert unexplained(texts, panel) == []


def test_the_field_with_the_keyboard_is_told_also_in_the_empty_row(example):
    work = example.workspace
    view = work.pages.front.plan_view
    view.setFocus()
    title = next(at for at, one in enumerate(view.sheet.columns) if one.name == "title")
    view.go(view.sheet.rowCount() - 1, title)
    example.actions.help.trigger()
    assert work.panels.help().shown.title == "แผน/โครงการ/กิจกรรม"


def test_a_text_field_is_named_by_its_field(example):
    work = example.workspace
    assert work.navigation.go_to(Place("cover_memo", work.session.dossier_id, "cause"))
    field = next(one for one in work.pages.front.findChildren(TextField) if one.editor.hasFocus())
    assert asked_field(field.editor) == "cover_memo.cause"
