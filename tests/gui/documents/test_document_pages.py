"""Each document's page writes what is typed into the tree, through its real fields and tables."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from ita_desk.contents.documents import (
    COVER_MEMO,
    KNOWLEDGE_BRIEF,
    KPI_SHEET,
    LEVEL_SUMMARY,
    MEASURE_RATIONALE,
)
from ita_desk.contents.kpi_rows import self_score
from ita_desk.contents.meetings import meetings
from ita_desk.gui.documents.forms import DOCUMENT_FORMS
from ita_desk.gui.table.column import Area
from ita_desk.model.block import block_of
from ita_desk.model.place import Place
from ita_desk.model.structure import STRUCTURE
from ita_desk.thai.digits import arabic_digits
from ita_desk.verbs import fields

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


# Every page


@pytest.mark.parametrize("form", DOCUMENT_FORMS, ids=lambda form: form.document)
def test_every_field_of_the_tree_is_on_the_page(open_sample, form):
    opened = open_sample("planning-2567-r1")
    page = opened.page(form.document)
    shown = {(field.placed.entity, field.placed.field) for field in page._fields}
    fields = STRUCTURE[form.entity].value.__bases__[0].model_fields
    own = {name for name in (*fields, *_references(form.entity)) if name != "date_text"}
    assert {name for entity, name in shown if entity == form.entity} == own


def _references(entity):
    from ita_desk.model.structure import REFERENCES

    return REFERENCES.get(entity, {})


@pytest.mark.parametrize("form", DOCUMENT_FORMS, ids=lambda form: form.document)
def test_the_pane_shows_the_document_of_the_page(planning_open, form):
    planning_open.page(form.document)
    assert planning_open.work.panels.preview().refresh._document_name == form.document
    assert planning_open.work.output._document_name == form.document
    planning_open.work.pages.show_page(0)
    assert planning_open.work.panels.preview().refresh._document_name == "round-report"


@pytest.mark.parametrize(
    ("name", "document"),
    [
        ("planning-2567-r1", LEVEL_SUMMARY),
        ("kpi-sheet-2567-r2", KPI_SHEET),
        ("measure-rationale-2565-r1", MEASURE_RATIONALE),
        ("knowledge-brief-2564-r1", KNOWLEDGE_BRIEF),
    ],
)
def test_the_tables_keep_qts_rules_while_rows_come_and_go(open_sample, name, document):
    opened = open_sample(name)
    page = opened.page(document)
    models = [part.model for part in page._lists]
    testers = [QAbstractItemModelTester(model, FATAL) for model in models]
    for model in models:
        if not model.ids:
            continue
        model.insert_below(0)
        model.duplicate(0)
        model.move(range(1), len(model.ids))
        model.remove(range(1))
    for _ in range(3 * len(models)):
        opened.undo()
    assert len(testers) == len(models)


# Cover memo


def test_the_memo_tells_of_the_meeting_that_is_chosen(planning_open, type_into):
    choice = planning_open.field(COVER_MEMO, "cover_memo", "meeting_id")
    known = meetings(planning_open.tree)
    first = next(at for at, value in enumerate(choice._values) if value == known[0].id)
    choice.setCurrentIndex(first)
    choice.activated.emit(first)
    assert planning_open.tree.cover_memo.meeting_id == known[0].id
    cause = planning_open.field(COVER_MEMO, "cover_memo", "cause")
    assert "4 ธันวาคม 2566" in cause.text()


def test_a_memo_is_written_anew_of_the_meeting_that_is_chosen(planning_open):
    writer = planning_open.page(COVER_MEMO)._specials[0]
    known = meetings(planning_open.tree)
    typed = planning_open.tree.cover_memo
    assert typed.purpose is not None
    choice = planning_open.field(COVER_MEMO, "cover_memo", "meeting_id")
    assert choice.currentText() == (
        "23 ก.พ. 67 · 14.30 - 16.30 น. · ห้องประชุมเล็กกองแผนงาน อาคาร 5 ชั้น 4 กรมอนามัย"
    )
    other = known[0]
    choice.activated.emit(1)
    planning_open.program.gateway.yes = False
    writer.button.click()
    assert planning_open.tree.cover_memo.purpose == typed.purpose
    planning_open.program.gateway.yes = True
    writer.button.click()
    assert len(planning_open.program.gateway.questions) == 2
    memo = planning_open.tree.cover_memo
    assert (memo.meeting_id, memo.subject, memo.cause, memo.purpose) == (other.id, *[None] * 3)
    planning_open.undo()
    assert planning_open.tree.cover_memo.purpose == typed.purpose


def test_without_a_dated_meeting_no_memo_can_be_written(planning_open):
    writer = planning_open.page(COVER_MEMO)._specials[0]
    assert writer.button.isEnabled()
    for meeting in meetings(planning_open.tree):
        planning_open.session.run(fields.edit_date, Place("result", meeting.id, "date"), "")
    assert not writer.button.isEnabled()
    assert "no dated meeting" in writer.state.text()


def test_a_memos_date_is_read_as_it_is_written(planning_open, type_into):
    date = planning_open.field(COVER_MEMO, "cover_memo", "date")
    assert date.text() == "5 มี.ค. 67"
    type_into(date, "๒๐ กพ ๖๗")
    assert planning_open.tree.cover_memo.date.iso() == "2024-02-20"
    type_into(date, "ปลายเดือน")
    memo = planning_open.tree.cover_memo
    assert (memo.date, memo.date_text) == (None, "ปลายเดือน")
    assert planning_open.work.navigation.go_to(Place("cover_memo", planning_open.id, "date_text"))
    assert date.hasFocus()


# Five levels


def test_typing_into_a_generated_item_keeps_the_level(planning_open):
    level_2 = planning_open.list(LEVEL_SUMMARY, "level_result", 1)
    planning_open.program.gateway.yes = True
    level_2.again_button.click()
    assert [r.level for r in planning_open.tree.level_summary.results if r.level == 2] == []
    model = level_2.model
    assert model.generated
    rows = [model.hint(row, 2) for row in range(len(model.ids))]
    assert any("กำหนดมาตรการ กลไก" in text for text in rows)
    assert model.write(0, 2, "พิมพ์เอง", "visit")
    assert model.write(0, 2, "พิมพ์เองต่อ", "visit")
    own = [r for r in planning_open.tree.level_summary.results if r.level == 2]
    assert len(own) == len(rows)
    assert own[0].text == "พิมพ์เองต่อ"
    assert not model.generated
    planning_open.undo()
    assert [r for r in planning_open.tree.level_summary.results if r.level == 2] == []
    assert model.generated


def test_what_is_no_number_is_not_kept(planning_open):
    items = planning_open.list(LEVEL_SUMMARY, "level_result", 0)
    column = items.model.column_named("score")
    assert not items.model.write(0, column, "ครึ่ง", "")
    assert planning_open.tree.level_summary.results[0].score == ""


def test_persons_are_a_count_or_nothing(planning_open, type_into):
    persons = planning_open.field(LEVEL_SUMMARY, "level_summary", "eit_persons")
    type_into(persons, "12")
    assert planning_open.tree.level_summary.eit_persons == 12
    type_into(persons, "")
    assert planning_open.tree.level_summary.eit_persons is None


def test_the_usual_items_become_the_dossiers_own_with_the_first_change(planning_open):
    items = planning_open.list(LEVEL_SUMMARY, "level_item")
    assert items.model.generated
    items.keep_button.click()
    assert len(planning_open.tree.level_items) == len(items.model.ids)
    assert not items.keep_button.isVisible()


# Indicator sheet


def test_components_are_scored_as_they_are_typed(open_sample):
    opened = open_sample("kpi-sheet-2567-r2")
    rows = opened.list(KPI_SHEET, "kpi_row")
    page = opened.page(KPI_SHEET)
    index = next(at for at, row in enumerate(opened.tree.kpi_sheet.rows) if row.code == "2.3")
    rows.view.go(index, 1)
    parts = page._lists[1]
    scores = [parts.model.shown(row, parts.model.column_named("score")) for row in range(4)]
    assert {"1.0000", "1.2000", "0.0366", "0.2216"} == set(scores)
    assert rows.model.hint(index, rows.model.column_named("self_score")) == "2.4582"
    changed = next(row for row in range(4) if scores[row] == "0.0366")
    assert parts.model.write(changed, parts.model.column_named("actual"), "๗๕", "")
    assert self_score(opened.tree.kpi_sheet.rows[index]) == "3.7216"


def test_the_own_rows_progress_is_generated_until_it_is_typed(open_sample, type_into):
    opened = open_sample("kpi-sheet-2567-r2")
    rows = opened.list(KPI_SHEET, "kpi_row")
    own = next(at for at, row in enumerate(opened.tree.kpi_sheet.rows) if row.own)
    rows.view.go(own, 1)
    progress = opened.field(KPI_SHEET, "kpi_row", "progress")
    assert progress.is_generated
    assert "จำนวน 5 ครั้ง" in progress.text()
    type_into(progress, "1. พิมพ์เอง")
    assert opened.tree.kpi_sheet.rows[own].progress == "1. พิมพ์เอง"
    other = next(at for at, row in enumerate(opened.tree.kpi_sheet.rows) if not row.own)
    rows.view.go(other, 1)
    assert progress.text() != "1. พิมพ์เอง"


def test_the_generated_rows_progress_can_be_typed_into_at_once(planning_open, qtbot):
    """Nobody has to keep the row first: typing does, in the same step."""
    progress = planning_open.field(KPI_SHEET, "kpi_row", "progress")
    made = progress.text()
    assert progress.isEnabled()
    assert progress.is_generated
    assert made.startswith("1. ")
    progress.editor.setFocus()
    progress.editor.insertPlainText("เริ่ม ")
    progress._live.commit()
    progress.editor.insertPlainText("แล้ว ")
    progress._live.commit()
    (row,) = planning_open.tree.kpi_sheet.rows
    assert (row.own, row.progress, row.remark) == (True, f"เริ่ม แล้ว {made}", None)
    assert progress.text() == row.progress
    remark = planning_open.field(KPI_SHEET, "kpi_row", "remark")
    assert (remark.is_generated, remark.placed.row) == (True, row.id)
    progress.commit()
    planning_open.undo()
    assert planning_open.tree.kpi_sheet.rows == ()
    assert (progress.text(), progress.is_generated) == (made, True)


def test_an_indicator_is_added_by_typing_beside_the_generated_row(planning_open):
    rows = planning_open.list(KPI_SHEET, "kpi_row")
    assert rows.model.generated
    assert rows.model.write(1, 1, "4.10", "")
    assert [(row.own, row.code) for row in planning_open.tree.kpi_sheet.rows] == [
        (True, ""),
        (False, "4.10"),
    ]


# Measure rationale


def test_the_chosen_measure_is_typed_beneath_the_list(planning_open, type_into):
    measures = planning_open.list(MEASURE_RATIONALE, "measure")
    measures.view.go(1, 1)
    type_into(planning_open.field(MEASURE_RATIONALE, "measure", "rationale"), "เพราะยืมไม่คืน")
    type_into(planning_open.field(MEASURE_RATIONALE, "measure", "build"), "อบรม")
    second = planning_open.tree.measures[1]
    assert (second.rationale, second.build) == ("เพราะยืมไม่คืน", "อบรม")
    assert planning_open.tree.measures[0].rationale == ""


def test_a_place_of_another_measure_chooses_it(planning_open):
    planning_open.page(MEASURE_RATIONALE)
    for measure in planning_open.tree.measures[::-1]:
        place = Place("measure", measure.id, "advocate")
        assert planning_open.work.navigation.go_to(place)
        field = planning_open.field(MEASURE_RATIONALE, "measure", "advocate")
        assert field.placed.place == place
        assert field.editor.hasFocus()


def test_oit_topics_are_linked_and_take_their_title_from_the_catalogue(planning_open):
    catalogue = planning_open.list(MEASURE_RATIONALE, "oit_topic")
    block = block_of([["O5", "ช่องทางการรับฟัง"], ["O6", "เปิดโอกาส"]])
    area = catalogue.model.paste(Area(0, 1, 0, 1), block)
    assert area == Area(0, 1, 1, 2)
    links = planning_open.list(MEASURE_RATIONALE, "oit_link")
    topics, letter = (links.model.column_named(name) for name in ("topics", "letter"))
    assert links.model.write(0, topics, "O5", "")
    assert links.model.write(0, letter, "A", "")
    (link,) = planning_open.tree.measures[0].oit_links
    assert (link.letter, link.topics, link.title) == ("A", "O5", "")
    assert links.model.hint(0, links.model.column_named("title")) == "ช่องทางการรับฟัง"


def test_table_1_begins_with_the_plan_and_is_given_back_to_it(planning_open):
    table = planning_open.list(MEASURE_RATIONALE, "plan_row")
    plan = [activity.title for activity in planning_open.tree.activities]
    assert table.model.generated
    assert [table.model.hint(row, 2) for row in range(len(plan))] == plan
    assert table.model.write(0, table.model.column_named("target"), "1 ฉบับ", "")
    rows = planning_open.tree.measure_rationale.plan_rows
    assert ([row.title for row in rows], rows[0].target) == (plan, "1 ฉบับ")
    table.again_button.click()
    assert planning_open.tree.measure_rationale.plan_rows == ()
    planning_open.undo()
    assert len(planning_open.tree.measure_rationale.plan_rows) == len(plan)


def test_the_plans_missing_activities_are_added_to_a_table_of_its_own(planning_open):
    table = planning_open.list(MEASURE_RATIONALE, "plan_row")
    table.keep_button.click()
    table.model.remove(range(3))
    assert len(planning_open.tree.measure_rationale.plan_rows) == 11
    table.seed_button.click()
    assert len(planning_open.tree.measure_rationale.plan_rows) == 14


# Knowledge brief


def test_the_computed_mean_stands_beside_the_stated_one(open_sample, type_into):
    opened = open_sample("knowledge-brief-2564-r1")
    chart = opened.page(KNOWLEDGE_BRIEF)._specials[0]
    assert "91.61" in chart.mean.text()
    assert "92.51" in chart.mean.text()
    assert chart.lowest.text().startswith("Lowest first: 1. การใช้ทรัพย์สินของราชการ 87.99")
    type_into(opened.field(KNOWLEDGE_BRIEF, "knowledge_brief", "overall"), "๙๑.๖๑")
    assert opened.tree.knowledge_brief.overall == "91.61"
    assert "differs" not in chart.mean.text()


def test_a_number_that_ends_in_its_point_is_kept_whole_when_left(planning_open, type_into):
    score = planning_open.field(KNOWLEDGE_BRIEF, "knowledge_brief", "score_1")
    type_into(score, "90.")
    assert planning_open.tree.knowledge_brief.score_1 == "90"


def test_the_chart_is_drawn_with_a_bar_for_each_score(open_sample):
    opened = open_sample("knowledge-brief-2564-r1")
    bars = opened.page(KNOWLEDGE_BRIEF)._specials[0].bars
    bars.resize(600, bars.sizeHint().height())
    image = bars.grab().toImage()
    accent = bars.palette().color(bars.palette().ColorRole.Accent)
    row = image.height() * 0.6 / image.devicePixelRatio()
    full = image.pixelColor(round(600 * 0.165), round(row))
    assert full.name() == accent.name()
    assert "87.99" in bars.accessibleDescription()


def test_months_are_ticked_in_the_grid_and_those_outside_the_round_shaded(open_sample):
    opened = open_sample("knowledge-brief-2564-r1")
    grid = opened.page(KNOWLEDGE_BRIEF)._specials[1]
    months = [column.heading for column in grid.model.columns[3:]]
    assert (months[0], months[-1], len(months)) == ("ต.ค.", "ก.ย.", 12)
    september = len(grid.model.columns) - 1
    assert grid.model.outside(september)
    assert not grid.model.outside(3 + months.index("มิ.ย."))
    before = opened.tree.activities[0].months
    grid.model.tick(Area(0, september, 0, september))
    assert set(opened.tree.activities[0].months) == {*before, 9}
    grid.model.tick(Area(0, september, 0, september))
    assert opened.tree.activities[0].months == before
    opened.undo()
    assert 9 in opened.tree.activities[0].months


def test_the_month_grid_keeps_qts_rules(open_sample):
    opened = open_sample("knowledge-brief-2564-r1")
    model = opened.page(KNOWLEDGE_BRIEF)._specials[1].model
    tester = QAbstractItemModelTester(model, FATAL)
    opened.session.run(_add_activity, opened.id)
    assert len(model.ids) == len(opened.tree.activities)
    assert tester.model() is model


def _add_activity(store, dossier_id):
    from ita_desk.verbs import rows

    return rows.add(store, "activity", dossier_id)


def test_a_months_place_is_gone_to_in_the_brief(open_sample):
    opened = open_sample("knowledge-brief-2564-r1")
    opened.page(COVER_MEMO)
    place = Place("activity", opened.tree.activities[1].id, "months")
    assert opened.work.navigation.go_to(place)
    assert opened.work.pages.document == KNOWLEDGE_BRIEF


@pytest.mark.parametrize("typed", ["86,5", "8,65", "1,00", "๘๖,๕"])
def test_a_decimal_comma_is_never_a_hundredfold(planning_open, type_into, typed):
    score = planning_open.field(KNOWLEDGE_BRIEF, "knowledge_brief", "score_1")
    for key in typed:
        score.setFocus()
        score.insert(key)
        score.textEdited.emit(score.text())
    score.commit()
    assert planning_open.tree.knowledge_brief.score_1 == ""
    assert score.text() == arabic_digits(typed)
    (sentence,) = planning_open.program.gateway.complaints
    assert "after a point" in sentence
    type_into(score, "1,234.5")
    assert planning_open.tree.knowledge_brief.score_1 == "1234.5"
