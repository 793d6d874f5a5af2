"""Wrong usage of the command line, told in one line in the user's language."""

import argparse
import re
from collections.abc import Callable, Iterable
from typing import Any, NoReturn

from ita_desk.model.errors import N_, WorldFault

Translate = Callable[[str], str]

# argparse's own sentences, by what they begin with; another stays as argparse wrote it.
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.DOTALL), sentence)
    for pattern, sentence in (
        (r"the following arguments are required: (.*)", N_("missing: {0}")),
        (r"unrecognized arguments: (.*)", N_("not understood: {0}")),
        (r"argument (.*?): expected (?:one|at least one) argument", N_("{0} needs a value")),
        (
            r"argument (.*?): invalid choice: (.*) \(choose from (.*)\)",
            N_("{1} is no {0}; there is: {2}"),
        ),
        (r"argument (.*?): ignored explicit argument (.*)", N_("{0} takes no value: {1}")),
        (r"argument (.*?): (.*)", "{0}: {1}"),
    )
)


class UsageFault(WorldFault):
    """The words after the program's name make no sense; nothing was done."""


class OneLineParser(argparse.ArgumentParser):
    """An argument parser that raises UsageFault where argparse would print and exit."""

    def __init__(self, *arguments: Any, translate: Translate, **options: Any) -> None:
        """Take what ArgumentParser takes; ``translate`` is for its own few words."""

        def formatter(prog: str) -> argparse.HelpFormatter:
            return _Formatter(prog, translate)

        super().__init__(
            *arguments,
            **options,
            add_help=False,
            allow_abbrev=False,
            formatter_class=formatter,  # pyright: ignore[reportArgumentType] - called with prog
        )
        self._translate = translate

    def error(self, message: str) -> NoReturn:
        """Raise UsageFault instead of leaving the program."""
        for pattern, sentence in _SENTENCES:
            found = pattern.fullmatch(message)
            if found:
                message = self._translate(sentence).format(*found.groups())
                break
        raise UsageFault("{problem}", problem=message)


class _Formatter(argparse.HelpFormatter):
    """Help whose first word is translated."""

    def __init__(self, prog: str, translate: Translate) -> None:
        super().__init__(prog)
        self._usage = translate(N_("usage: "))

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Begin with the translated word."""
        super().add_usage(usage, actions, groups, self._usage if prefix is None else prefix)
