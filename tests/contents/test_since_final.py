from ita_desk.contents.documents import ROUND_REPORT, make_content, printed_places
from ita_desk.contents.findings.since_final import notes_since_final
from ita_desk.model.finding import Severity
from ita_desk.model.place import Place


def said(entity, field, value):
    return f"{entity}.{field}={value}"


def notes(dossier, edited=None, added=frozenset(), removed=None):
    content = make_content(ROUND_REPORT, dossier)
    return notes_since_final(content, edited or {}, added, removed or {}, said)


def test_a_field_that_the_document_prints_is_noted_with_what_stood_there(planning):
    place = Place("activity", planning.activities[0].id, "title")
    (note,) = notes(planning, {place: "เดิม"})
    assert (note.place, note.severity) == (place, Severity.NOTE)
    assert dict(note.parameters) == {"before": "activity.title=เดิม"}


def test_what_another_document_prints_is_not_noted(planning):
    assert notes(planning, {Place("cover_memo", planning.id, "number"): ""}) == ()


def test_a_new_row_is_noted_at_a_field_that_is_printed(planning):
    activity = planning.activities[1]
    (note,) = notes(planning, added=frozenset([Place("activity", activity.id)]))
    assert note.place == Place("activity", activity.id, "title")
    assert note.place in printed_places(make_content(ROUND_REPORT, planning))


def test_a_row_that_went_is_noted_at_what_it_hung_on(planning):
    activity = planning.activities[0]
    row = {"activity_id": activity.id, "text": "ประชุม", "date": None}
    (note,) = notes(planning, removed={Place("result", 10_000): row})
    assert note.place == Place("activity", activity.id)
    assert dict(note.parameters) == {"before": "result.text=ประชุม"}
