"""A fault of the world is one sentence, in the language of whoever reads it."""

from ita_desk.model.errors import WorldFault

FAULT = WorldFault("The disk is full: {path}", path="{x} ก")


def test_a_fault_is_a_sentence_with_its_parameters():
    assert str(FAULT) == FAULT.sentence() == "The disk is full: {x} ก"


def test_a_fault_is_translated_before_it_is_filled():
    assert FAULT.sentence({"The disk is full: {path}": "ดิสก์เต็ม: {path}"}.__getitem__) == (
        "ดิสก์เต็ม: {x} ก"
    )
