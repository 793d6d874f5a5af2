"""Moments, accounts and backups in the words of the window."""

from collections.abc import Callable
from datetime import UTC, datetime

from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.model.clock import is_out_of_time
from ita_desk.model.errors import N_
from ita_desk.storage.backup_files import BackupContents, Reason
from ita_desk.thai.dates import DateStyle, format_date
from ita_desk.thai.partial_date import PartialDate

Translate = Callable[[str], str]
REASON_WORDS: dict[Reason, str] = {
    "regular": N_("a regular backup"),
    "before-import": N_("before a file was brought in"),
    "before-migration": N_("before the program was updated"),
    "before-restore": N_("before a backup was restored"),
}
_NAMED = 2


def moment_words(at: str, translate: Callable[[str], str]) -> str:
    """A moment (UTC in ISO form) in the computer's own time, its year of the Buddhist era.

    One that can't be is told as such.
    """
    moment = datetime.fromisoformat(at).astimezone()
    # Of two digits of a year that can't be, nobody could tell which one it is.
    style = DateStyle.SHORT_FULL_YEAR if _is_doubtful(moment) else DateStyle.SHORT
    day = format_date(PartialDate.of_day(moment.date()), style)
    words = translate("{date}, {time}").format(date=day, time=f"{moment:%H:%M}")
    return with_doubt(words, moment, translate)


def with_doubt(words: str, at: datetime, translate: Callable[[str], str]) -> str:
    """The words of a moment; of one that can't be, with the reason."""
    if not _is_doubtful(at):
        return words
    return translate("{moment} (the computer's clock was wrong)").format(moment=words)


def _is_doubtful(at: datetime) -> bool:
    return is_out_of_time(at, datetime.now(UTC))


def account_words(author: str, translate: Callable[[str], str]) -> str:
    """The system account that made a step."""
    return translate("by {account}").format(account=author or translate("an unknown account"))


def time_words(at: datetime, translate: Translate) -> str:
    """Day (Buddhist era) and time on this computer: ``5 ม.ค. 2569 09:05 น.``.

    One that can't be is told as such.
    """
    here = at.astimezone()
    day = format_date(PartialDate.of_day(here.date()), DateStyle.SHORT_FULL_YEAR)
    return with_doubt(f"{day} {here:%H:%M} น.", at, translate)


def contents_words(contents: BackupContents, translate: Translate) -> str:
    """How many dossiers and activities, and which: the newest are named."""
    _, dossiers = translate, contents.dossiers
    if not dossiers:
        return _("empty: no dossier yet")
    counted = _("{dossiers} dossiers, {activities} activities").format(
        dossiers=len(dossiers), activities=contents.activities
    )
    named = "; ".join(
        dossier_name(one.unit_name, one.fiscal_year, one.round, _, practice=one.practice)
        for one in dossiers[:_NAMED]
    )
    return f"{counted}: {named}{' …' if len(dossiers) > _NAMED else ''}"
