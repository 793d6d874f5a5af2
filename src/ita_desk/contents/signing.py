"""Who reports and where they sign: content shared by the documents that are signed in ink."""

from dataclasses import dataclass

from ita_desk.contents.lines import Span
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person
from ita_desk.thai.addresses import is_mail_address

DIRECTOR = "ผู้อำนวยการ"
"""How the position of a unit's head begins."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and its value; where the value is empty, dots leave room to write it by hand."""

    label: str
    value: Span


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Room to sign: ``ลงชื่อ……{role}``, the name in brackets, the position, the date."""

    role: str
    name: Span
    position: Span


@dataclass(frozen=True, slots=True)
class Signer:
    """A signature of a memo: room for ink, the name in brackets, position and role below it."""

    name: Span
    titles: tuple[Span, ...]


def reporter_line(dossier: Dossier) -> tuple[Labelled, ...]:
    """``ผู้รายงาน ชื่อ … ตำแหน่ง … โทร. … E-mail …`` (the round report's form)."""
    reporter = dossier.reporter
    return (
        Labelled("ผู้รายงาน ชื่อ", _value(dossier, reporter, "name")),
        Labelled("ตำแหน่ง", _value(dossier, reporter, "position")),
        Labelled("โทร.", _value(dossier, reporter, "phone")),
        Labelled("E-mail", _value(dossier, reporter, "email")),
    )


def reporter_signature(dossier: Dossier) -> SignatureBlock | None:
    """The block for the reporter's wet ink, unless the report is printed without one."""
    if not dossier.round_report.signature_block:
        return None
    reporter = dossier.reporter
    return SignatureBlock(
        "ผู้รายงาน",
        _value(dossier, reporter, "name"),
        _value(dossier, reporter, "position"),
    )


def submitter(dossier: Dossier) -> Person | None:
    """Who signs and submits the memo: the chosen person, else the reporter."""
    return dossier.person(dossier.cover_memo.submitter_id) or dossier.reporter


def approver(dossier: Dossier) -> Person | None:
    """Who takes note of the memo: the chosen person, else the director among the people."""
    chosen = dossier.person(dossier.cover_memo.approver_id)
    directors = (person for person in dossier.people if person.position.startswith(DIRECTOR))
    return chosen or next(directors, None)


def memo_signer(dossier: Dossier, person: Person | None, choice: str, position: str = "") -> Signer:
    """A signer of the memo; ``choice`` is the memo's field that a click leads to if none is.

    The ``position`` is then known all the same where the memo is addressed to it.
    """
    if person is None:
        named = (Span(position, Place("cover_memo", dossier.id, "recipient")),) if position else ()
        return Signer(Span("", Place("cover_memo", dossier.id, choice)), named)
    titles = (("position", person.position), ("role", person.role))
    return Signer(
        Span(person.name, Place("person", person.id, "name")),
        tuple(Span(text, Place("person", person.id, field)) for field, text in titles if text),
    )


def names_kept_whole(dossier: Dossier) -> tuple[str, ...]:
    """Names of people and units: never broken over two lines."""
    unit = dossier.unit
    names = [person.name for person in dossier.people]
    names += [unit.name, unit.department, unit.group]
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _value(dossier: Dossier, person: Person | None, field: str) -> Span:
    if person is None:
        return Span("", Place("round_report", dossier.id, "reporter_id"))
    text = getattr(person, field)
    opens = field == "email" and is_mail_address(text.strip())
    return Span(text, Place("person", person.id, field), f"mailto:{text.strip()}" if opens else "")
