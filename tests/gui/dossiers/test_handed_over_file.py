"""A dossier file that was double-clicked is told of, and taken in only if that is wanted."""

import pytest

from ita_desk.exchange.dossier_file import write_dossier


@pytest.fixture
def file(tmp_path, planning):
    path = tmp_path / "รอบ 1 #100%.ita"
    path.write_bytes(write_dossier(planning))
    return path


def test_it_is_told_and_taken_in(empty, file):
    program, gateway = empty, empty.gateway
    program.offer_file(file)
    ((question, _),) = gateway.questions
    assert file.name in question
    assert "กองแผนงาน" in question
    assert "14" in question
    assert len(program.store.dossiers()) == 1


def test_nothing_is_written_by_itself(empty, file):
    program, gateway = empty, empty.gateway
    gateway.yes = False
    program.offer_file(file)
    assert len(gateway.questions) == 1
    assert not program.store.dossiers()


def test_one_that_is_there_already_is_told(empty, file):
    program, gateway = empty, empty.gateway
    program.offer_file(file)
    program.offer_file(file)
    first, second = (question for question, _ in gateway.questions)
    assert "a dossier of that name already" in second
    assert "a dossier of that name already" not in first
    assert len(program.store.dossiers()) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"letter"])
def test_what_is_no_dossier_file_is_told(empty, file, content):
    file.write_bytes(content)
    program, gateway = empty, empty.gateway
    program.offer_file(file)
    assert file.name in gateway.complaints[0]
    assert not gateway.questions


def test_a_file_given_at_the_start_waits_for_the_database(start, qtbot, file):
    program = start(wait=False)
    program.offer_file(file)
    assert not program.gateway.questions
    qtbot.waitUntil(lambda: bool(program.gateway.questions), timeout=20_000)
    assert len(program.store.dossiers()) == 1
