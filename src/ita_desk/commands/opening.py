"""open: the window, with a dossier file to look at and to take in."""

from argparse import Namespace
from pathlib import Path

from ita_desk import app
from ita_desk.commands.command import AddCommand, Outcome, add_groups, database
from ita_desk.usage import Translate


def add_open(add: AddCommand, _: Translate) -> None:
    """``open FILE``: what a double-click on a dossier file does; nothing is written by itself."""
    explained = _("show a dossier file in the window, where it can be taken in")
    one = add("open", _open, explained)
    words, _options = add_groups(one, _)
    words.add_argument("file", metavar=_("FILE"), type=Path, help=_("a dossier file"))


def _open(options: Namespace) -> Outcome:
    return Outcome(code=app.run_window(database(options), options.file.absolute()))
