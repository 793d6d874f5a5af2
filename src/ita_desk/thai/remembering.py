"""What was made of a text is remembered, and long texts take no more memory for it than many."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
_LETTERS = 64
"""Of each of the texts that may be kept, on the average."""


class Remembering(Generic[P, R]):
    """A function of a text, and of what can be a key besides, that keeps what it made.

    A cache that counts texts alone grows with each letter typed into a long one: a text of 700
    letters would be kept again for each of them.
    """

    def __init__(self, make: Callable[Concatenate[str, P], R], many: int) -> None:
        """Keep what ``make`` gives for the last texts: so many, and no more letters in all.

        The last one is kept however long it is.
        """
        self._make, self._most, self._most_letters = make, many, many * _LETTERS
        self._kept: OrderedDict[tuple[Any, ...], R] = OrderedDict()
        self._letters = 0
        self._lock = Lock()

    def __call__(self, text: str, *args: P.args, **kwargs: P.kwargs) -> R:
        """What is made of the text, from before or now."""
        key: tuple[Any, ...] = (text, args, *kwargs.items())
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = self._make(text, *args, **kwargs)
        with self._lock:
            self._keep(key, made)
        return made

    def _keep(self, key: tuple[Any, ...], made: R) -> None:
        if key not in self._kept:  # another thread may have made it meanwhile
            self._letters += len(key[0])
        self._kept[key] = made
        while self._is_full() and len(self._kept) > 1:
            oldest, _ = self._kept.popitem(last=False)
            self._letters -= len(oldest[0])

    def _is_full(self) -> bool:
        return len(self._kept) > self._most or self._letters > self._most_letters

    def forget(self) -> None:
        """Let go of all that is kept."""
        with self._lock:
            self._kept.clear()
            self._letters = 0


def remembering(
    many: int,
) -> Callable[[Callable[Concatenate[str, P], R]], Remembering[P, R]]:
    """The decorator of it."""
    return lambda make: Remembering(make, many)
