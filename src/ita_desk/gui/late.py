"""Parts of the window that wait until somebody looks at them: the window opens sooner."""

from collections.abc import Callable
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Late(Generic[T_co]):
    """Something that is made when it is first asked for, and only once; call it to ask.

    ``make`` imports what it needs, makes the part, connects it, and shows it what is open now.
    """

    def __init__(self, make: Callable[[], T_co]) -> None:
        """Make nothing yet."""
        self._make = make
        self._made: T_co | None = None

    @property
    def made(self) -> T_co | None:
        """The part, None as long as nobody asked for it."""
        return self._made

    def __call__(self) -> T_co:
        """The part, made now if need be."""
        if self._made is None:
            self._made = self._make()
        return self._made
