"""The command line: import, list, export and sample; without a command, the window.

Every error is one line on stderr. Exit codes: 0 done, 1 the input was refused, 2 wrong usage.
"""

import os
import re
import sys
from argparse import ArgumentTypeError, Namespace
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from ita_desk import app
from ita_desk.bundle import BrokenInstallationError
from ita_desk.language import user_translations
from ita_desk.model.errors import N_, WorldFault
from ita_desk.usage import OneLineParser, Translate, UsageFault

if TYPE_CHECKING:
    from argparse import _ArgumentGroup  # pyright: ignore[reportPrivateUsage]

    from ita_desk.model.tree import Dossier

DONE, REFUSED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130
_DEFAULT_SAMPLE = "planning-2567-r1"
_DEFAULT_DOCUMENT = "round-report"
_LONGEST_ID = 18
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

Command = Callable[[Namespace], Iterable[str]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit code."""
    _speak_utf8(sys.stdout, sys.stderr)
    _ = user_translations().gettext
    try:
        options = _parser(_).parse_args(arguments)
        command: Command = options.command
        _print(command(options))
        code = DONE
    except SystemExit as stop:  # argparse has printed the help or the version
        code = int(stop.code or DONE)
    except UsageFault as fault:
        hint = _("ita-desk --help shows what there is")
        code = _tell(f"{fault.sentence(_)} ({hint})", WRONG_USAGE)
    except WorldFault as fault:
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
        action="version",
        version=f"ita-desk {app.version()}",
        help=_("print the version"),
    )
    _add_help(options, _)
    parser.set_defaults(command=_open_window)
    commands = parser.add_subparsers(title=_("commands"), metavar=_("COMMAND"))

    def add(name: str, command: Command, explained: str) -> OneLineParser:
        one = commands.add_parser(name, translate=_, help=explained, description=explained)
        one.set_defaults(command=command)
        return one

    one = add("import", _import, _("add dossiers from files; print their numbers and titles"))
    words, options = one.add_argument_group(_("words")), one.add_argument_group(_("options"))
    words.add_argument("files", metavar=_("FILE"), nargs="+", type=Path, help=_("dossier files"))
    _add_help(options, _)

    one = add("list", _list, _("print number, year, round, indicator and unit of each dossier"))
    _add_help(one.add_argument_group(_("options")), _)

    one = add("export", _export, _("write a dossier into a file, by suffix: .pdf or .json"))
    words, options = one.add_argument_group(_("words")), one.add_argument_group(_("options"))
    words.add_argument("id", metavar=_("ID"), type=_dossier_id(_), help=_("number of the dossier"))
    options.add_argument(
        "--document",
        metavar=_("NAME"),
        default=_DEFAULT_DOCUMENT,
        help=_("the document to print; {default} unless given").format(default=_DEFAULT_DOCUMENT),
    )
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, required=True, help=_("the file to write")
    )
    _add_help(options, _)

    one = add("sample", _sample, _("add a built-in example dossier"))
    words, options = one.add_argument_group(_("words")), one.add_argument_group(_("options"))
    words.add_argument(
        "name",
        metavar=_("NAME"),
        nargs="?",
        default=_DEFAULT_SAMPLE,
        help=_("{default} unless given").format(default=_DEFAULT_SAMPLE),
    )
    _add_help(options, _)
    return parser


def _add_help(group: "_ArgumentGroup", _: Translate) -> None:
    group.add_argument("-h", "--help", action="help", help=_("print this help"))


def _dossier_id(_: Translate) -> Callable[[str], int]:
    def read(word: str) -> int:
        if not word.isdecimal() or len(word) > _LONGEST_ID:
            raise ArgumentTypeError(_("{word} is no number of a dossier").format(word=word))
        return int(word)

    return read


def _open_window(options: Namespace) -> Iterable[str]:
    code = app.run_window(_database(options))
    if code != DONE:
        raise SystemExit(code)
    return ()


def _import(options: Namespace) -> Iterable[str]:
    from ita_desk.exchange.dossier_file import read_dossier_path

    return _add(options, [read_dossier_path(path) for path in options.files])


def _sample(options: Namespace) -> Iterable[str]:
    samples = app.sample_files()
    if options.name not in samples:
        known = ", ".join(samples)
        sentence = N_("there is no example {name}, but: {known}")
        raise UsageFault(sentence, name=options.name, known=known)

    from ita_desk.exchange.dossier_file import read_dossier_path

    return _add(options, [read_dossier_path(samples[options.name])])


def _add(options: Namespace, trees: "Sequence[Dossier]") -> Iterable[str]:
    """Add all dossiers or none: they were read before the database is touched."""
    from ita_desk.storage.store import Store
    from ita_desk.verbs import dossiers

    with Store.open(_database(options), write=True) as store:
        ids = dossiers.added_ids(dossiers.add(store, trees))
    return [f"{number}\t{_title(tree)}" for number, tree in zip(ids, trees, strict=True)]


def _list(options: Namespace) -> Iterable[str]:
    from ita_desk.storage.store import Store

    with Store.open(_database(options), write=False) as store:
        found = store.dossiers()
    return [
        "\t".join(
            (
                str(dossier.id),
                str(dossier.fiscal_year),
                str(dossier.round),
                _on_one_line(dossier.indicator_code),
                _on_one_line(dossier.unit_name),
            )
        )
        for dossier in found
    ]


def _export(options: Namespace) -> Iterable[str]:
    from ita_desk.exchange.atomic import write_atomically
    from ita_desk.storage.store import Store

    make = _maker(options)
    with Store.open(_database(options), write=False) as store:
        dossier = store.load(options.id)
    write_atomically(options.to, make(dossier))
    return ()


def _maker(options: Namespace) -> "Callable[[Dossier], bytes]":
    """What makes the file that ``--to`` names; raises UsageFault for an unknown kind of file."""
    match options.to.suffix.lower():
        case ".json":
            from ita_desk.exchange.dossier_file import write_dossier

            return write_dossier
        case ".pdf":
            from ita_desk.contents.documents import DOCUMENTS

            if options.document not in DOCUMENTS:
                known = ", ".join(DOCUMENTS)
                sentence = N_("there is no document {name}, but: {known}")
                raise UsageFault(sentence, name=options.document, known=known)
            created = datetime.now().astimezone()
            return lambda dossier: app.pdf_of(options.document, dossier, created)
        case _:
            sentence = N_("a file that ends in .pdf or .json is needed, not {file}")
            raise UsageFault(sentence, file=options.to)


def _database(options: Namespace) -> Path:
    return options.database or app.default_database()


def _title(dossier: "Dossier") -> str:
    """Unit, year, round and indicator, as a clerk names a dossier: always Thai, like the forms."""
    from ita_desk.thai.calendar import round_label

    parts = (
        dossier.unit.name,
        f"ปีงบประมาณ {dossier.fiscal_year}",
        round_label(dossier.round),
        f"ตัวชี้วัดที่ {dossier.indicator.code}" if dossier.indicator.code else "",
    )
    return " · ".join(_on_one_line(part) for part in parts if part)


def _on_one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)


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
    """Print one line on stderr, whatever names and texts it quotes."""
    from ita_desk.exchange.one_line import one_line

    with suppress(OSError):
        print(f"ita-desk: {one_line(sentence)}", file=sys.stderr)
    return code


def _unexpected(error: Exception, _: Translate) -> str:
    from ita_desk.error_log import log_unexpected

    path = app.error_log()
    if log_unexpected(error, path, app.version()):
        sentence = _("A mistake of the program stopped this. Where it happened is noted in {path}")
        return sentence.format(path=path)
    return _("A mistake of the program stopped this ({kind}).").format(kind=type(error).__name__)


def _speak_utf8(*streams: TextIO | None) -> None:
    """Thai reaches files and pipes whatever code page Windows is set to."""
    for stream in streams:
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _discard_output() -> None:
    """Keep Python from complaining, at its end, of output that nobody takes any more."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
