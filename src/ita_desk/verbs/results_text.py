"""The results of an activity, and the addresses of one, as lines of text and read from them."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar, cast

from ita_desk.model.block import Cell
from ita_desk.model.errors import N_
from ita_desk.model.place import Place
from ita_desk.model.result_lines import (
    ReadResult,
    SourceLine,
    ToldResult,
    belongs_above,
    numbers_are_printed,
    read_results,
)
from ita_desk.model.rules import BrokenRule
from ita_desk.model.tree import Activity, Result
from ita_desk.storage.transaction import InvalidValue, Transaction
from ita_desk.thai.line_ends import with_line_ends
from ita_desk.verbs.whole_rows import Plain, dicts, field_value, insert_whole, whole, whole_row

_LINK = re.compile(r"(?:(?P<title>.*?)\s+)?(?P<url>[A-Za-z][A-Za-z0-9+.-]*://.*)", re.DOTALL)

_LIKE = 0.6
"""How much of two texts is the same if one is the other corrected."""

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

    A result whose own lines stand in the text stays as it is, with all that no line tells. One
    that is gone from the text lives on in a line like it, so that a corrected line loses nothing.
    """
    order, gone = _told_again(told, text)
    only = len(gone) == 1
    activity = transaction.row("activity", activity_id)
    year = int(transaction.row("dossier", activity["dossier_id"])["fiscal_year"])
    printed = numbers_are_printed(text, year, counted=activity["counted"])

    def add(said: str) -> list[int]:
        before = sum(
            _is_dated_row(row)
            for row in transaction.children("result", activity_id)
            if row["id"] not in gone
        )
        runs_on = before if activity["counted"] or not before else None
        read = read_results(said, year, before=runs_on, printed=printed)
        added: list[int] = []
        for result in read.results:
            likes = (one for one in gone if _is_like(transaction, one, result, only=only))
            twin = next(likes, None)
            if twin is None:
                added.append(_insert(transaction, activity, result))
            else:
                gone.remove(twin)
                _correct(transaction, twin, result)
                added.append(twin)
        if read.counted and any(one.number is not None for one in read.results):
            transaction.set(Place("activity", activity_id, "counted"), True)
        return added

    _in_order(transaction, activity_id, order, add)


def _told_again(told: Sequence[ToldResult], text: str) -> tuple[list[int | str], list[int]]:
    """The results whose lines stand in a text, with other lines between them; and those gone."""
    lines, left = with_line_ends(text).split("\n"), dict(told)
    order: list[int | str] = []
    at = 0
    while at < len(lines):
        same = _told_at(left, lines, at)
        end = at + (1 if same is None else len(left[same]))
        adds = end < len(lines) and belongs_above(lines[end])
        if same is not None and (not adds or _told_at(left, lines, end) is not None):
            order.append(same)
            del left[same]
        else:
            end += same is not None
            said = [order.pop()] if order and isinstance(order[-1], str) else []
            order.append("\n".join(map(str, [*said, *lines[at:end]])))
        at = end
    return order, list(left)


def _told_at(told: Mapping[int, list[str]], lines: Sequence[str], at: int) -> int | None:
    return next((i for i, said in told.items() if lines[at : at + len(said)] == said), None)


def _is_like(transaction: Transaction, result_id: int, read: ReadResult, *, only: bool) -> bool:
    """Whether a line may be a corrected one of a result: by its address, or its day and words.

    Of another day it is so where it is the ``only`` one gone, for time and place are of a day.
    """
    row = transaction.row("result", result_id)
    urls = {url for _, url in links_of_result(transaction, result_id)}
    if urls & {url for _, url in read.links}:
        return True
    if read.date is not None and row["date"] == read.date:
        return _are_like(row["text"].strip(), read.text.strip())
    return only and bool(read.text.strip()) and row["text"] == read.text


def _are_like(before: str, after: str) -> bool:
    """Whether words are the same but for a correction or what was added to them."""
    from difflib import SequenceMatcher

    alike = SequenceMatcher(None, before, after).ratio() >= _LIKE
    return before in after or after in before or alike


def _correct(transaction: Transaction, result_id: int, read: ReadResult) -> None:
    """Give a result what its corrected line tells; category, time, place and titles stay."""
    row = transaction.row("result", result_id)
    undated = row["kind"] == "occurrence" and row["date"] is None  # told as a paragraph is
    kind = "occurrence" if undated and read.kind == "paragraph" else read.kind
    told = {"kind": kind, "text": read.text, "public": read.public}
    dated = {"date": read.date, "date_text": read.date_text}
    for name, value in {**told, **dated}.items():
        if row[name] != value:
            transaction.set(Place("result", result_id, name), value)
    titles = {url: title for title, url in links_of_result(transaction, result_id)}
    links = [(title or titles.get(url, ""), url) for title, url in read.links]
    put_links(transaction, result_id, links)


def _in_order(
    transaction: Transaction,
    activity_id: int,
    order: Sequence[int | _New],
    add: Callable[[_New], list[int]],
) -> None:
    """Add, remove and move results, so that they stand as ``order`` says."""
    wanted: list[int] = []
    for one in order:
        wanted += [one] if isinstance(one, int) else add(one)
    for row in transaction.children("result", activity_id):
        if row["id"] not in wanted:
            transaction.delete("result", int(row["id"]))
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
    year = int(transaction.row("dossier", activity["dossier_id"])["fiscal_year"])
    before = sum(map(_is_dated_row, transaction.children("result", activity_id)))
    runs_on = activity["counted"] or not before
    read = read_results(source, year, before=before if runs_on else None)
    for result in read.results:
        _insert(transaction, activity, result)
    if read.counted and not activity["counted"]:
        transaction.set(Place("activity", activity_id, "counted"), True)


def _is_dated_row(row: Mapping[str, Any]) -> bool:
    return row["kind"] == "occurrence" and row["date"] is not None


def _insert(transaction: Transaction, activity: Mapping[str, Any], result: ReadResult) -> int:
    """Add a result that lines tell to the end of those of an activity; its id."""
    owners = {"dossier_id": activity["dossier_id"], "activity_id": activity["id"]}
    told = {name: getattr(result, name) for name in ("kind", "text", "date", "date_text", "public")}
    new = transaction.insert("result", **owners, **told)
    for title, url in result.links:
        link = {"dossier_id": activity["dossier_id"], "result_id": new}
        transaction.insert("evidence", **link, url=url, title=title)
    return new
