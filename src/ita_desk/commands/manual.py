"""manual: the manual as a PDF."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path

from ita_desk import app
from ita_desk.commands.command import AddCommand, Outcome, add_groups
from ita_desk.usage import Translate

_LANGUAGES = ("th", "en")


def add_manual(add: AddCommand, _: Translate) -> None:
    """``manual [--language NAME] --to FILE``."""
    one = add("manual", _manual, _("write the manual as a PDF"))
    _words, options = add_groups(one, _)
    options.add_argument(
        "--language",
        metavar=_("NAME"),
        choices=_LANGUAGES,
        default=_LANGUAGES[0],
        help=_("th, or en: the short one for IT officers"),
    )
    options.add_argument(
        "--to", metavar=_("FILE"), type=Path, required=True, help=_("the file to write")
    )


def _manual(options: Namespace) -> Outcome:
    from ita_desk.exchange.atomic import write_atomically
    from ita_desk.office_fonts import form_fonts
    from ita_desk.pages.manual import make_manual

    made = make_manual(app.manual(options.language), form_fonts(), datetime.now().astimezone())
    write_atomically(options.to, made.pdf)
    return Outcome()
