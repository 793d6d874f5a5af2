"""The guard's own way to the objects of a file, against qpdf's."""

import io
import re

import pikepdf
import pytest
from typeset_documents import cell, document, form

from ita_desk.typeset.errors import ReadError
from ita_desk.typeset.object_reader import ObjectReader
from ita_desk.typeset.story import Paragraph

TOKEN = re.compile(rb"<<|>>|[\[\]]|\([^()]*\)|/?[^\s/<>\[\]()]+")
WRITTEN_ANEW = pikepdf.ObjectStreamMode.generate


@pytest.fixture(scope="module")
def pdf(family):
    from ita_desk.typeset.render import render

    rows = [(cell("มาตรการ"), cell(f"กิจกรรมที่ {n}"), cell("ผล (ก) \\")) for n in range(60)]
    return render(document(form(rows, list(range(60))), Paragraph.plain("น้ำ")), family).pdf


def written_anew(pdf, mode):
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(file, object_stream_mode=mode)
    return file.getvalue()


def agree(pdf):
    """How many structure elements both readers have; they must be the same."""
    reader, count = ObjectReader(pdf), 0
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for number in range(1, int(opened.trailer.Size)):
            known = opened.get_object(number, 0)
            if isinstance(known, pikepdf.Dictionary) and {"/S", "/P"} <= known.keys():
                one, other = reader.read(number), known.unparse(resolved=True)
                assert sorted(TOKEN.findall(one)) == sorted(TOKEN.findall(other))
                count += 1
    return count


def test_it_reads_what_the_typesetter_wrote(pdf):
    assert agree(pdf) > 200


def test_it_reads_what_qpdf_wrote(pdf):
    assert agree(written_anew(pdf, WRITTEN_ANEW)) > 200


@pytest.mark.parametrize(
    "damage",
    [
        lambda pdf: pdf[:-30],
        lambda pdf: pdf.replace(b"/W [ 1 4 2 ]", b"/W [ 1 0 6 ]"),
        lambda pdf: pdf.replace(b"/W [ 1 4 2 ]", b"/Prev 9 /W [ 1 4 2 ]"),
        lambda pdf: pdf[: pdf.rindex(b"startxref")] + b"startxref\n15\n%%EOF\n",
        lambda pdf: written_anew(pdf, pikepdf.ObjectStreamMode.disable),
    ],
)
def test_a_file_of_another_make_is_not_read(pdf, damage):
    with pytest.raises(ReadError):
        ObjectReader(damage(pdf))


def test_an_object_that_is_not_there_is_not_read(pdf):
    with pytest.raises(ReadError):
        ObjectReader(pdf).read(100_000)
