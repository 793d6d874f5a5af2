"""Moments of the journal as a clerk reads them."""

from collections.abc import Callable
from datetime import datetime

from ita_desk.thai.dates import format_date
from ita_desk.thai.partial_date import PartialDate


def moment_words(at: str, translate: Callable[[str], str]) -> str:
    """A moment (UTC in ISO form) in the computer's own time, its year of the Buddhist era."""
    moment = datetime.fromisoformat(at).astimezone()
    day = format_date(PartialDate.of_day(moment.date()))
    return translate("{date}, {time}").format(date=day, time=f"{moment:%H:%M}")


def account_words(author: str, translate: Callable[[str], str]) -> str:
    """The system account that made a step."""
    return translate("by {account}").format(account=author or translate("an unknown account"))
