from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from ita_desk.gui.table.row_sync import Insertion, Move, Removal, steps_between

ROWS = st.lists(st.integers(0, 30), unique=True, max_size=20)


def follow(old, new):
    """The rows after all steps, and the steps."""
    rows, steps = list(old), list(steps_between(old, new))
    for step in steps:
        if isinstance(step, Removal):
            del rows[step.first : step.last + 1]
        elif isinstance(step, Move):
            rows.insert(step.target, rows.pop(step.source))
        else:
            rows[step.first : step.first] = new[step.first : step.last + 1]
    return rows, steps


@given(ROWS, ROWS)
@settings(max_examples=examples(200))
def test_the_steps_lead_from_one_order_to_the_other(old, new):
    assert follow(old, new)[0] == new


@given(st.permutations(range(12)), st.integers(0, 11), st.integers(0, 11))
def test_one_moved_row_is_one_step(rows, source, target):
    moved = list(rows)
    moved.insert(target, moved.pop(source))
    assert len(follow(rows, moved)[1]) == (0 if source == target else 1)


def test_runs_come_and_go_in_one_step_each():
    assert list(steps_between([1, 2, 3, 4], [1, 4])) == [Removal(1, 2)]
    assert list(steps_between([1, 4], [1, 2, 3, 4, 5])) == [Insertion(1, 2), Insertion(4, 4)]
