"""The results of an activity, and the addresses of one, as lines of text and read from them."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from ita_desk.model.block import Cell
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.result_lines import SourceLine, ToldResult, read_results
from ita_desk.model.rules import BrokenRule
from ita_desk.model.tree import Activity, Result
from ita_desk.storage.transaction import InvalidValue, Transaction
from ita_desk.thai.line_ends import with_line_ends
from ita_desk.verbs.whole_rows import Plain, dicts, field_value, insert_whole, whole, whole_row

_LINK = re.compile(r"(?:(?P<title>.*?)\s+)?(?P<url>[A-Za-z][A-Za-z0-9+.-]*://.*)", re.DOTALL)

Link = tuple[str, str]
"""Title (may be empty) and address."""

_New = TypeVar("_New", str, Plain)


def links_as_text(result: Result) -> str:
    """The addresses of a result, a line each."""
    return "\n".join(f"{item.title} {item.url}".strip() for item in result.evidence)


def links_of_text(text: str, standing: Iterable[Link] = ()) -> list[Link]:
    """Titles and addresses; a line without ``://`` is taken for an address as it stands.

    What the lines of a link of ``standing`` say is that link, with the title it has.
    """
    lines, left = _lines_of(text), [(link, _lines_of(" ".join(link))) for link in standing]
    links: list[Link] = []
    while lines:
        same = next((one for one in left if one[1] and lines[: len(one[1])] == one[1]), None)
        if same is not None:
            left.remove(same)
        links.append(same[0] if same else _link(lines[0]))
        del lines[: len(same[1]) if same else 1]
    return links


def links_of_result(transaction: Transaction, result_id: int) -> list[Link]:
    """The titles and addresses that a result has now."""
    rows = transaction.children("evidence", result_id)
    return [(str(row["title"]), str(row["url"])) for row in rows]


def told_lines(cell: Cell) -> str:
    """A cell as lines of results: with its addresses, and a date as a day something was done."""
    if cell.kind == "linked":
        return str(cell.value)
    return f"วันที่ {cell.text}" if cell.kind == "date" else cell.text


def put_links(transaction: Transaction, result_id: int, links: Sequence[Link]) -> None:
    """Make these the addresses of a result, changing only the rows that differ."""
    rows = transaction.children("evidence", result_id)
    for row, (title, url) in zip(rows, links, strict=False):
        for name, value in (("title", title), ("url", url)):
            if row[name] != value:
                transaction.set(Place("evidence", int(row["id"]), name), value)
    for row in rows[len(links) :]:
        transaction.delete("evidence", int(row["id"]))
    dossier_id = int(transaction.row("result", result_id)["dossier_id"])
    for title, url in links[len(rows) :]:
        transaction.insert(
            "evidence", dossier_id=dossier_id, result_id=result_id, title=title, url=url
        )


def _lines_of(text: str) -> list[str]:
    return [line.strip() for line in with_line_ends(text).split("\n") if line.strip()]


def _link(line: str) -> Link:
    found = _LINK.fullmatch(line)
    return (found["title"] or "", found["url"]) if found else ("", line)


def whole_results(activity: Activity) -> Plain:
    """All that a cell of results holds: the results, and whether their occurrences are counted."""
    return {
        "counted": activity.counted,
        "results": [whole("result", result) for result in activity.results],
    }


def put_results(transaction: Transaction, activity_id: int, told: object) -> None:
    """Make ``whole_results`` those of an activity; what stands there already stays, by its id.

    An activity that gets none keeps its way of counting. Raises InvalidValue.
    """
    place = Place("activity", activity_id, "counted")
    if not isinstance(told, dict):
        raise InvalidValue(place, BrokenRule(N_("not allowed here")), told)
    held = cast("Plain", told)
    wanted = dicts(held.get("results"))
    if wanted:
        transaction.set(place, field_value(place, held.get("counted", False)))
    left = {
        int(row["id"]): whole_row(transaction, "result", row)
        for row in transaction.children("result", activity_id)
    }
    order: list[int | Plain] = []
    for plain in wanted:
        same = next((row_id for row_id, stands in left.items() if stands == plain), None)
        order.append(plain if same is None else same)
        left.pop(same or 0, None)
    dossier_id = int(transaction.row("activity", activity_id)["dossier_id"])

    def add(plain: Plain) -> list[int]:
        return insert_whole(transaction, "result", activity_id, dossier_id, [plain])

    _in_order(transaction, activity_id, order, add)


def put_results_text(
    transaction: Transaction, activity_id: int, told: Sequence[ToldResult], text: str
) -> None:
    """Make the results that lines tell those of an activity, of which ``told`` are there already.

    A result whose own lines stand in the text stays as it is, with all that no line tells.
    """
    lines = with_line_ends(text).split("\n")
    left = dict(told)
    order: list[int | str] = []
    at = 0
    while at < len(lines):
        same = next((i for i, said in left.items() if lines[at : at + len(said)] == said), None)
        if same is not None:
            order.append(same)
            at += len(left.pop(same))
            continue
        if order and isinstance(order[-1], str):
            order[-1] = f"{order[-1]}\n{lines[at]}"
        else:
            order.append(lines[at])
        at += 1

    def add(said: str) -> list[int]:
        before = {row["id"] for row in transaction.children("result", activity_id)}
        add_results(transaction, activity_id, said)
        rows = transaction.children("result", activity_id)
        return [int(row["id"]) for row in rows if row["id"] not in before]

    _in_order(transaction, activity_id, order, add)


def _in_order(
    transaction: Transaction,
    activity_id: int,
    order: Sequence[int | _New],
    add: Callable[[_New], list[int]],
) -> None:
    """Remove, add and move results, so that they stand as ``order`` says."""
    for row in transaction.children("result", activity_id):
        if row["id"] not in order:
            transaction.delete("result", int(row["id"]))
    wanted: list[int] = []
    for one in order:
        wanted += [one] if isinstance(one, int) else add(one)
    if [row["id"] for row in transaction.children("result", activity_id)] != wanted:
        for row_id in wanted:
            transaction.move("result", row_id, None)


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
