"""How welcome a line's end is at a place between two letters."""

from enum import IntEnum


class BreakTier(IntEnum):
    """Take a greater one only where no smaller one will do."""

    WORD = 0
    """Between two words."""
    DOUBTFUL = 1
    """Between two words of the list that may be one: a name, an idiom, a word cut wrongly."""
    COMPOUND = 2
    """Inside a compound, a date, a number with its unit."""
    CLUSTER = 3
    """The last resort in a column narrower than a word: between two clusters."""
