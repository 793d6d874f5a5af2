"""Verbs on texts of a whole dossier: mend what findings found, find and replace."""

from collections.abc import Sequence

from ita_desk.model.cell_texts import TICK_AS_TEXT, tick_in_text, typed_over
from ita_desk.model.changes import Changes
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.storage.store import Store
from ita_desk.storage.transaction import Transaction
from ita_desk.thai.digits import with_arabic_numbers
from ita_desk.thai.hygiene import MENDABLE as SLIPS
from ita_desk.thai.hygiene import mended
from ita_desk.thai.list_numbers import without_own_number
from ita_desk.verbs.actions import Action
from ita_desk.verbs.fields import write_date
from ita_desk.verbs.measures import merge

TITLE_NUMBER = "title-number"
MEASURES_ALIKE = "measures-alike"
MEETING_AS_OTHER = "meeting-as-other"
THAI_DIGITS = "thai-digits"
MENDABLE = SLIPS | {TICK_AS_TEXT, TITLE_NUMBER, MEASURES_ALIKE, MEETING_AS_OTHER, THAI_DIGITS}
"""Codes of the findings that ``mend`` mends."""


def replace(store: Store, places: Sequence[Place], words: str, by: str) -> Changes:
    """Put ``by`` wherever ``words`` stand, exactly so, in these texts; in one step.

    What comes of it means what it would if it was typed: a tick ticks, a date is read.
    Raises NoSuchRow, and InvalidValue where a field can't hold what comes of it: then nothing is
    replaced anywhere.
    """
    with store.transact(Action.REPLACE, focus=places[0] if places else None) as transaction:
        for place in places:
            held = transaction.row(place.entity, place.id)[place.field]
            if isinstance(held, Mark) and words in held.text:
                transaction.set(place, typed_over(held, held.text.replace(words, by)))
            elif isinstance(held, str):
                _write(transaction, place, held.replace(words, by))
    return transaction.changes


def mend(store: Store, places: Sequence[Place], code: str) -> Changes:
    """Mend what findings of one code (of ``MENDABLE``) found at these places, in one step.

    Raises NoSuchRow, and InvalidValue where a field can't hold what is left.
    """
    with store.transact(Action.MEND, focus=places[0] if places else None) as transaction:
        for place in places:
            _mend(transaction, place, code)
    return transaction.changes


def _mend(transaction: Transaction, place: Place, code: str) -> None:
    if code == MEASURES_ALIKE:
        merge(transaction, place.id)
        return
    held = transaction.row(place.entity, place.id)[place.field]
    if isinstance(held, Mark):
        transaction.set(place, _mended_mark(held, code))
    elif isinstance(held, str):
        _write(transaction, place, _mended_text(held, code))


def _write(transaction: Transaction, place: Place, text: str) -> None:
    if place.field == "date_text":
        write_date(transaction, place, text)
    else:
        transaction.set(place, text)


def _mended_text(text: str, code: str) -> str:
    if code == TITLE_NUMBER:
        return without_own_number(text)
    if code == THAI_DIGITS:
        return with_arabic_numbers(text)
    return "meeting" if code == MEETING_AS_OTHER else mended(text, code)


def _mended_mark(mark: Mark, code: str) -> Mark:
    """A mark whose text is mended; a tick that stood in the text ticks."""
    kept = mark if code == TICK_AS_TEXT else mark.with_text(_mended_text(mark.text, code))
    read = tick_in_text(kept)
    return kept if read is None else read
