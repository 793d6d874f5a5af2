"""Moments, accounts and backups in the words of the window."""

from collections.abc import Callable
from datetime import datetime

from ita_desk.gui.dossiers.names import dossier_name
from ita_desk.model.errors import N_
from ita_desk.storage.backup_files import BackupContents, Reason
from ita_desk.thai.dates import DateStyle, format_date
from ita_desk.thai.partial_date import PartialDate


def moment_words(at: str, translate: Callable[[str], str]) -> str:
    """A moment (UTC in ISO form) in the computer's own time, its year of the Buddhist era."""
    moment = datetime.fromisoformat(at).astimezone()
    day = format_date(PartialDate.of_day(moment.date()))
    return translate("{date}, {time}").format(date=day, time=f"{moment:%H:%M}")


def account_words(author: str, translate: Callable[[str], str]) -> str:
    """The system account that made a step."""
    return translate("by {account}").format(account=author or translate("an unknown account"))


Translate = Callable[[str], str]

REASON_WORDS: dict[Reason, str] = {
    "regular": N_("a regular backup"),
    "before-import": N_("before a file was brought in"),
    "before-migration": N_("before the program was updated"),
    "before-restore": N_("before a backup was restored"),
}
_NAMED = 2


def time_words(at: datetime) -> str:
    """Day (Buddhist era) and time on this computer: ``5 ม.ค. 2569 09:05 น.``."""
    here = at.astimezone()
    day = format_date(PartialDate.of_day(here.date()), DateStyle.SHORT_FULL_YEAR)
    return f"{day} {here:%H:%M} น."


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
