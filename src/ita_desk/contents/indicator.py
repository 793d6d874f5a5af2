"""The indicator's full name, as the forms print it."""

from ita_desk.contents.lines import Span
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier


def indicator_name(dossier: Dossier) -> tuple[Span, ...]:
    """``name (english name : abbreviation)``, without the brackets where both are missing."""
    indicator = dossier.indicator
    spans = [Span(indicator.name, _place(dossier, "name"))]
    if indicator.english_name or indicator.abbreviation:
        spans.append(Span(" ("))
        spans.append(Span(indicator.english_name, _place(dossier, "english_name")))
        if indicator.english_name and indicator.abbreviation:
            spans.append(Span(" : "))
        spans.append(Span(indicator.abbreviation, _place(dossier, "abbreviation")))
        spans.append(Span(")"))
    return tuple(span for span in spans if span.text)


def indicator_code(dossier: Dossier) -> Span:
    """The code, as ``2.1``."""
    return Span(dossier.indicator.code, _place(dossier, "code"))


def _place(dossier: Dossier, field: str) -> Place:
    return Place("indicator", dossier.id, field)
