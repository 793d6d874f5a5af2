"""The file that everything is written into, read back with qpdf, and what is ours in it."""

import io
import zlib

import pikepdf
import pytest
from examples import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ita_desk.typeset.pdf_document import (
    CompactDocument,
    Formatted,
    dictionary,
    flate,
    formatted_text,
    name,
    text_string,
)


def references(numbers):
    return f"[{' '.join(f'{n} 0 R' for n in numbers)}]"


def finished(document, **catalog):
    """The bytes of a file whose catalog has some more entries."""
    document.describe({}, **catalog)
    document.Catalog.Outlines = None
    return document.format()


def opened(pdf, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf)
    return pikepdf.open(path, attempt_recovery=False)


def read(entry):
    """What a reader makes of one catalog entry."""
    with pikepdf.open(io.BytesIO(finished(CompactDocument(), It=entry))) as pdf:
        return pdf.Root.It


def test_objects_come_back_however_many_there_are(tmp_path):
    file = CompactDocument()
    promised = file.reserve()
    numbers = [file.add(f"<</N {n}>>") for n in range(1234)]
    file.put(promised, references(numbers))
    with opened(finished(file, All=f"{promised} 0 R"), tmp_path) as pdf:
        assert [int(item.N) for item in pdf.Root.All] == list(range(1234))


def ending_in_a_carriage_return():
    """Contents whose compressed form ends so: with a line feed it looks like one line end."""
    found = (b"a" * n for n in range(1, 2000))
    return next(data for data in found if zlib.compress(data).endswith(b"\r"))


@pytest.mark.parametrize("compress", [True, False])
@pytest.mark.parametrize(
    "data", [b"", b"x", b"x\r", b"x\n", b"x\r\n", ending_in_a_carriage_return()]
)
def test_the_end_of_a_stream_is_not_misread(data, compress, tmp_path):
    file = CompactDocument()
    made = flate(data, Own="true")
    made.filters = made.filters if compress else None
    pdf = finished(file, It=file.settle(made))
    with opened(pdf, tmp_path) as readable:
        assert readable.Root.It.read_bytes() == data
        assert readable.Root.It.Own
    assert pdf.count(b"endstream") == pdf.count(b"\r\nendstream\nendobj\n")


def test_the_identifier_is_made_of_all_that_is_in_the_file():
    def identifier(content):
        file = CompactDocument()
        file.settle(flate(content))
        with pikepdf.open(io.BytesIO(finished(file))) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier(b"one") == identifier(b"one") != identifier(b"two")


def test_a_number_reserved_in_vain_is_a_mistake():
    file = CompactDocument()
    file.reserve()
    with pytest.raises(ValueError, match="object 2 was never written"):
        finished(file)


def test_an_object_is_let_go_of_when_it_is_written():
    """reportlab keeps everything to the end: a long report has tens of thousands of objects."""
    document = CompactDocument()
    before = len(document.idToObject)
    for number in range(1000):
        document.add(f"<</N {number}>>")
    assert len(document.idToObject) == before
    reference = document.settle(dictionary(N=1), "kept")
    assert document.idToObject["kept"].format(document) == b""
    assert b"N 1" not in reference.format(document)


def test_a_number_that_reportlab_skips_stays_free(tmp_path):
    """Asking for a reference to what is known by a name uses up a number."""
    document = CompactDocument()
    known = dictionary(N=1)
    document.Reference(known, "known")
    before = document.objectcounter
    del known.__InternalName__
    document.Reference(known, "known")
    assert document.objectcounter == before + 1
    number = document.add("<</N 2>>")
    with opened(finished(document, All=f"{number} 0 R"), tmp_path) as pdf:
        assert int(pdf.Root.All.N) == 2
        assert pdf.get_object(before + 1, 0) is None


@settings(max_examples=examples(60))
@example("\u00fe\u00ffก")
@example("\u00fe\u00ff")
@example("(\\")
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text):
    """Also one that begins with what marks UTF-16, and whichever way it is written."""
    assert str(read(text_string(text))) == text
    assert str(read(Formatted(formatted_text(text)))) == text


@pytest.mark.parametrize("text", ["Sarabun-Bold", "a b", "x#(y)", "a/b"])
def test_any_name_comes_back(text):
    with pikepdf.open(io.BytesIO(finished(CompactDocument(), It=name(text)))) as pdf:
        assert str(pdf.Root.It).encode() == b"/" + text.encode()
