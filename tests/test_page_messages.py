"""Messages between the window and the page worker survive the pipe, however it cuts them."""

import io
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.model.place import Place
from ita_desk.page_messages import (
    DossierPacker,
    FrameReader,
    PageRequest,
    PagesMade,
    PagesRefused,
    PlacedBox,
    frame,
    read_message,
)


@pytest.fixture
def messages(planning):
    box = PlacedBox(Place("activity", 1, "title"), 2, 0.5, 1.0, 20.0, 30.0)
    return [
        PageRequest(1, "round-report", DossierPacker().pack(planning)),
        PagesMade(1, b"%PDF" * 5000, 2, (box,)),
        PagesRefused(2, "message", (("what", "ไม้"),), box.place, "detail"),
    ]


@given(size=st.integers(min_value=1, max_value=30_000))
def test_pieces_of_any_size_are_put_together_again(size):
    messages = [PagesMade(1, b"x" * 20_000, 2, ()), PagesRefused(2, "ข้อความ"), PagesRefused(3, "")]
    stream = b"".join(map(frame, messages))
    reader = FrameReader()
    pieces = (stream[at : at + size] for at in range(0, len(stream), size))
    assert [message for piece in pieces for message in reader.feed(piece)] == messages


def test_a_stream_is_read_to_its_end(messages):
    stream = io.BytesIO(b"".join(map(frame, messages)))
    assert [read_message(stream) for _ in messages] == messages
    assert read_message(stream) is None


def test_a_stream_that_breaks_off_ends(messages):
    whole = frame(messages[0])
    for length in (0, 3, 4, len(whole) - 1):
        assert read_message(io.BytesIO(whole[:length])) is None


def test_a_packed_dossier_is_the_same_dossier(planning, text_marks):
    packer = DossierPacker()
    for dossier in (planning, text_marks, planning):
        assert pickle.loads(pickle.dumps(packer.pack(dossier))).unpack() == dossier


def test_only_changed_activities_are_packed_again(planning):
    packer = DossierPacker()
    before = packer.pack(planning).activities
    first = planning.activities[0].changed({"title": "ใหม่"})
    edited = planning.changed({"activities": (first, *planning.activities[1:])})
    after = packer.pack(edited)
    assert after.unpack() == edited
    again = [new is old for new, old in zip(after.activities, before, strict=True)]
    assert again == [False] + [True] * (len(before) - 1)
