"""Verbs on the people of a dossier, and who of them were written down before."""

from ita_desk.model.changes import Changes
from ita_desk.model.place import Place
from ita_desk.model.tree import Person
from ita_desk.storage.store import Store
from ita_desk.verbs.actions import Action
from ita_desk.verbs.rows import insert_row

_RECALLED = ("position", "role", "phone", "email")


def add(store: Store, dossier_id: int) -> Changes:
    """Add a person; the only one of a dossier is its reporter, and stays it beside others."""
    with store.transact(Action.ADD) as transaction:
        people = transaction.children("person", dossier_id)
        new = insert_row(transaction, "person", dossier_id)
        report = transaction.row("round_report", dossier_id)
        if report["reporter_id"] is None and len(people) <= 1:
            reporter = int(people[0]["id"]) if people else new
            transaction.set(Place("round_report", dossier_id, "reporter_id"), reporter)
        transaction.focus = Place("person", new)
    return transaction.changes


def find_person(store: Store, name: str, *, besides: int | None = None) -> Person | None:
    """The person with exactly this name in the newest dossier that has one.

    ``besides`` is the id of a person who does not count.
    """
    for summary in store.dossiers():
        for person in reversed(store.load(summary.id).people):
            if person.name == name and person.id != besides:
                return person
    return None


def recall(store: Store, person_id: int, known: Person) -> Changes:
    """Fill the empty fields of a person from the same person known before; one step."""
    focus = Place("person", person_id, "name")
    with store.transact(Action.RECALL, focus=focus) as transaction:
        row = transaction.row("person", person_id)
        for name in _RECALLED:
            value = getattr(known, name)
            if value and not row[name]:
                transaction.set(Place("person", person_id, name), value)
    return transaction.changes
