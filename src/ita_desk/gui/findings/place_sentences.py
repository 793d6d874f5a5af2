"""What is said at the places where something was found."""

from collections.abc import Callable, Iterator, Mapping

from ita_desk.model.finding import Finding
from ita_desk.model.place import Place


class PlaceSentences(Mapping[Place, str]):
    """Place → the sentences of its findings, one a line, put into words when they are read."""

    def __init__(
        self, found: Mapping[Place, tuple[Finding, ...]], sentence: Callable[[Finding], str]
    ) -> None:
        """``sentence`` puts a finding into words."""
        self._found = found
        self._sentence = sentence

    def __getitem__(self, place: Place) -> str:
        """The words at a place; raises KeyError where nothing was found."""
        return "\n".join(map(self._sentence, self._found[place]))

    def __iter__(self) -> Iterator[Place]:
        """The places where something was found."""
        return iter(self._found)

    def __len__(self) -> int:
        """How many places these are."""
        return len(self._found)

    def __eq__(self, other: object) -> bool:
        """Whether the same was found at the same places, or nothing at none."""
        if isinstance(other, PlaceSentences):
            return self._found is other._found or self._found == other._found
        return isinstance(other, Mapping) and not self._found and not other

    __hash__ = None  # type: ignore[assignment]
