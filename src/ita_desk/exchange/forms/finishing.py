"""From what was read of a form to the dossier, and what the whole of it leaves open."""

from collections.abc import Callable, Iterator
from itertools import count
from typing import Any, cast

from ita_desk.exchange.forms.draft import ActivityDraft, Draft
from ita_desk.exchange.forms.reading import DoubtCode, Reading
from ita_desk.exchange.office.paper import WHOLE_FILE
from ita_desk.model import tree
from ita_desk.model.choices import Numbering
from ita_desk.model.mark import Mark
from ita_desk.model.place import Place
from ita_desk.model.result_lines import ReadResult
from ita_desk.thai.digits import arabic_digits

_REPORTER_ID = 1


def finished(draft: Draft) -> Reading:
    """The dossier of a draft, its texts in Arabic digits, which is how they are stored."""
    _tell_gaps(draft)
    stored = arabic_digits if draft.digits == "thai" else str
    ids = _Ids(stored)
    dossier = tree.Dossier(
        id=1,
        fiscal_year=draft.fiscal_year,
        round=draft.round or 1,
        unit=tree.Unit(name=stored(draft.unit)),
        people=tuple(_people(draft, stored)),
        indicator=tree.Indicator(**{name: stored(text) for name, text in draft.indicator.items()}),
        measures=tuple(tree.Measure(id=one.id, title=stored(one.title)) for one in draft.measures),
        activities=tuple(ids.activity(one) for one in draft.activities),
        round_report=_round_report(draft),
        kpi_sheet=tree.KpiSheet(
            rows=tuple(
                _kpi_row(number, row, stored) for number, row in enumerate(draft.kpi_rows, 1)
            )
        ),
    )
    return Reading(dossier, tuple(draft.doubts), tuple(draft.leftovers))


def _tell_gaps(draft: Draft) -> None:
    gaps: tuple[tuple[bool, DoubtCode, Place], ...] = (
        (draft.round is None, "round-missing", Place("dossier", 1, "round")),
        (not draft.unit, "unit-missing", Place("unit", 1, "name")),
        (not draft.indicator, "indicator-missing", Place("indicator", 1, "name")),
    )
    for missing, code, place in gaps:
        if missing:
            draft.doubt(code, WHOLE_FILE, "", place)
    if not draft.activities and not draft.kpi_rows:
        draft.doubt("no-form", WHOLE_FILE)
    numbers = [one.number for one in draft.activities if one.number]
    running = [str(number) for number in range(1, len(numbers) + 1)]
    if numbers and not _by_measure(draft) and numbers != running:
        draft.doubt("numbers-not-in-order", WHOLE_FILE, " ".join(numbers))


def _by_measure(draft: Draft) -> bool:
    return any("." in one.number for one in draft.activities)


def _people(draft: Draft, stored: Callable[[str], str]) -> Iterator[tree.Person]:
    if draft.reporter:
        told = {name: stored(text) for name, text in draft.reporter.items()}
        yield tree.Person(id=_REPORTER_ID, key="reporter", **told)


def _round_report(draft: Draft) -> tree.RoundReport:
    numbering: Numbering = "none"
    if _by_measure(draft):
        numbering = "by-measure"
    elif any(one.number for one in draft.activities):
        numbering = "continuous"
    return tree.RoundReport(
        headings=draft.headings or "indicator-first",
        numbering=numbering,
        digits=draft.digits,
        reporter_id=_REPORTER_ID if draft.reporter else None,
        links=tuple(
            tree.ReferenceLink(id=number, url=url) for number, url in enumerate(draft.links, 1)
        ),
    )


def _kpi_row(number: int, row: dict[str, str], stored: Callable[[str], str]) -> tree.KpiRow:
    texts: dict[str, Any] = {name: stored(text) for name, text in row.items()}
    return tree.KpiRow(id=number, own=False, **texts)


class _Ids:
    """Numbers results and addresses in the order of the file; ``stored`` makes texts fit."""

    def __init__(self, stored: Callable[[str], str]) -> None:
        self._stored = stored
        self._results = count(1)
        self._evidence = count(1)

    def activity(self, draft: ActivityDraft) -> tree.Activity:
        """An activity with its results."""
        stored = self._stored
        marks = {name: Mark(m.ticked, stored(m.text)) for name, m in draft.marks.items()}
        return tree.Activity(
            id=draft.id,
            measure_id=draft.measure_id,
            title=stored(draft.title),
            numbered=bool(draft.number),
            months=tuple(draft.months),
            responsible=stored(draft.responsible),
            budget=None if draft.budget is None else stored(draft.budget),
            counted=draft.counted,
            knowledge_topic=stored(draft.knowledge_topic),
            results=tuple(self._result(one) for one in draft.results),
            **cast("dict[str, Any]", marks),
        )

    def _result(self, read: ReadResult) -> tree.Result:
        return tree.Result(
            id=next(self._results),
            kind=read.kind,
            text=self._stored(read.text),
            date=read.date,
            date_text=self._stored(read.date_text),
            public=read.public,
            evidence=tuple(
                tree.Evidence(id=next(self._evidence), url=url, title=self._stored(title))
                for title, url in read.links
            ),
        )
