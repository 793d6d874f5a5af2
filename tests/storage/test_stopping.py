"""A long act is stopped in the middle: nothing of it is there, and the next one works."""

from itertools import count
from threading import Event, Thread

import pytest

from ita_desk.model.place import Place
from ita_desk.storage.connection import Stopped
from ita_desk.storage.damage.soundness import problems_of
from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers, recycle

TURNS = 12
MOST_ASKED = 100


@pytest.fixture
def large(planning):
    """A dossier with some hundred activities."""
    more = (
        one.changed({"id": 10_000 + TURNS * at + turn, "results": ()})
        for at, one in enumerate(planning.activities)
        for turn in range(TURNS)
    )
    return planning.changed({"activities": (*planning.activities, *more)})


@pytest.fixture
def there(store, large):
    """The ids of two large dossiers: one that is there and one that was deleted."""
    here = dossiers.added_ids(dossiers.add(store, [large]))[0]
    gone = dossiers.added_ids(dossiers.add(store, [large]))[0]
    dossiers.delete(store, gone)
    return here, gone


ACTS = {
    "add": lambda store, there, large: dossiers.add(store, [large]),
    "duplicate": lambda store, there, large: dossiers.duplicate(store, there[0]),
    "delete": lambda store, there, large: dossiers.delete(store, there[0]),
    "bring back": lambda store, there, large: recycle.bring_back(
        store, [Place("dossier", there[1])], with_owners=True
    ),
    "undo": lambda store, there, large: store.undo(),
}


@pytest.mark.parametrize("name", ACTS)
def test_wherever_it_is_stopped_nothing_of_it_is_there(store, database, there, large, name):
    before = state(store)
    stopped = 0
    for patience in range(MOST_ASKED):
        asked = count()
        try:
            with store.stoppable(lambda asked=asked, most=patience: next(asked) >= most):
                changes = ACTS[name](store, there, large)
        except Stopped:
            stopped += 1
            assert state(store) == before
        else:
            break
    assert stopped > 2
    assert changes
    assert state(store) != before
    store.close()
    assert problems_of(database) == ()
    with Store.open(database, write=True) as again:
        again.undo()


def test_who_reads_meanwhile_waits_for_its_end(store, there, large):
    began, seen = Event(), []

    def read():
        began.wait()
        seen.append([one.id for one in store.dossiers()])

    reader = Thread(target=read)
    reader.start()
    with store.stoppable(lambda: began.set() or False):
        added = dossiers.added_ids(dossiers.add(store, [large]))
    reader.join()
    assert set(added) < set(seen[0])


def state(store):
    """All that an act could leave behind."""
    return (
        [store.load(one.id) for one in store.dossiers()],
        store.deletions(),
        store.next_undo(),
        store.next_redo(),
    )
