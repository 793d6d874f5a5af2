"""The print guard refuses a PDF that was tampered with, and names the place."""

import io
import re
from dataclasses import replace

import pikepdf
import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from typeset_documents import cell, document, form

from ita_desk.typeset import guard
from ita_desk.typeset.document import PageFormat, PageText
from ita_desk.typeset.errors import PrintProblem, PrintRefused
from ita_desk.typeset.guard import check_print
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Paragraph, ParagraphStyle, Run
from ita_desk.typeset.subset import CompositeSubset

ADDRESS = "https://planning.anamai.moph.go.th/web-upload/a.pdf"
SHOWN = re.compile(rb"(1 0 0 1 )([\d.]+) ([\d.]+)( Tm<)([0-9A-F]+)(>Tj)")


@pytest.fixture
def sound(guard_input):
    """What the guard is handed for a document of two pages: text, a table, a link."""
    linked = Paragraph((Run("ดู "), Run(ADDRESS, link=ADDRESS)), tag="link")
    rows = [
        (cell("มาตรการ", tag="m"), cell("กิจกรรมที่ 1", tag="title"), cell("ผล " * 300, tag="res"))
    ]
    heading = Paragraph((Run("หัวเรื่อง"),), ParagraphStyle(role="H1"), tag="heading")
    return guard_input(
        document(
            heading,
            linked,
            form(rows, ["ก"]),
            page=PageFormat(210, 120),
            furniture=[PageText("หน้า {page}")],
        )
    )


def changed(pdf, change):
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        change(opened)
        file = io.BytesIO()
        opened.save(file, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return file.getvalue()


def refusal(given, change):
    """The complaints about a changed PDF."""
    pdf, asked, frames = given
    with pytest.raises(PrintRefused) as refused:
        check_print(changed(pdf, change), asked, frames)
    return refused.value.complaints


def edit_content(page, edit):
    def change(pdf):
        contents = pdf.pages[page].Contents
        before = contents.read_bytes()
        after = edit(before)
        assert after != before
        contents.write(after)

    return change


def edit_shown(number, edit, page=0):
    """Change the n-th shown string of a page: edit(x, y, codes) gives the new three."""

    def replaced(content):
        found = list(SHOWN.finditer(content))[number]
        x, y, codes = edit(float(found[2]), float(found[3]), found[5])
        new = b"%s%.2f %.2f%s%s%s" % (found[1], x, y, found[4], codes, found[6])
        return content[: found.start()] + new + content[found.end() :]

    return edit_content(page, replaced)


def first_font(pdf):
    return next(iter(pdf.pages[0].Resources.Font.values()))


def test_a_sound_file_passes_also_when_written_anew(sound):
    pdf, asked, frames = sound
    check_print(pdf, asked, frames)
    check_print(changed(pdf, lambda _: None), asked, frames)


def test_a_dropped_glyph(sound):
    complaints = refusal(sound, edit_shown(0, lambda x, y, codes: (x, y, codes[4:])))
    assert complaints[0].problem is PrintProblem.TEXT_DIFFERS
    assert (complaints[0].tag, complaints[0].page) == ("heading", 1)


def test_a_dropped_line(sound):
    complaints = refusal(sound, edit_shown(9, lambda x, y, codes: (x, y, b""), page=1))
    assert complaints[0].problem is PrintProblem.TEXT_DIFFERS
    assert complaints[0].tag == "res"


def test_exchanged_glyphs(sound):
    def swap(x, y, codes):
        return x, y, codes[4:8] + codes[:4] + codes[8:]

    assert refusal(sound, edit_shown(1, swap))[0].tag == "link"


@pytest.mark.parametrize("distance", [60, -20])
def test_text_shifted_sideways_out_of_its_box(distance, sound):
    shift = edit_shown(8, lambda x, y, codes: (x + distance, y, codes), page=1)
    (complaint,) = refusal(sound, shift)
    assert complaint.problem is PrintProblem.OUTSIDE_BOX
    assert (complaint.tag, complaint.page) == ("res", 2)


@pytest.mark.parametrize("distance", [25, -25, 12, -12])
def test_text_shifted_over_its_neighbours(distance, sound):
    shift = edit_shown(8, lambda x, y, codes: (x, y + distance, codes), page=1)
    complaint, *_ = refusal(sound, shift)
    assert complaint.problem is PrintProblem.OVERLAP
    assert (complaint.tag, complaint.page) == ("res", 2)


def test_text_shifted_up_out_of_its_cell(sound):
    complaints = refusal(sound, edit_shown(0, lambda x, y, codes: (x, y + 15, codes)))
    assert complaints[0].problem is PrintProblem.OUTSIDE_BOX
    assert complaints[0].tag == "heading"


def test_text_shifted_off_the_page(sound):
    complaints = refusal(sound, edit_shown(0, lambda x, y, codes: (x + 900, y, codes)))
    assert complaints[0].problem is PrintProblem.OUTSIDE_PAGE
    assert (complaints[0].tag, complaints[0].page) == ("heading", 1)


def test_a_page_number_off_the_page(sound):
    complaints = refusal(sound, edit_shown(-1, lambda x, y, codes: (x, -30, codes)))
    assert complaints[0].problem is PrintProblem.OUTSIDE_PAGE
    assert complaints[0].page == 1


def test_a_larger_size_that_runs_over_the_edge(sound):
    complaints = refusal(
        sound, edit_content(1, lambda content: content.replace(b" 9.556 Tf", b" 19.5 Tf"))
    )
    expected = {PrintProblem.OUTSIDE_PAGE, PrintProblem.OUTSIDE_BOX}
    assert expected & {complaint.problem for complaint in complaints}


def test_an_altered_link(sound):
    def alter(pdf):
        pdf.pages[0].Annots[0].A.URI = pikepdf.String(ADDRESS.replace("a.pdf", "b.pdf"))

    (complaint,) = refusal(sound, alter)
    assert complaint.problem is PrintProblem.LINK_DIFFERS
    assert (complaint.tag, complaint.page) == ("link", 1)
    assert "b.pdf" in complaint.detail


def test_a_link_that_is_gone(sound):
    complaints = refusal(sound, lambda pdf: pdf.pages[0].obj.__delitem__("/Annots"))
    assert complaints[0].problem is PrintProblem.LINK_DIFFERS


def test_a_link_beside_its_text(sound):
    def move(pdf):
        pdf.pages[0].Annots[0].Rect = pikepdf.Array([10, 10, 20, 20])

    assert refusal(sound, move)[0].problem is PrintProblem.LINK_DIFFERS


def test_a_link_that_was_not_asked_for(sound):
    def add(pdf):
        annotation = pikepdf.Dictionary(pdf.pages[0].Annots[0])
        pdf.pages[1].Annots = pikepdf.Array([pdf.make_indirect(annotation)])

    assert refusal(sound, add)[0].problem is PrintProblem.LINK_DIFFERS


def test_a_font_that_is_not_embedded(sound):
    def strip(pdf):
        del first_font(pdf).DescendantFonts[0].FontDescriptor["/FontFile2"]

    assert refusal(sound, strip)[0].problem is PrintProblem.FONT_NOT_EMBEDDED


def test_a_removed_font(sound):
    def remove(pdf):
        fonts = pdf.pages[0].Resources.Font
        del fonts[next(iter(fonts.keys()))]

    assert refusal(sound, remove)[0].problem is PrintProblem.UNREADABLE


def test_an_empty_glyph(guard_input, monkeypatch):
    """A font file whose first glyph has no outline."""
    composite = CompositeSubset._composite
    with monkeypatch.context() as patch:
        patch.setattr(CompositeSubset, "_composite", lambda self, parts: composite(self, parts[:0]))
        given = guard_input(document(Paragraph((Run("กข"),), tag="t")))
    with pytest.raises(PrintRefused) as refused:
        check_print(*given)
    complaint = refused.value.complaints[0]
    assert complaint.problem is PrintProblem.GLYPH_MISSING
    assert (complaint.tag, complaint.page) == ("t", 1)


@pytest.mark.parametrize("text", ["\ufe0f", "\ufe0e\ufe0f", "ก \ufe0f ข", "\u034f", "\u180b"])
def test_a_mark_that_is_never_drawn_needs_nothing_before_it(text, family):
    """A messenger leaves the sign that makes a tick an emoji behind when the tick is deleted."""
    assert render(document(Paragraph((Run(text),), tag="title")), family).pdf


@pytest.fixture
def marked(guard_input):
    """Letters with and without marks: the codes of ก, ก่ (two), ข, ข่ (two)."""
    given = guard_input(document(Paragraph((Run("กก่ขข่"),), tag="t")))
    check_print(*given)
    return given


def exchange(one, other):
    """Let a code stand at one place for what it is, at another for what draws more."""

    def edit(x, y, codes):
        split = [codes[at : at + 4] for at in range(0, len(codes), 4)]
        split[one] = split[other]
        return x, y, b"".join(split)

    return edit_shown(0, edit)


@pytest.mark.parametrize(("one", "other"), [(1, 0), (4, 3)])
def test_a_letter_that_does_not_draw_the_marks_after_it(one, other, marked):
    """The codes still say what was typed."""
    (complaint,) = refusal(marked, exchange(one, other))
    assert complaint.problem is PrintProblem.GLYPH_MISSING
    assert (complaint.tag, complaint.page) == ("t", 1)


def test_marks_with_nothing_before_them_that_draws_them(marked):
    complaints = refusal(marked, exchange(0, 2))
    assert complaints[0].problem is PrintProblem.TEXT_DIFFERS
    assert PrintProblem.GLYPH_MISSING in {complaint.problem for complaint in complaints}


def test_notdef_in_place_of_a_glyph(sound):
    def to_notdef(x, y, codes):
        return x, y, b"0000" + codes[4:]

    problems = {complaint.problem for complaint in refusal(sound, edit_shown(0, to_notdef))}
    assert PrintProblem.GLYPH_MISSING in problems


def test_another_meaning_of_a_code(sound):
    def alter(pdf):
        stream = first_font(pdf).ToUnicode
        stream.write(stream.read_bytes().replace(b"<0E01>", b"<0E02>"))

    assert refusal(sound, alter)[0].problem is PrintProblem.TEXT_DIFFERS


def test_another_width_than_the_font_has(sound):
    def alter(pdf):
        widths = first_font(pdf).DescendantFonts[0].W[1]
        widths[0] = 5

    assert PrintProblem.GLYPH_MISSING in {c.problem for c in refusal(sound, alter)}


def test_text_outside_the_structure(sound):
    def orphan(content):
        return content.replace(b"/H1 <</MCID 0>>BDC", b"/Artifact BMC")

    assert refusal(sound, edit_content(0, orphan))[0].tag == "heading"


def test_text_by_an_operator_the_guard_does_not_know(sound):
    def show_more(content):
        return content + b" BT /F1 9 Tf [<0001>] TJ ET"

    assert refusal(sound, edit_content(0, show_more))[0].problem is PrintProblem.UNREADABLE


def test_a_missing_page(sound):
    assert refusal(sound, lambda pdf: pdf.pages.__delitem__(1))


@pytest.mark.parametrize("cut", [0, 100, 5000])
def test_a_file_cut_short(cut, sound):
    pdf, asked, frames = sound
    with pytest.raises(PrintRefused):
        check_print(pdf[:cut], asked, frames)


def test_another_document_than_was_asked_for(sound):
    pdf, asked, frames = sound
    section = asked.sections[0]
    more = replace(section, story=(*section.story, Paragraph((Run("ท้าย"),), tag="last")))
    with pytest.raises(PrintRefused) as refused:
        check_print(pdf, replace(asked, sections=(more,)), frames)
    (complaint,) = refused.value.complaints
    assert (complaint.problem, complaint.tag) == (PrintProblem.TEXT_DIFFERS, "last")
    assert "ท้าย" in str(refused.value)


def test_a_box_for_a_character_that_no_font_has_is_no_fault(guard_input):
    check_print(*guard_input(document(Paragraph.plain("ก\U0001fae0\x07ข"))))


def test_it_runs_whenever_a_document_is_rendered(printed, monkeypatch):
    monkeypatch.setattr(guard, "_inside", lambda *_: False)
    with pytest.raises(PrintRefused):
        printed(document(Paragraph.plain("ก")))


@given(data=st.data())
@settings(max_examples=examples(40), deadline=None)
def test_any_single_lost_changed_or_doubled_code_is_seen(data, lost_in):
    """Whichever string of the pages it is in."""
    pdf, asked, frames, strings = lost_in
    page, number, length = data.draw(st.sampled_from(strings))
    place = 4 * data.draw(st.integers(0, length // 4 - 1))
    kind = data.draw(st.sampled_from(["lost", "doubled", "changed"]))

    def edit(x, y, codes):
        code = codes[place : place + 4]
        other = b"%04X" % (int(code, 16) % 20 + 1)
        if kind == "changed" and other == code:
            other = b"%04X" % (int(code, 16) + 1)
        new = {"lost": b"", "doubled": code * 2, "changed": other}[kind]
        return x, y, codes[:place] + new + codes[place + 4 :]

    with pytest.raises(PrintRefused):
        check_print(changed(pdf, edit_shown(number, edit, page)), asked, frames)


@pytest.fixture(scope="module")
def lost_in(family):
    """A small document, and where its strings are that aren't repetitions: page, number, length."""
    handed = []
    rows = [(cell("มาตรการ"), cell("กิจกรรมที่ 1"), cell("ผลการดำเนินงาน ✓"))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "check_print", lambda *given: handed.append(given))
        render(document(form(rows, ["ก"]), Paragraph.plain("น้ำ ที่")), family)
    pdf, asked, frames = handed[0]
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        strings = [
            (page, number, len(found[5]))
            for page, entry in enumerate(opened.pages)
            for number, found in enumerate(SHOWN.finditer(entry.Contents.read_bytes()))
        ]
    return pdf, asked, frames, strings
