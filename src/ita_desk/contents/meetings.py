"""Which occurrences a memo can tell of, and which of them it tells of unless one is chosen."""

from ita_desk.model.tree import Activity, Dossier, Result

_MEETING = "ประชุม"


def meetings(dossier: Dossier) -> tuple[Result, ...]:
    """The dated meetings of the round, and what its text calls one, earliest first."""
    found = [result for _, result in _meetings(dossier)]
    said = [one for activity in dossier.activities for one in activity.results if says_meeting(one)]
    return tuple(sorted((*found, *said), key=_day))


def says_meeting(result: Result) -> bool:
    """Whether a dated occurrence of no other category is called a meeting by its text."""
    dated = result.kind == "occurrence" and result.date is not None
    return dated and result.category == "other" and _MEETING in result.text


def memo_meeting(dossier: Dossier) -> Result | None:
    """The chosen meeting; else the last that has a time or a place, or that is counted.

    A meeting of the whole unit is often reported without either; the working group's is the one
    that the memo tells of (docs/domain.md 4.3).
    """
    chosen = dossier.cover_memo.meeting_id
    if chosen is not None:
        return result_of(dossier, chosen)
    known = _meetings(dossier)
    described = [result for _, result in known if result.time or result.place.strip()]
    counted = [result for activity, result in known if activity.counted]
    return max(described or counted or [result for _, result in known], key=_day, default=None)


def result_of(dossier: Dossier, result_id: int) -> Result | None:
    """The result with this id, wherever it stands."""
    return next(
        (
            result
            for activity in dossier.activities
            for result in activity.results
            if result.id == result_id
        ),
        None,
    )


def _meetings(dossier: Dossier) -> list[tuple[Activity, Result]]:
    return [
        (activity, result)
        for activity in dossier.activities
        for result in activity.results
        if result.category == "meeting" and result.date is not None
    ]


def _day(result: Result) -> str:
    return result.date.iso() if result.date else ""
