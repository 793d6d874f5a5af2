"""What a command is to the command line: words and options it takes, and what comes of it."""

from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from ita_desk import app
from ita_desk.model.errors import N_
from ita_desk.usage import OneLineParser, Translate, UsageFault

if TYPE_CHECKING:
    from argparse import _ArgumentGroup  # pyright: ignore[reportPrivateUsage]

    from ita_desk.storage.store import Store

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_LONGEST_ID = 18


class Outcome(NamedTuple):
    """The lines that a command prints, and the exit code after them.

    ``told`` are lines on stderr: what the reader of the output should know, and no part of it.
    """

    lines: Iterable[str] = ()
    code: int = DONE
    told: Iterable[str] = ()


Command = Callable[[Namespace], Outcome]


class AddCommand(Protocol):
    """Give the command line a command; returns its parser."""

    def __call__(self, name: str, command: Command, explained: str) -> OneLineParser:
        """``explained`` is one sentence of the help, translated."""
        ...


def add_groups(parser: OneLineParser, _: Translate) -> tuple["_ArgumentGroup", "_ArgumentGroup"]:
    """The groups of a command's words and options; ``--help`` is the first option."""
    words, options = parser.add_argument_group(_("words")), parser.add_argument_group(_("options"))
    add_help(options, _)
    return words, options


def add_help(group: "_ArgumentGroup", _: Translate) -> None:
    """Give a parser made without help its ``--help``."""
    group.add_argument("-h", "--help", action="help", help=_("print this help"))


def add_dossier_id(words: "_ArgumentGroup", _: Translate) -> None:
    """The word that says which dossier is meant."""
    words.add_argument("id", metavar=_("ID"), type=_reader(_), help=_("number of the dossier"))


def database(options: Namespace) -> Path:
    """The office database that is meant: ``--database``, else the user's own."""
    return options.database or app.default_database()


def open_to_read(options: Namespace) -> "Store":
    """The database that is meant, found whole, to read from.

    Raises DamagedDatabase or another StorageFault: wrong data is told, not printed.
    """
    from ita_desk.storage.opening import refuse_damaged
    from ita_desk.storage.store import Store

    path = database(options)
    refuse_damaged(path)
    return Store.open(path, write=False)


def unknown_document(name: str, known: Iterable[str]) -> UsageFault:
    """That there is no document of this name."""
    sentence = N_("there is no document {name}, but: {known}")
    return UsageFault(sentence, name=name, known=", ".join(known))


def _reader(_: Translate) -> Callable[[str], int]:
    def read(word: str) -> int:
        if not word.isdecimal() or len(word) > _LONGEST_ID:
            raise ArgumentTypeError(_("{word} is no number of a dossier").format(word=word))
        return int(word)

    return read
