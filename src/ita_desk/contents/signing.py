"""Who reports and where they sign: content shared by the documents that are signed in ink."""

from dataclasses import dataclass

from ita_desk.contents.lines import Span
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier, Person


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


def names_kept_whole(dossier: Dossier) -> tuple[str, ...]:
    """Names of people and units: never broken over two lines."""
    unit = dossier.unit
    names = [person.name for person in dossier.people]
    names += [unit.name, unit.department, unit.group]
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _value(dossier: Dossier, person: Person | None, field: str) -> Span:
    if person is None:
        return Span("", Place("round_report", dossier.id, "reporter_id"))
    return Span(getattr(person, field), Place("person", person.id, field))
