"""The file that everything is written into, read back with qpdf."""

import io
import zlib

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfbase import pdfdoc

from ita_desk.typeset.pdf_document import CompactDocument as PdfFile
from ita_desk.typeset.pdf_document import Formatted, flate, formatted
from ita_desk.typeset.pdf_document import text_string as string


def references(numbers):
    return f"[{' '.join(f'{n} 0 R' for n in numbers)}]"


def text_string(text):
    return formatted(string(text))


def byte_string(data):
    return formatted(pdfdoc.PDFText(data))


name = pdfdoc.PDFName


def finished(file, entries=""):
    """The bytes of a file whose catalog has some more entries."""
    file.Catalog.__NoDefault__ = [*file.Catalog.__NoDefault__, "It", "All"]
    if entries:
        key, value = entries[1:].split(" ", 1)
        setattr(file.Catalog, key, Formatted(value))
    file.Catalog.Outlines = None
    return file.format()


def formatted_by(file, reference):
    return reference.format(file).decode()


def opened(pdf, tmp_path):
    path = tmp_path / "made.pdf"
    path.write_bytes(pdf)
    return pikepdf.open(path, attempt_recovery=False)


def read(entry):
    """What a reader makes of one catalog entry."""
    with pikepdf.open(io.BytesIO(finished(PdfFile(), f"/It {entry}"))) as pdf:
        return pdf.Root.It


def test_objects_come_back_however_many_there_are(tmp_path):
    file = PdfFile()
    promised = file.reserve()
    numbers = [file.add(f"<</N {n}>>") for n in range(1234)]
    file.put(promised, references(numbers))
    with opened(finished(file, f"/All {promised} 0 R"), tmp_path) as pdf:
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
    file = PdfFile()
    made = flate(data, Own="true")
    made.filters = made.filters if compress else None
    pdf = finished(file, f"/It {formatted_by(file, file.settle(made))}")
    with opened(pdf, tmp_path) as readable:
        assert readable.Root.It.read_bytes() == data
        assert readable.Root.It.Own
    assert pdf.count(b"endstream") == pdf.count(b"\r\nendstream\nendobj\n")


def test_the_identifier_is_made_of_all_that_is_in_the_file():
    def identifier(content):
        file = PdfFile()
        file.settle(flate(content))
        with pikepdf.open(io.BytesIO(finished(file))) as pdf:
            return bytes(pdf.trailer.ID[0])

    assert identifier(b"one") == identifier(b"one") != identifier(b"two")


def test_a_number_reserved_in_vain_is_a_mistake():
    file = PdfFile()
    file.reserve()
    with pytest.raises(ValueError, match="object 2 was never written"):
        finished(file)


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back(text):
    assert str(read(text_string(text))) == text


@settings(max_examples=40)
@given(st.binary())
def test_any_bytes_come_back(data):
    assert bytes(read(byte_string(data))) == data


@pytest.mark.parametrize("text", ["Sarabun-Bold", "a b", "x#(y)"])
def test_any_name_comes_back(text):
    assert str(read(name(text))) == f"/{text}"
