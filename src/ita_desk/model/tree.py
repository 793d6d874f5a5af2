"""The frozen value tree of one dossier: what documents, files and views are made from.

``id`` is the database's number, or the order in the file for a tree read from a file;
references between parts (``measure_id``, ``reporter_id``) are such ids.
"""

from pydantic import ConfigDict

from ita_desk.model.fields import (
    ActivityFields,
    DossierFields,
    EvidenceFields,
    IndicatorFields,
    MeasureFields,
    PersonFields,
    ReferenceLinkFields,
    ResultFields,
    RoundReportFields,
    UnitFields,
)

_FROZEN = ConfigDict(frozen=True, extra="forbid")


class Unit(UnitFields):
    """The unit of one dossier."""

    model_config = _FROZEN  # type: ignore[assignment]


class Person(PersonFields):
    """A person of one dossier."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int


class Indicator(IndicatorFields):
    """The indicator of one dossier."""

    model_config = _FROZEN  # type: ignore[assignment]


class Measure(MeasureFields):
    """A measure; its activities refer to it."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int


class Evidence(EvidenceFields):
    """One address of a result."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int


class Result(ResultFields):
    """One block of results with its addresses, in printed order."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int
    evidence: tuple[Evidence, ...] = ()


class Activity(ActivityFields):
    """An activity with its results, in printed order."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int
    measure_id: int
    results: tuple[Result, ...] = ()


class ReferenceLink(ReferenceLinkFields):
    """One address above the reporter block."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int


class RoundReport(RoundReportFields):
    """The round report's own fields."""

    model_config = _FROZEN  # type: ignore[assignment]
    reporter_id: int | None = None
    links: tuple[ReferenceLink, ...] = ()


class Dossier(DossierFields):
    """One unit, fiscal year, round and indicator: the root of everything printed."""

    model_config = _FROZEN  # type: ignore[assignment]
    id: int
    unit: Unit = Unit()
    people: tuple[Person, ...] = ()
    indicator: Indicator = Indicator()
    measures: tuple[Measure, ...] = ()
    activities: tuple[Activity, ...] = ()
    round_report: RoundReport = RoundReport()

    def measure(self, measure_id: int) -> Measure:
        """The measure with this id; raises KeyError if the dossier has none."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise KeyError(measure_id)

    def activity(self, activity_id: int) -> Activity:
        """The activity with this id; raises KeyError if the dossier has none."""
        for activity in self.activities:
            if activity.id == activity_id:
                return activity
        raise KeyError(activity_id)

    @property
    def reporter(self) -> Person | None:
        """The person printed in the reporter block, if one is chosen."""
        chosen = self.round_report.reporter_id
        return next((person for person in self.people if person.id == chosen), None)
