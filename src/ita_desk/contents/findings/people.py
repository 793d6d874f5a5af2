"""Telephone number and e-mail address of the reporter."""

import re
from collections.abc import Iterator

from ita_desk.contents.findings.inspection import Inspection, error, warning
from ita_desk.model.finding import Finding
from ita_desk.model.place import Place
from ita_desk.thai.digits import to_arabic

# A number of 9 or 10 digits with leading 0, or an extension of 3 to 5, each perhaps with "ต่อ".
_PHONE = re.compile(r"(?:0\d{8,9}|\d{3,5})(?:ต่อ\d{1,5}(?:[,/]\d{1,5})*)?", re.ASCII)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)


def reporter_reachable(inspection: Inspection) -> Iterator[Finding]:
    """A telephone number is a Thai one or an extension; an e-mail address is one."""
    reporter = inspection.dossier.reporter
    if reporter is None:
        return
    for phone in re.split(r"[,;]", reporter.phone):
        if phone.strip() and not is_phone(phone):
            place = Place("person", reporter.id, "phone")
            yield warning("phone-doubtful", place, ("text", reporter.phone))
            break
    if reporter.email.strip() and not _EMAIL.fullmatch(reporter.email.strip()):
        place = Place("person", reporter.id, "email")
        yield error("email-wrong", place, ("text", reporter.email))


def is_phone(text: str) -> bool:
    """Whether ``text`` is one number, in Arabic or Thai digits, however it is spaced."""
    return _PHONE.fullmatch(re.sub(r"[\s().-]", "", to_arabic(text))) is not None
