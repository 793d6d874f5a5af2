"""The command line: one command, or without one the window.

Every error is one line on stderr. Exit codes: 0 done, 1 the input was refused or a check found
what blocks printing, 2 wrong usage. A command is a module in ``commands``, added in ``_parser``.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from ita_desk import app
from ita_desk.bundle import BrokenInstallationError
from ita_desk.commands.backups import (
    add_backup,
    add_backups,
    add_move,
    add_restore,
    add_salvage,
    add_verify,
)
from ita_desk.commands.check import add_check
from ita_desk.commands.command import (
    DONE,
    INTERRUPTED,
    REFUSED,
    WRONG_USAGE,
    Command,
    Outcome,
    add_help,
    database,
)
from ita_desk.commands.dossiers import add_import, add_list, add_open, add_sample
from ita_desk.commands.export import add_export
from ita_desk.commands.finals import add_final, add_finals
from ita_desk.commands.manual import add_manual
from ita_desk.language import user_translations
from ita_desk.last_words import tell
from ita_desk.model.errors import N_, WorldFault
from ita_desk.usage import OneLineParser, Translate, UsageFault

_ADD_COMMANDS = (
    add_import,
    add_list,
    add_export,
    add_check,
    add_final,
    add_finals,
    add_sample,
    add_backup,
    add_backups,
    add_restore,
    add_verify,
    add_salvage,
    add_move,
    add_open,
    add_manual,
)
"""In the order of the help."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    _speak_utf8(sys.stdout, sys.stderr)
    _ = user_translations().gettext
    try:
        options = _parser(_).parse_args(arguments)
        command: Command = options.command
        outcome: Outcome = command(options)
        for line in outcome.told:
            _tell(line, outcome.code)
        _print(outcome.lines)
        code = outcome.code
    except SystemExit as stop:  # argparse has printed the help or the version
        code = int(stop.code or DONE)
    except UsageFault as fault:
        hint = _("ita-desk --help shows what there is")
        code = _tell(f"{fault.sentence(_)} ({hint})", WRONG_USAGE)
    except WorldFault as fault:
        if sys.stderr is None:
            _log(fault)
        code = _tell(fault.sentence(_), REFUSED)
    except BrokenInstallationError as error:
        sentence = _("The installation is not whole, install the program again: {detail}")
        code = _tell(sentence.format(detail=error), REFUSED)
    except BrokenPipeError:
        _discard_output()
        code = REFUSED
    except KeyboardInterrupt:
        code = _tell(_("Interrupted."), INTERRUPTED)
    except Exception as error:
        code = _tell(_unexpected(error, _), REFUSED)
    return code


def _parser(_: Translate) -> OneLineParser:
    parser = OneLineParser(
        prog="ita-desk",
        translate=_,
        description=_("Without a command the window opens."),
    )
    options = parser.add_argument_group(_("options"))
    options.add_argument(
        "--database",
        metavar=_("PATH"),
        type=Path,
        help=_("the office database, instead of the user's own"),
    )
    options.add_argument(
        "--version",
        action=_Version,
        nargs=0,
        help=_("print the version"),
    )
    add_help(options, _)
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))

    def add(name: str, command: Command, explained: str) -> OneLineParser:
        one = commands.add_parser(name, translate=_, help=explained, description=explained)
        one.set_defaults(command=command)
        return one

    for add_command in _ADD_COMMANDS:
        add_command(add, _)
    return parser


def _open_window(options: argparse.Namespace) -> Outcome:
    return Outcome(code=app.run_window(database(options)))


class _Version(argparse.Action):
    """Prints the version; it is looked up only then, which takes a while."""

    def __call__(
        self, parser: argparse.ArgumentParser, *_unused: object, **_options: object
    ) -> None:
        """Print it and end."""
        print(f"ita-desk {app.version()}")
        parser.exit()


def _print(lines: Iterable[str]) -> None:
    try:
        for line in lines:
            print(line)
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        _discard_output()
        sentence = N_("The output could not be written ({reason}).")
        raise WorldFault(sentence, reason=error.strerror) from error


def _tell(sentence: str, code: int) -> int:
    """Print one line on stderr, whatever names and texts it quotes, or show it in a box."""
    from ita_desk.exchange.faults import one_line

    tell(one_line(sentence), sys.stderr)
    return code


def _unexpected(error: Exception, _: Translate) -> str:
    if _log(error):
        sentence = _("A mistake of the program stopped this. Where it happened is noted in {path}")
        return sentence.format(path=app.error_log())
    return _("A mistake of the program stopped this ({kind}).").format(kind=type(error).__name__)


def _log(error: Exception) -> bool:
    from ita_desk.error_log import log_unexpected

    return log_unexpected(error, app.error_log(), app.version())


def _speak_utf8(*streams: TextIO | None) -> None:
    """Thai reaches files and pipes whatever code page Windows is set to."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Keep Python from complaining, at its end, of output that nobody takes any more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
