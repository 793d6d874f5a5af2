"""What was made of a text is remembered, and long texts take no more memory for it than many."""

from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Concatenate, Generic, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
_LONG = 1_000
"""Letters of a text of which only few are remembered."""
_FEW = 16


class Remembering(Generic[P, R]):
    """A function of a text, and of what can be a key besides, that keeps what it made.

    A cache that counts texts alone grows with each letter typed into a long one: a text of
    20,000 letters would be kept again for each of them.
    """

    def __init__(self, make: Callable[Concatenate[str, P], R], many: int) -> None:
        """Keep what ``make`` gives for the last ``many`` texts, and for the last few long ones."""
        self._short = lru_cache(many)(make)
        self._long = lru_cache(_FEW)(make)

    def __call__(self, text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        """What is made of the text, from before or now."""
        made = self._short if len(text) <= _LONG else self._long
        others, named = cast("tuple[Hashable, ...]", args), cast("dict[str, Hashable]", kwargs)
        return made(text, *others, **named)

    def forget(self) -> None:
        """Let go of all that is kept."""
        self._short.cache_clear()
        self._long.cache_clear()


def remembering(
    many: int,
) -> Callable[[Callable[Concatenate[str, P], R]], Remembering[P, R]]:
    """The decorator of it."""
    return lambda make: Remembering(make, many)
