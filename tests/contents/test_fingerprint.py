from ita_desk.contents.documents import ROUND_REPORT, fingerprint, make_content


def printed(dossier):
    return fingerprint(make_content(ROUND_REPORT, dossier))


def test_the_same_words_have_the_same_fingerprint_under_other_numbers(planning):
    moved = tuple(activity.changed({"id": activity.id + 500}) for activity in planning.activities)
    assert printed(planning.changed({"id": 9, "activities": moved})) == printed(planning)


def test_any_change_of_what_is_printed_changes_it(planning):
    first = planning.activities[0].changed({"responsible": "กลุ่มอื่น"})
    changed = planning.changed({"activities": (first, *planning.activities[1:])})
    assert printed(changed) != printed(planning)


def test_what_is_not_printed_does_not_change_it(planning):
    first = planning.activities[0].changed({"level_item": "9.9"})
    changed = planning.changed({"activities": (first, *planning.activities[1:])})
    assert printed(changed) == printed(planning)
