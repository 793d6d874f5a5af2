"""Moments that the clock of a computer told, and what can be seen of its being wrong."""

from datetime import datetime, timedelta

FIRST_YEAR = 2024
"""No moment is before it: this program was not there."""
_AHEAD = timedelta(days=1)
"""A clock that is a little fast is none in a wrong year."""


def is_out_of_time(at: datetime, now: datetime) -> bool:
    """Whether nothing can have been done at ``at``; both with their zone.

    It is too early or still to come: the clock of then was wrong, or that of now is.
    """
    return at.year < FIRST_YEAR or at > now + _AHEAD
