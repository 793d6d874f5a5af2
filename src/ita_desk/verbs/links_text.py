"""The addresses of a result as lines of text: ``title https://…``, one line each."""

import re
from collections.abc import Sequence

from ita_desk.model.place import Place
from ita_desk.model.tree import Result
from ita_desk.storage.transaction import Transaction

_LINK = re.compile(r"(?:(?P<title>.*?)\s+)?(?P<url>[A-Za-z][A-Za-z0-9+.-]*://.*)", re.DOTALL)

Link = tuple[str, str]
"""Title (may be empty) and address."""


def links_as_text(result: Result) -> str:
    """The addresses of a result, a line each."""
    return "\n".join(f"{item.title} {item.url}".strip() for item in result.evidence)


def links_of_text(text: str) -> list[Link]:
    """Titles and addresses; a line without ``://`` is taken for an address as it stands."""
    return [_link(line.strip()) for line in text.splitlines() if line.strip()]


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


def _link(line: str) -> Link:
    found = _LINK.fullmatch(line)
    return (found["title"] or "", found["url"]) if found else ("", line)
