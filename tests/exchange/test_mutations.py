"""A damaged dossier file is read whole or refused with one line, never with a trace."""

import pytest
from examples import LONG
from proofs.mutated_files import import_each, mutations, samples

from ita_desk.cli import main
from ita_desk.exchange.dossier_file import read_dossier, write_dossier
from ita_desk.exchange.faults import DossierFileFault

SEED, COUNT = 2567, 1_000 if LONG else 300


def test_a_mutated_file_is_read_whole_or_refused_with_one_line():
    read, refused = 0, set[str]()
    for data in mutations(samples(), COUNT, SEED):
        try:
            dossier = read_dossier(data)
        except DossierFileFault as fault:
            sentence = str(fault)
            assert sentence.isprintable(), data
            assert len(sentence) < 1000
            refused.add(sentence)
        else:
            assert read_dossier(write_dossier(dossier)) == dossier, data
            read += 1
    # Both ends of the promise were met by many different files.
    assert read > COUNT // 20
    assert len(refused) > COUNT // 5


def test_through_the_command_line_a_refused_file_changes_nothing(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setenv("LANGUAGE", "en")

    counts = import_each(mutations(samples(), COUNT // 10, SEED), main)

    assert counts.total() == COUNT // 10
    assert len(counts) == 2
