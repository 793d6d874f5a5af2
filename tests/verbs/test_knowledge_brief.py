"""Texts of the brief are typed over the generated ones, and given back to generation."""

from ita_desk.contents.knowledge_brief_texts import analysis_text
from ita_desk.model.place import Place
from ita_desk.verbs import dossiers, fields


def test_a_text_set_to_none_is_generated_again_until_it_is_undone(store, brief_sample):
    (number,) = dossiers.added_ids(dossiers.add(store, [brief_sample]))
    place = Place("knowledge_brief", number, "analysis")
    typed = brief_sample.knowledge_brief.analysis

    fields.edit(store, place, None)
    assert "ลำดับที่ 2 ประกอบกับเป้าหมาย" in analysis_text(store.load(number))
    assert analysis_text(store.load(number)) != typed

    store.undo()
    assert analysis_text(store.load(number)) == typed


def test_a_score_changes_every_generated_text_that_tells_it(store, brief_sample):
    (number,) = dossiers.added_ids(dossiers.add(store, [brief_sample]))
    fields.edit(store, Place("knowledge_brief", number, "analysis"), None)
    fields.edit(store, Place("knowledge_brief", number, "score_3"), "60")
    assert "การใช้อำนาจ (ร้อยละ 60) มีระดับ" in analysis_text(store.load(number))
