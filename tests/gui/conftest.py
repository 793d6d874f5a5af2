"""The whole program on a database of its own, without dialogs."""

from program_fixtures import empty, example, start

__all__ = ["empty", "example", "start"]
