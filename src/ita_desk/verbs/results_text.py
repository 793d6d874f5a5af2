"""The results of an activity written from lines of text (``model.result_lines``)."""

from collections.abc import Iterable

from ita_desk.model.place import Place
from ita_desk.model.result_lines import SourceLine, read_results
from ita_desk.storage.transaction import Transaction


def write_results(
    transaction: Transaction, activity_id: int, source: str | Iterable[SourceLine]
) -> None:
    """Replace an activity's results by those that lines tell."""
    for row in transaction.children("result", activity_id):
        transaction.delete("result", int(row["id"]))
    add_results(transaction, activity_id, source)


def add_results(
    transaction: Transaction, activity_id: int, source: str | Iterable[SourceLine]
) -> None:
    """Add the results that lines tell to those of an activity; numbers that run on make it counted.

    ``ครั้งที่ 1``, ``ครั้งที่ 2`` of dated occurrences are printed by the program then, by date.
    """
    activity = transaction.row("activity", activity_id)
    dossier_id = int(activity["dossier_id"])
    year = int(transaction.row("dossier", dossier_id)["fiscal_year"])
    before = sum(
        row["kind"] == "occurrence" and row["date"] is not None
        for row in transaction.children("result", activity_id)
    )
    runs_on = activity["counted"] or not before
    read = read_results(source, year, before=before if runs_on else None)
    for result in read.results:
        result_id = transaction.insert(
            "result",
            dossier_id=dossier_id,
            activity_id=activity_id,
            kind=result.kind,
            text=result.text,
            date=result.date,
            date_text=result.date_text,
            public=result.public,
        )
        for title, url in result.links:
            transaction.insert(
                "evidence", dossier_id=dossier_id, result_id=result_id, url=url, title=title
            )
    if read.counted and not activity["counted"]:
        transaction.set(Place("activity", activity_id, "counted"), True)
