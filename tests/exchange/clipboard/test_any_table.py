"""Any block of any table, through each format, into an empty dossier."""

import pytest
from dossier_strategies import marks, texts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desk.exchange.clipboard.formats import Clip, block_of, clip_of
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.model.structure import STRUCTURE
from ita_desk.model.tree import Dossier
from ita_desk.storage.store import Store
from ita_desk.storage.tables import fields_of
from ita_desk.storage.transaction import InvalidValue
from ita_desk.verbs import dossiers, grid, rows
from ita_desk.verbs.plan_table import MARK_COLUMNS, PLAN_COLUMNS, PlanTable
from ita_desk.verbs.result_table import ResultTable
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


@settings(deadline=None, max_examples=6, suppress_health_check=[HealthCheck.too_slow])
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


TEXTS = {
    "activity": "responsible",
    "result": "text",
    "plan_row": "title",
    "level_result": "bullets",
}
plain = st.text("กขคa1 '\"=+-@\t\n", max_size=8)


@settings(deadline=None, max_examples=6)
@given(st.lists(plain, min_size=1, max_size=3), st.sampled_from([HTML, PLAIN]))
def test_texts_of_any_table_come_through_html_and_plain_text(store, said, form):
    for entity, name in TEXTS.items():
        columns = (name,)
        number, source = empty_table(store, entity, columns)
        for text in said:
            grid.write(store, source, None, name, text)
        block = copied(store, number, entity, columns)
        number, target = empty_table(store, entity, columns)
        read = block_of(form(clip_of(block)))
        grid.paste(store, target, read, ids=[], left=name)
        if read.rows:
            assert copied(store, number, entity, columns) == block


def copied(store, dossier_id, entity, columns):
    table = table_of(store, dossier_id, entity, columns)
    return grid.copy(table, list(table.rows), columns)


def test_a_value_that_no_field_can_hold_is_refused_and_nothing_is_written(store):
    number, table = empty_table(store, "activity", PLAN_COLUMNS)
    told = clip_of(grid.copy(table, [], PLAN_COLUMNS)).own.replace(
        b'"rows": []', '"rows": [[["ก", "mark", {"x": 1}, false]]]'.encode()
    )
    block = block_of(Clip(own=told))
    with pytest.raises(InvalidValue):
        grid.paste(store, table, block, ids=[], left="quantity")
    assert store.load(number).activities == ()
