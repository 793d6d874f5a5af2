"""What happens without a command: the window opens."""

from argparse import Namespace

from ita_desk import app
from ita_desk.commands.command import Outcome, database


def open_window(options: Namespace) -> Outcome:
    """Run the window until it is closed."""
    return Outcome(code=app.run_window(database(options)))
