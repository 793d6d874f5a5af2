"""The world's faults, told apart from our mistakes.

A fault carries an English sentence (the message id of the catalogues) and its parameters;
whoever shows it translates it. Any other exception is a mistake of the program.
"""

from collections.abc import Callable


def N_(message: str) -> str:  # noqa: N802 (gettext's own name for "translate later")
    """Mark a sentence for the translation catalogues without translating it here."""
    return message


class WorldFault(Exception):
    """Something outside the program is not as needed: a file, the disk, a lock, an input."""

    def __init__(self, message: str, **parameters: object) -> None:
        super().__init__(message, parameters)
        self.message = message
        self.parameters = parameters

    def sentence(self, translate: Callable[[str], str] = lambda message: message) -> str:
        """The one line a user reads."""
        return translate(self.message).format(**self.parameters)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.sentence()
