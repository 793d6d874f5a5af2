import itertools
from datetime import UTC, datetime, timedelta

import pytest

from ita_desk.storage.store import Store


@pytest.fixture
def database(tmp_path):
    return tmp_path / "office" / "office.sqlite3"


@pytest.fixture
def clock():
    """A clock that goes one second forward at every look."""
    seconds = itertools.count()
    return lambda: datetime(2026, 1, 5, 9, tzinfo=UTC) + timedelta(seconds=next(seconds))


@pytest.fixture
def store(database, clock):
    with Store.open(database, write=True, clock=clock, author="clerk") as store:
        yield store
