"""The whole program on a database of its own, without dialogs, and its samples opened in it."""

import opened_dossier
import pytest
from program_fixtures import (
    begun_with_example,
    empty,
    example,
    kept_database,
    shared_worker,
    start,
    worker,
)

__all__ = [
    "begun_with_example",
    "empty",
    "example",
    "kept_database",
    "shared_worker",
    "start",
    "worker",
]


@pytest.fixture
def open_sample(empty, samples_folder):
    """Open a built-in sample by name."""
    return lambda name: opened_dossier.open_file(empty, samples_folder / f"{name}.json")


@pytest.fixture
def planning_open(open_sample):
    """The planning sample, with memo and five levels."""
    return open_sample("planning-2567-r1")


@pytest.fixture
def type_into():
    """Replace the text of an editor as a clerk does, and leave it."""
    return opened_dossier.type_into
