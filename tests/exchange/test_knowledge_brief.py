"""The knowledge brief in a dossier file: its keys, and what is refused there."""

import json

import pytest

from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.exchange.faults import DossierFileFault
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


def test_generated_texts_are_left_out_and_come_back_generated(brief_sample):
    brief = json.loads(write_dossier(brief_sample))["knowledge_brief"]
    assert "title" not in brief
    assert "plan_caption" not in brief
    again = read_dossier(write_dossier(brief_sample)).knowledge_brief
    assert (again.title, again.plan_caption) == (None, None)
    assert again.next_target == "92.50"


def test_a_text_typed_empty_is_not_the_same_as_a_generated_one(brief_sample):
    brief = brief_sample.knowledge_brief.changed({"steps": ""})
    tree = brief_sample.changed({"knowledge_brief": brief})
    assert read_dossier(write_dossier(tree)).knowledge_brief.steps == ""


def test_the_database_gives_the_file_back_to_the_byte(brief_sample, tmp_path):
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        (number,) = dossiers.added_ids(dossiers.add(store, [brief_sample]))
        assert write_dossier(store.load(number)) == write_dossier(brief_sample)


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("score_6", "90", "knowledge_brief.score_6"),
        ("score_1", 90, "knowledge_brief.score_1"),
        ("score_1", "๙๐", "knowledge_brief.score_1"),
        ("target", "ร้อยละ 85", "knowledge_brief.target"),
        ("steps", ["หนึ่ง"], "knowledge_brief.steps"),
        ("digits", "roman", "knowledge_brief.digits"),
    ],
)
def test_what_the_format_does_not_allow_is_refused_at_its_place(brief_sample, key, value, place):
    document = json.loads(write_dossier(brief_sample))
    document["knowledge_brief"][key] = value
    with pytest.raises(DossierFileFault, match=place):
        read_dossier(json.dumps(document).encode())
