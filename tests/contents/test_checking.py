"""A check that goes on little by little finds what the rules find, whatever changed before."""

from datetime import date

from dossier_strategies import dossiers
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.contents.documents import DOCUMENTS, find_faults
from ita_desk.contents.findings.checking import Checks

TODAY = date(2024, 8, 10)
some_documents = st.lists(st.sampled_from(sorted(DOCUMENTS)), unique=True)


def begun(checks, names, tree, today=TODAY):
    """A check, to be taken step by step."""
    return checks.check(names, tree, today)


def finish(check):
    """What a check has found in the end."""
    while True:
        try:
            next(check)
        except StopIteration as end:
            return end.value


def assert_plainly_found(found, names, tree, today=TODAY):
    plain = {name: find_faults(name, tree, today) for name in names}
    once = tuple(dict.fromkeys(one for part in plain.values() for one in part))
    assert found.of == plain
    assert found.all == once
    assert dict(found.at) == {
        place: tuple(one for one in once if one.place == place)
        for place in {one.place for one in once}
    }


@settings(max_examples=examples(30), deadline=None)
@given(dossiers(), some_documents)
def test_it_finds_what_the_rules_find_in_their_order(tree, names):
    assert_plainly_found(finish(begun(Checks(), names, tree)), names, tree)


@settings(max_examples=examples(25), deadline=None)
@given(st.data())
def test_what_it_knows_from_before_is_true_of_the_newest_tree(data):
    """Activities, or anything else, change between checks; some checks are left in the middle."""
    checks, tree = Checks(), data.draw(dossiers())
    for _ in range(2):
        other = data.draw(dossiers())
        part = data.draw(st.sampled_from(("activities", "beside", "order", "numbering")))
        if part == "activities":
            kept = data.draw(st.lists(st.sampled_from(tree.activities))) if tree.activities else []
            fresh = {one.id: one for one in (*other.activities, *kept)}
            if {one.measure_id for one in fresh.values()} <= {one.id for one in tree.measures}:
                tree = tree.changed({"activities": tuple(fresh.values())})
        elif part == "beside":
            tree = other.changed({"activities": tree.activities, "measures": tree.measures})
        elif part == "order":
            shuffled = data.draw(st.permutations(tree.activities))
            tree = tree.changed({"activities": tuple(shuffled)})
        else:
            report = tree.round_report.changed({"numbering": other.round_report.numbering})
            tree = tree.changed({"round_report": report})
        names = data.draw(some_documents)
        today = data.draw(st.sampled_from((TODAY, date(2026, 1, 1))))
        steps = data.draw(st.integers(0, 40))
        check = begun(checks, names, tree, today)
        for _, _ in zip(range(steps), check, strict=False):
            pass
        assert_plainly_found(finish(begun(checks, names, tree, today)), names, tree, today)


def test_an_activity_that_is_the_same_is_not_looked_at_again(planning, monkeypatch):
    looked = []
    monkeypatch.setattr(
        "ita_desk.contents.findings.typing_slips._slips", lambda text: looked.append(text) or []
    )
    checks, names = Checks(), ["round-report"]
    finish(begun(checks, names, planning))
    first, *others = planning.activities
    edited = planning.changed({"activities": (first.changed({"title": "ใหม่"}), *others)})
    looked.clear()
    finish(begun(checks, names, edited))
    assert "ใหม่" in looked
    assert not {activity.title for activity in others} - {first.title} & set(looked)


def test_no_step_looks_at_more_than_one_activity(planning, monkeypatch):
    """However long the plan is, the window gets its turn after each activity."""
    from ita_desk.contents.findings import dates

    looked = []
    own = dates._dated
    monkeypatch.setattr(dates, "_dated", lambda one: looked.append(one.id) or own(one))
    for _ in begun(Checks(), list(DOCUMENTS), planning):
        assert len(set(looked)) <= 1
        looked.clear()


def test_a_row_is_named_by_its_number_of_now(planning):
    """Moving an activity leaves it the same object, under another number."""
    odd = [one.changed({"budget": "ตามจริง"}) for one in planning.activities]
    checks, names = Checks(), ["round-report"]
    for activities in (odd, odd[::-1], odd[3:]):
        tree = planning.changed({"activities": tuple(activities)})
        assert_plainly_found(finish(begun(checks, names, tree)), names, tree)
