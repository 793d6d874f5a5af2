"""Any block of any table, through each format, into an empty dossier."""

from typing import Literal, get_args, get_origin

import pytest
from dossier_strategies import marks, texts
from examples import LONG
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.exchange.clipboard.formats import Clip, block_of, clip_of
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.block import Block, Cell
from ita_desk.model.mark import Mark
from ita_desk.model.rules import BrokenRule, checked_value, plain_type
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import dossiers, grid, rows
from ita_desk.verbs.plan_table import MARK_COLUMNS, PLAN_COLUMNS, PlanTable
from ita_desk.verbs.result_table import RESULT_COLUMNS, ResultTable
from ita_desk.verbs.tables import EntityTable
from ita_desk.verbs.whole_rows import whole

LISTS = ("measure", "level_item", "level_result", "kpi_row", "plan_row", "measure_row", "oit_topic")
SAMPLES = (
    "planning-2567-r1",
    "kpi-sheet-2567-r2",
    "measure-rationale-2565-r1",
    "knowledge-brief-2564-r1",
)
OWN, HTML, PLAIN = (
    lambda clip: Clip(own=clip.own),
    lambda clip: Clip(html=clip.html),
    lambda clip: Clip(text=clip.text),
)


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("any") / "office.sqlite3", write=True) as store:
        yield store


def tables(dossier):
    """Every table of a dossier that has rows."""
    yield PlanTable(dossier)
    for activity in dossier.activities:
        yield ResultTable(activity)
    for entity in LISTS:
        part = STRUCTURE[entity]
        owner = dossier if part.owner == "dossier" else getattr(dossier, part.owner)
        own = getattr(owner, part.attribute)
        columns = [name for name in fields_of(entity).model_fields if name not in ("key", "own")]
        yield EntityTable(entity, dossier.id, columns, {one.id: one for one in own})


def empty_table(store, entity, columns):
    """The dossier, and a table of it in which nothing stands."""
    empty = Dossier(id=1, fiscal_year=2567, round=1)
    (dossier_id,) = dossiers.added_ids(dossiers.add(store, [empty]))
    if entity == "result":
        rows.add(store, "activity", dossier_id)
    return dossier_id, table_of(store, dossier_id, entity, columns)


def table_of(store, dossier_id, entity, columns):
    """A table of a dossier with the rows that it has now."""
    dossier = store.load(dossier_id)
    if entity == "activity":
        return PlanTable(dossier)
    if entity == "result":
        return ResultTable(dossier.activities[0])
    part = STRUCTURE[entity]
    owner = dossier if part.owner == "dossier" else getattr(dossier, part.owner)
    own = {one.id: one for one in getattr(owner, part.attribute)}
    new = {"level": 1} if entity == "level_result" else {}
    return EntityTable(entity, dossier_id, columns, own, new=new)


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_of_any_row_comes_through_the_own_format(store, samples_folder, sample):
    tree = read_dossier_path(samples_folder / f"{sample}.json")
    (source_id,) = dossiers.added_ids(dossiers.add(store, [tree]))
    for table in tables(store.load(source_id)):
        all_of_it_comes_back(store, table)


@settings(max_examples=200 if LONG else 6)
@given(st.lists(texts, min_size=12, max_size=12), st.lists(marks, min_size=6, max_size=6))
def test_any_texts_and_marks_come_through_the_own_format(store, said, marked):
    number, _ = empty_table(store, "activity", PLAN_COLUMNS)
    names = [name for name in PLAN_COLUMNS if name in MARK_COLUMNS]
    held = dict(zip(names, marked, strict=True)) | {"title": said[0], "responsible": said[1]}
    activity = rows.add(store, "activity", number, **held, budget=said[2]).focus.id
    held = {"text": said[3], "place": said[4], "date_text": said[5], "public": False}
    result = rows.add(store, "result", activity, **held, level_item=said[6]).focus.id
    rows.add(store, "evidence", result, url=said[7], title=said[8])
    dossier = store.load(number)
    all_of_it_comes_back(store, PlanTable(dossier))
    all_of_it_comes_back(store, ResultTable(dossier.activities[0]))


def all_of_it_comes_back(store, table):
    ids = list(table.rows)
    if ids:
        block = block_of(OWN(clip_of(grid.copy(table, ids, table.columns, whole=True))))
        number, target = empty_table(store, table.entity, table.columns)
        grid.paste(store, target, block, ids=[], left=table.columns[0])
        pasted = table_of(store, number, table.entity, table.columns)
        came, went = (
            [whole(one.entity, row) for row in one.rows.values()] for one in (pasted, table)
        )
        assert came == went


plain = st.text("กขคa1 '\"=+-@\t\n\xa0", max_size=8)
ONE_OF = {
    ("activity", "measure"): ["มาตรการ ก", "มาตรการ\nข", "1) ค"],
    ("activity", "results"): [
        "",
        "ครั้งที่ 1 วันที่ 4 ธันวาคม 2566\nhttps://a.go.th/1",
        "- ประชุม\n- จัดทำ https://a.go.th/2",
    ],
    ("activity", "budget"): ["-", "1,000", "ไม่ใช้งบประมาณ", "12.50"],
    ("result", "date"): ["", "4 ธันวาคม 2566", "ธันวาคม 2566", "เร็ว ๆ นี้"],
    ("result", "time"): ["", "14.30 น.", "09.00 - 12.00 น."],
    ("result", "links"): ["", "https://a.go.th/1", "ชื่อ https://a.go.th/1\nhttps://b.go.th/2"],
}
"""What stands in columns that don't take any text."""
KINDS = {bool: ["✓", ""], int: ["1", "3", "5"], Mark: ["", "✓", "✓ 28 ธ.ค. 66", "ต.ค.66", '"ก"\n2']}


def typed_into(entity, column):
    """What a clerk types into a column."""
    if (entity, column) in ONE_OF:
        return st.sampled_from(ONE_OF[entity, column])
    kind = plain_type(fields_of(entity), column)
    if get_origin(kind) is Literal:
        return st.sampled_from([str(one) for one in get_args(kind)])
    if kind in KINDS:
        return st.sampled_from(KINDS[kind])
    return st.sampled_from(["", "4.5", "86"]) if is_number(entity, column) else plain


def is_number(entity, column):
    try:
        checked_value(fields_of(entity), column, "ก")
    except BrokenRule:
        return True
    return False


@st.composite
def filled(draw, entity, columns):
    """Rows of a table as texts, and a rectangle of them: rows and columns, from and to."""
    row = st.tuples(*(typed_into(entity, column) for column in columns))
    rows = draw(st.lists(row, min_size=1, max_size=3))
    across = sorted(draw(st.tuples(*[st.integers(0, len(columns) - 1)] * 2)))
    down = sorted(draw(st.tuples(*[st.integers(0, len(rows) - 1)] * 2)))
    return rows, slice(down[0], down[1] + 1), columns[across[0] : across[1] + 1]


COLUMNS = {"activity": PLAN_COLUMNS, "result": RESULT_COLUMNS} | {
    entity: tuple(name for name in fields_of(entity).model_fields if name not in ("key", "own"))
    for entity in LISTS
}


@pytest.mark.parametrize("form", [OWN, HTML, PLAIN], ids=["own", "html", "plain"])
@pytest.mark.parametrize("entity", COLUMNS)
@settings(max_examples=200 if LONG else 4)
@given(data=st.data())
def test_any_block_of_any_table_comes_through_each_format(store, entity, form, data):
    columns = COLUMNS[entity]
    rows_said, chosen, across = data.draw(filled(entity, columns))
    number, source = empty_table(store, entity, columns)
    said = Block(tuple(tuple(map(Cell, row)) for row in rows_said), own=True, tabular=True)
    grid.paste(store, source, said, ids=[], left=columns[0])
    source = table_of(store, number, entity, columns)
    block = grid.copy(source, list(source.rows)[chosen], across)
    read = block_of(form(clip_of(block)))
    number, target = empty_table(store, entity, columns)
    grid.paste(store, target, read, ids=[], left=across[0])
    pasted = table_of(store, number, entity, columns)
    came = grid.copy(pasted, list(pasted.rows), across)
    wanted = [[cell.text for cell in row] for row in block.rows]
    if not read.rows:  # a single blank cell is no text at all
        assert not any(map(any, wanted))
    else:
        assert [[cell.text for cell in row] for row in came.rows] == wanted
    if form is OWN and read.rows:
        assert [[cell.value for cell in row] for row in came.rows] == [
            [cell.value for cell in row] for row in block.rows
        ]


def test_a_value_that_no_field_can_hold_is_refused_and_nothing_is_written(store):
    number, table = empty_table(store, "activity", PLAN_COLUMNS)
    told = clip_of(grid.copy(table, [], PLAN_COLUMNS)).own.replace(
        b'"rows": []', '"rows": [[["ก", "mark", {"x": 1}, false]]]'.encode()
    )
    block = block_of(Clip(own=told))
    with pytest.raises(InvalidValue):
        grid.paste(store, table, block, ids=[], left="quantity")
    assert store.load(number).activities == ()


@pytest.mark.parametrize("form", [OWN, HTML, PLAIN], ids=["own", "html", "plain"])
def test_results_keep_their_numbers_in_another_activity(store, form):
    """A cell of results says ครั้งที่ as well when only it is pasted, and as nothing where none is."""
    number, table = empty_table(store, "activity", PLAN_COLUMNS)
    grid.write(store, table, None, "results", "ครั้งที่ 1 วันที่ 4 ธ.ค. 66")
    table = table_of(store, number, "activity", PLAN_COLUMNS)
    grid.write(store, table, None, "results", "วันที่ 5 ธ.ค. 66")
    table = table_of(store, number, "activity", PLAN_COLUMNS)
    counted, plainly = table.rows
    for taken, into in ((counted, plainly), (plainly, counted)):
        said = grid.copy(table, [taken], ["results"])
        grid.paste(store, table, block_of(form(clip_of(said))), ids=[into], left="results")
        pasted = table_of(store, number, "activity", PLAN_COLUMNS)
        if form is OWN or taken == counted:
            assert pasted.cell(into, "results").text == table.cell(taken, "results").text


def test_a_cell_of_results_that_holds_no_such_thing_is_refused(store):
    number, table = empty_table(store, "activity", PLAN_COLUMNS)
    for value in (None, 5, ["x"], {"counted": "ก", "results": [{"text": "ข"}]}):
        block = Block(((Cell("ค", "results", value),),), own=True, tabular=True)
        with pytest.raises(InvalidValue):
            grid.paste(store, table, block, ids=[], left="results")
        assert store.load(number).activities == ()
