"""The form on paper: heads on all pages, continued rows, the reporter block, the click map."""

import io

import pikepdf
import pytest
from pdf_texts import characters, pdfium_pages, poppler_pages, spelled, without_blanks

from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

MM = 72 / 25.4
CONTINUED = "(ต่อ)"


def bare_pages(pdf):
    return [without_blanks(page) for page in pdfium_pages(pdf)]


def test_pages_are_a4_landscape_and_numbered(sample):
    pages = bare_pages(sample.pdf)
    with pikepdf.open(io.BytesIO(sample.pdf)) as document:
        for page in document.pages:
            width, height = [float(number) / MM for number in page.MediaBox][2:]
            assert (round(width), round(height)) == (297, 210)
    for number, page in enumerate(pages, 1):
        assert f"หน้า{number}/{len(pages)}" in page


def test_both_header_rows_stand_on_every_page_and_the_title_on_the_first(sample):
    header = sample.content.header
    words = [header.measure, header.activity, header.indicator, header.quantity, header.quality]
    words += [header.responsible, header.budget, header.period, *header.quarters, header.results]
    pages = bare_pages(sample.pdf)
    for page in pages:
        assert [word for word in words if without_blanks(word) not in page] == []
    title = without_blanks(sample.content.title[0].text)
    assert [title in page for page in pages] == [True] + [False] * (len(pages) - 1)


def test_a_row_taller_than_a_page_repeats_measure_and_title(printed_text_marks):
    pages = bare_pages(printed_text_marks.pdf)
    activity = printed_text_marks.dossier.activities[0]
    measure = "1." + without_blanks(printed_text_marks.dossier.measures[0].title)
    continued = f"1.1{without_blanks(activity.title)}{CONTINUED}"
    parts = [number for number, page in enumerate(pages) if continued in page]
    assert parts
    assert parts == list(range(1, parts[-1] + 1))
    for number in parts:
        assert measure in pages[number]
        assert measure + CONTINUED not in pages[number]
        # The marks stand on the first part alone.
        assert "12,000" not in pages[number]


def test_where_a_page_ends_between_activities_only_the_measure_is_repeated(printed_planning):
    pages = bare_pages(printed_planning.pdf)
    first, second = (without_blanks(m.title) for m in printed_planning.dossier.measures)
    for page in pages:
        body = page.split(without_blanks(printed_planning.content.header.quarters[3]))[-1]
        assert body.count(first) + body.count(second) >= 1 or "ลงชื่อ" in body
        assert f"{first}{CONTINUED}" not in page


def test_references_reporter_and_signature_stay_on_one_page(planning, print_report):
    """However far down the table ends."""
    ends = set()
    for count in range(1, 9):
        shorter = planning.changed({"activities": planning.activities[-count:]})
        pages = bare_pages(print_report(shorter).pdf)
        whole = [
            all(link.url in page for link in planning.round_report.links)
            and "ผู้รายงานชื่อชื่อ-สกุลผู้รายงาน" in page
            and "ลงชื่อ" in page
            and "(ชื่อ-สกุลผู้รายงาน)" in page
            for page in pages
        ]
        assert whole == [False] * (len(pages) - 1) + [True]
        assert sum("ลงชื่อ" in page for page in pages) == 1
        ends.add(len(pages))
    assert len(ends) > 1


def test_the_signature_never_stands_alone_on_a_page(planning, print_report):
    """A signature on a sheet of its own could be put under another report."""
    results_heading = without_blanks("ผลการดำเนินงาน")
    for count in range(1, 9):
        shorter = planning.changed({"activities": planning.activities[-count:]})
        last = bare_pages(print_report(shorter).pdf)[-1]
        assert results_heading in last
        assert without_blanks(shorter.activities[-1].title) in last


@pytest.mark.usefixtures("poppler")
def test_the_reporter_line_reads_as_on_the_form(printed_planning):
    last = without_blanks(poppler_pages(printed_planning.pdf)[-1])
    assert (
        "ผู้รายงานชื่อชื่อ-สกุลผู้รายงานตำแหน่งเจ้าพนักงานธุรการปฏิบัติงานโทร.020000000"
        "E-mailreporter@example.com" in last
    )


def test_there_is_room_to_sign_in_ink(printed_planning):
    """At least 8 mm of blank paper above the line to sign on."""
    page = characters(printed_planning.pdf)[-1]
    sign_here = spelled("ลงชื่อ", page)[0]
    above = [cluster.y0 for cluster in page if cluster.y0 > sign_here.y1]
    assert min(above) - sign_here.y1 >= 8 * MM


def test_the_block_may_be_left_out(planning, print_report):
    unsigned = planning.round_report.changed({"signature_block": False})
    pages = bare_pages(print_report(planning.changed({"round_report": unsigned})).pdf)
    assert not any("ลงชื่อ" in page for page in pages)
    assert "ผู้รายงานชื่อ" in pages[-1]


def test_missing_values_are_dots_to_write_on(planning, print_report):
    nobody = planning.round_report.changed({"reporter_id": None})
    pages = bare_pages(print_report(planning.changed({"round_report": nobody})).pdf)
    assert "ผู้รายงานชื่อ...." in pages[-1]
    assert "....E-mail...." in pages[-1]
    assert "ลงชื่อ" in pages[-1]


def test_the_properties_name_title_author_and_language(printed_planning):
    with pikepdf.open(io.BytesIO(printed_planning.pdf)) as document:
        assert str(document.docinfo.Title) == printed_planning.content.document_title
        assert str(document.docinfo.Author) == "กองแผนงาน"
        assert str(document.Root.Lang) == "th-TH"


def test_the_same_content_gives_the_same_bytes(printed_planning, print_report, planning):
    assert print_report(planning).pdf == printed_planning.pdf


def test_all_fonts_are_embedded(sample):
    with pikepdf.open(io.BytesIO(sample.pdf)) as document:
        described = [o for o in document.objects if isinstance(o, pikepdf.Dictionary)]
        described = [o for o in described if o.get("/Type") == "/FontDescriptor"]
        assert all("/FontFile2" in descriptor for descriptor in described)
        names = {str(descriptor.FontName)[1:] for descriptor in described}
    assert names == {cluster.font for page in characters(sample.pdf) for cluster in page}


def test_nothing_is_printed_in_the_margins_or_over_them(sample):
    for page in characters(sample.pdf):
        assert all(cluster.x0 >= 15 * MM - 1 for cluster in page)
        assert all(cluster.x1 <= (297 - 15) * MM + 1 for cluster in page)


def test_no_title_is_parted_where_it_begins(sample):
    pages = bare_pages(sample.pdf)
    for activity in sample.dossier.activities:
        assert any(without_blanks(activity.title) in page for page in pages)
    whole = "".join(pages)
    continued = [
        a for a in sample.dossier.activities if f"{without_blanks(a.title)}{CONTINUED}" in whole
    ]
    assert whole.count(CONTINUED) >= len(continued) > 0


def test_every_filled_cell_can_be_clicked_and_leads_to_its_place(sample):
    tags = {box.tag for box in sample.rendered.boxes}
    for activity in sample.dossier.activities:
        for field in ("title", "responsible", "budget", "quantity", "quality"):
            if getattr(activity, field) or field == "budget":
                assert Place("activity", activity.id, field) in tags
        for number, mark in enumerate(activity.quarters, 1):
            if mark:
                assert Place("activity", activity.id, f"quarter_{number}") in tags
        for result in activity.results:
            for evidence in result.evidence:
                field = "title" if evidence.title and "https" in evidence.url else "url"
                assert Place("evidence", evidence.id, field) in tags


def test_a_box_lies_where_its_text_is_printed(printed_planning):
    activity = printed_planning.dossier.activities[5]
    place = Place("activity", activity.id, "title")
    box = next(box for box in printed_planning.rendered.boxes if box.tag == place)
    title = spelled(activity.title, characters(printed_planning.pdf)[box.page - 1])
    assert title
    height = 210 * MM
    assert all(box.x0 - 1 <= cluster.x0 and cluster.x1 <= box.x1 + 1 for cluster in title)
    assert all(box.y0 <= height - (c.y0 + c.y1) / 2 <= box.y1 for c in title)


def test_a_dossier_with_nothing_in_it_still_prints_the_form(print_report):
    rendered = print_report(Dossier(id=1, fiscal_year=2567, round=1)).rendered
    assert rendered.pages == 1
    assert "มาตรการ/แนวทาง" in bare_pages(rendered.pdf)[0]


@pytest.mark.parametrize("numbering", ["continuous", "by-measure", "none"])
def test_printed_order_is_the_order_of_the_plan(planning, print_report, numbering):
    """Acceptance check 5."""
    report = planning.round_report.changed({"numbering": numbering})
    printed = print_report(planning.changed({"round_report": report}))
    whole = "".join(bare_pages(printed.pdf))
    at = [whole.index(without_blanks(activity.title)) for activity in planning.activities]
    assert at == sorted(at)
