"""Which occurrences a memo can tell of, and which of them it tells of unless one is chosen."""

from ita_desk.model.tree import Activity, Dossier, Result


def meetings(dossier: Dossier) -> tuple[Result, ...]:
    """The dated meetings of the round, earliest first."""
    found = [result for _, result in _meetings(dossier)]
    return tuple(sorted(found, key=_day))


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
