"""Put whole trees of values into the database under new ids."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import SQLModel

from ita_desk.model.place import Entity
from ita_desk.model.tree import Activity, Dossier
from ita_desk.storage.tables import FIELDS
from ita_desk.storage.transaction import GAP, Transaction


def insert_dossier(transaction: Transaction, tree: Dossier) -> int:
    """Add all rows of a tree and return the new dossier's id; ids of the tree are replaced.

    Raises KeyError if an activity or the reporter refers to a part that the tree lacks.
    """
    dossier_id = transaction.insert("dossier", **columns("dossier", tree))
    transaction.insert("unit", id=dossier_id, **columns("unit", tree.unit))
    transaction.insert("indicator", id=dossier_id, **columns("indicator", tree.indicator))
    person_ids = _insert_list(transaction, "person", tree.people, dossier_id)
    reporter = tree.round_report.reporter_id
    transaction.insert(
        "round_report",
        id=dossier_id,
        reporter_id=None if reporter is None else person_ids[reporter],
        **columns("round_report", tree.round_report),
    )
    _insert_list(transaction, "reference_link", tree.round_report.links, dossier_id)
    measure_ids = _insert_list(transaction, "measure", tree.measures, dossier_id)
    first = transaction.next_id("activity")
    rows = [
        {
            **columns("activity", activity),
            "id": first + index,
            "dossier_id": dossier_id,
            "measure_id": measure_ids[activity.measure_id],
            "sort_order": (index + 1) * GAP,
        }
        for index, activity in enumerate(tree.activities)
    ]
    transaction.insert_many("activity", rows)
    owners = [(row["id"], activity) for row, activity in zip(rows, tree.activities, strict=True)]
    insert_results(transaction, dossier_id, owners)
    return dossier_id


def insert_results(
    transaction: Transaction, dossier_id: int, owners: Sequence[tuple[int, Activity]]
) -> None:
    """Add the results and evidence of activities that are in the database under given ids."""
    result_id = transaction.next_id("result")
    evidence_id = transaction.next_id("evidence")
    results: list[Mapping[str, Any]] = []
    evidence: list[Mapping[str, Any]] = []
    for activity_id, activity in owners:
        for index, result in enumerate(activity.results, start=1):
            results.append(
                {
                    **columns("result", result),
                    "id": result_id,
                    "dossier_id": dossier_id,
                    "activity_id": activity_id,
                    "sort_order": index * GAP,
                }
            )
            for place, item in enumerate(result.evidence, start=1):
                evidence.append(
                    {
                        **columns("evidence", item),
                        "id": evidence_id,
                        "dossier_id": dossier_id,
                        "result_id": result_id,
                        "sort_order": place * GAP,
                    }
                )
                evidence_id += 1
            result_id += 1
    transaction.insert_many("result", results)
    transaction.insert_many("evidence", evidence)


def columns(entity: Entity, value: SQLModel) -> dict[str, Any]:
    """The fields of an entity, taken from a value of the tree."""
    return {name: getattr(value, name) for name in FIELDS[entity].model_fields}


def _insert_list(
    transaction: Transaction, entity: Entity, values: Sequence[Any], dossier_id: int
) -> dict[int, int]:
    first = transaction.next_id(entity)
    ids = {value.id: first + index for index, value in enumerate(values)}
    transaction.insert_many(
        entity,
        [
            {
                **columns(entity, value),
                "id": ids[value.id],
                "dossier_id": dossier_id,
                "sort_order": (index + 1) * GAP,
            }
            for index, value in enumerate(values)
        ],
    )
    return ids
