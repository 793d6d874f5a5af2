import io
import subprocess
from datetime import UTC, datetime, timedelta, timezone

import page as validator
import pikepdf
import pytest
from typeset_documents import document, failures, lines, marked_texts

from ita_desk.typeset.document import Document, Metadata, PageFormat, Section
from ita_desk.typeset.story import Bookmark, PageBreak, Paragraph

MOMENT = datetime(2024, 3, 5, 14, 30, 59, tzinfo=timezone(timedelta(hours=7)))


def with_metadata(**entries):
    metadata = Metadata(**{"title": "แบบรายงาน", **entries})
    return Document((Section((Paragraph.plain("ก"),)),), metadata)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def test_the_same_document_gives_the_same_bytes(printed):
    page = document(*lines(["น้ำ", "ที่ 1", "✓"]))
    assert printed(page).pdf == printed(page).pdf


def test_another_document_gives_another_identifier(printed):
    one, other = [opened(printed(document(*lines([text]))).pdf) for text in ("ก", "ข")]
    assert bytes(one.trailer.ID[0]) != bytes(other.trailer.ID[0])


def test_metadata_stand_in_the_info_dictionary_and_in_the_xmp_packet_alike(printed):
    made = with_metadata(
        author="กองแผนงาน <&>",
        subject="ITA",
        keywords=("ก", "ข"),
        creator="ita-desk",
        created=MOMENT,
    )
    pdf = printed(made).pdf
    file = opened(pdf)
    info = file.docinfo
    assert str(info["/Title"]) == "แบบรายงาน"
    assert str(info["/CreationDate"]) == "D:20240305143059+07'00'"
    with file.open_metadata() as xmp:
        assert xmp["dc:title"] == "แบบรายงาน"
        assert xmp["dc:creator"] == ["กองแผนงาน <&>"]
        assert xmp["dc:description"] == str(info["/Subject"]) == "ITA"
        assert xmp["pdf:Keywords"] == str(info["/Keywords"]) == "ก, ข"
        assert xmp["xmp:CreatorTool"] == str(info["/Creator"]) == "ita-desk"
        assert xmp["xmp:CreateDate"] == "2024-03-05T14:30:59+07:00"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("2", "A")
        assert xmp["pdfuaid:part"] == "1"
    assert failures(pdf) == []


def test_no_date_is_made_up(printed):
    pdf = printed(with_metadata()).pdf
    with opened(pdf) as file:
        assert "/CreationDate" not in file.docinfo
    assert failures(pdf) == []


def test_nothing_is_anonymous(printed):
    pdf = printed(with_metadata()).pdf
    with opened(pdf) as file:
        assert "anonymous" not in str(dict(file.docinfo))
        assert str(file.Root.Lang) == "th-TH"


@pytest.mark.parametrize("title", ["ก\x00ข", "<b>&", "\U0001f600"])
def test_any_title_is_valid(title, printed):
    assert failures(printed(with_metadata(title=title, created=MOMENT.astimezone(UTC))).pdf) == []


@pytest.mark.parametrize("typed", ["ก\ufeffข", "\0", "\ufffe", "ป\uf70aา", "\U000f1234"])
def test_a_character_the_standards_forbid_is_printed_and_less_is_claimed(typed, printed):
    """Text is sacred: the file keeps it, and claims PDF/A-2b without PDF/UA."""
    pdf = printed(document(*lines([typed]))).pdf
    assert "".join(marked_texts(pdf).values()) == typed
    assert validator.validate_pdf_bytes(pdf, profile="2b").is_compliant
    assert not validator.validate_pdf_bytes(pdf, profile="2a").is_compliant
    with opened(pdf).open_metadata() as xmp:
        assert xmp["pdfaid:conformance"] == "B"
        assert "pdfuaid:part" not in xmp


def test_the_colour_profile_is_an_rgb_profile_of_its_own_length(printed):
    file = opened(printed(with_metadata()).pdf)
    profile = file.Root.OutputIntents[0].DestOutputProfile
    data = profile.read_bytes()
    assert int(profile.N) == 3
    assert int.from_bytes(data[:4]) == len(data)
    assert data[36:40] == b"acsp"


def test_bookmarks_lead_to_the_place_of_the_item_after_them(printed):
    items = [Bookmark("หนึ่ง"), Paragraph.plain("ก"), Bookmark("หนึ่งหนึ่ง", 2), PageBreak()]
    items += [Paragraph.plain("ข"), Bookmark("สอง"), Paragraph.plain("ค")]
    pdf = opened(printed(document(*items)).pdf)
    with pdf.open_outline() as outline:
        first, second = outline.root
        assert [first.title, second.title] == ["หนึ่ง", "สอง"]
        assert [child.title for child in first.children] == ["หนึ่งหนึ่ง"]
        page_of = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        assert page_of[first.destination[0].objgen] == 0
        assert page_of[second.destination[0].objgen] == 1


def test_sections_have_pages_of_their_own_format(printed):
    sections = tuple(
        Section((Paragraph.plain(name),), page)
        for name, page in (("ก", PageFormat()), ("ข", PageFormat.a4_landscape(15, 15, 15, 15)))
    )
    pdf = opened(printed(Document(sections, Metadata("สอง"))).pdf)
    sizes = [tuple(round(float(v)) for v in page.MediaBox) for page in pdf.pages]
    assert sizes == [(0, 0, 595, 842), (0, 0, 842, 595)]


@pytest.mark.usefixtures("poppler")
def test_poppler_has_nothing_to_say(printed, tmp_path):
    path = tmp_path / "page.pdf"
    path.write_bytes(printed(document(*lines(["น้ำ", "✓"]))).pdf)
    command = ["pdftotext", str(path), "-"]
    assert subprocess.run(command, capture_output=True, check=True).stderr == b""
