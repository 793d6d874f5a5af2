import pytest

from ita_desk.storage.store import Store
from ita_desk.verbs import dossiers


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "office.sqlite3", write=True) as store:
        yield store


@pytest.fixture
def dossier_id(store, planning):
    """The planning sample in the database."""
    return dossiers.added_ids(dossiers.add(store, [planning]))[0]


@pytest.fixture
def load(store, dossier_id):
    """Loads the sample's tree anew."""
    return lambda: store.load(dossier_id)
