"""What a paste did, in one line for the foot of the window."""

from collections.abc import Callable, Iterator

from ita_desk.model.block import Block
from ita_desk.model.changes import Changes
from ita_desk.verbs.tables import Pasted

Translate = Callable[[str], str]
_SHOWN = 20


def paste_words(pasted: Pasted, block: Block, changes: Changes, translate: Translate) -> str:
    """What a block of more than a cell became; "" where there is nothing to tell."""
    parts = [*_parts(pasted, block, changes, translate)]
    one_cell = pasted.height <= 1 and pasted.width <= 1
    if not parts or (one_cell and len(parts) == 1 and not block.around):
        return ""
    return " · ".join(parts)


def _parts(pasted: Pasted, block: Block, changes: Changes, translate: Translate) -> Iterator[str]:
    _ = translate
    if not changes and pasted.height:
        yield _("Pasted: nothing is different now")
    elif pasted.height:
        yield _("Pasted: {number} rows").format(number=pasted.height)
    for entity, words in (
        ("measure", _("{number} new measures")),
        ("result", _("{number} results")),
    ):
        added = sum(place.entity == entity for place in changes.added)
        if added:
            yield words.format(number=added)
    read = {
        "tick": _("{number} ticks"),
        "date": _("{number} dates"),
        "time": _("{number} times"),
        "number": _("{number} numbers"),
    }
    for what, number in pasted.read.items():
        yield read[what].format(number=number)
    if pasted.unread:
        yield _("not understood: {texts}").format(texts=_few(pasted.unread))
    if pasted.headers:
        yield _("{number} rows of headings left out").format(number=pasted.headers)
    if pasted.numbers:
        yield _("the column of numbers left out, rows are counted by themselves")
    if block.around:
        yield _("{number} lines outside the table left out").format(number=block.around)


def _few(texts: list[str]) -> str:
    """The first of some texts, and how many more there are."""
    shown = [text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in texts[:3]]
    more = len(texts) - len(shown)
    return ", ".join(shown) + (f" (+{more})" if more else "")
