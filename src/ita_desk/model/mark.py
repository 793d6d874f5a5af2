"""A mark: what stands in a quantity, quality or quarter cell of the round report."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Mark:
    """Nothing, a tick, a text, or a tick with a text (both are printed)."""

    ticked: bool = False
    text: str = ""

    def __bool__(self) -> bool:
        """Whether anything is printed in the cell."""
        return self.ticked or bool(self.text)

    def with_text(self, text: str) -> "Mark":
        """Change the text, keeping the tick."""
        return replace(self, text=text)


EMPTY = Mark()
TICK = Mark(ticked=True)
