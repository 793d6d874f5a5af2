"""move: everything of an office into one file, and out of it on another computer."""

from argparse import Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from ita_desk import app
from ita_desk.commands.command import AddCommand, Outcome, add_groups, database
from ita_desk.model.errors import N_
from ita_desk.usage import Translate

_PACKED = N_("Written, with {backups} backups. Take it in on the other computer: {path}")
_TAKEN = N_("Taken in, with {backups} backups. What was here before is among the backups.")


def add_move(add: AddCommand, _: Translate) -> None:
    """``move (--to FILE | --from FILE)``."""
    explained = _("write everything into one file for another computer, or take it in there")
    one = add("move", partial(_move, translate=_), explained)
    add_groups(one, _)
    ways = one.add_mutually_exclusive_group(required=True)
    ways.add_argument("--to", metavar=_("FILE"), type=Path, help=_("the file to write"))
    ways.add_argument(
        "--from",
        dest="source",
        metavar=_("FILE"),
        type=Path,
        help=_("the file from the other computer; what is here is backed up first"),
    )


def _move(options: Namespace, translate: Translate) -> Outcome:
    from ita_desk.storage.moving import pack, take_in

    path, settings = database(options), app.window_settings()
    if options.to is not None:
        packed = pack(path, settings, options.to)
        return Outcome([translate(_PACKED).format(backups=packed.backups, path=packed.file)])
    taken = take_in(options.source, path, settings, datetime.now(UTC))
    return Outcome([translate(_TAKEN).format(backups=taken.backups)])
