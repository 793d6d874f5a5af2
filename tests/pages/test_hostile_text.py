"""Hostile text prints as typed: nothing is interpreted, lost, or able to stop the press."""

import pytest
from dossier_strategies import HOSTILE_TEXTS
from pdf_texts import READERS, links, pdfium_pages, reads_back, without_blanks

from ita_desk.model.mark import Mark
from ita_desk.model.tree import Evidence, Result

TYPED = [
    "<b>&amp;</b> <a href='https://x.th'>x</a>",
    "ทด\u200bสอบ\u200cศูนย์\u200dความ\u2060กว้าง\ufeff",
    "🧾 ใบเสร็จ 👩\u200d💼",
    "กู้ ที่ กุ่ เก็่า น้ํา น้ำ",
    "(ต่อ) {page}/{pages} %s \\n",
    "- ก\n- ข\n\n- ค",
]


def with_text(dossier, text):
    """The text in every field of the first activity, in its measure, and in the people."""
    first = dossier.activities[0].changed(
        {
            "title": text,
            "quantity": Mark(text=text),
            "quarter_1": Mark(ticked=True, text=text),
            "responsible": text,
            "budget": text,
            "results": (
                Result(id=1, kind="bullet", text=text, date_text=text),
                Result(id=2, kind="note", evidence=(Evidence(id=1, url=text, title=text),)),
            ),
        }
    )
    return dossier.changed({"activities": (first, *dossier.activities[1:2])})


@pytest.mark.parametrize("text", TYPED, ids=lambda text: ascii(text[:12]))
@pytest.mark.usefixtures("poppler")
def test_it_comes_back_as_typed(planning, print_report, text):
    pdf = print_report(with_text(planning, text)).pdf
    for reader in READERS.values():
        assert all(reads_back(part, reader(pdf)) for part in text.split("\n"))


@pytest.mark.parametrize("letter", ["ก", "a", "า"])
@pytest.mark.usefixtures("poppler")
def test_a_word_of_5000_letters_is_broken_where_it_must_be(planning, print_report, letter):
    text = letter * 5000
    result = Result(id=1, kind="paragraph", text=text)
    first = planning.activities[0].changed({"title": text, "results": (result,)})
    pdf = print_report(planning.changed({"activities": (first,)})).pdf
    for reader in READERS.values():
        pages = [without_blanks(page) for page in reader(pdf)]
        assert sum(page.count(letter) for page in pages) >= 10_000
    assert reads_back(text, pages)


@pytest.mark.parametrize("text", HOSTILE_TEXTS, ids=ascii)
def test_it_never_stops_the_press(planning, print_report, text):
    person = planning.reporter.changed({"name": text, "position": text, "phone": text})
    unit = planning.unit.changed({"name": text})
    indicator = planning.indicator.changed({"name": text, "english_name": text})
    hostile = with_text(planning, text).changed(
        {"people": (person, *planning.people[1:]), "unit": unit, "indicator": indicator}
    )
    assert print_report(hostile).rendered.pages >= 1


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "file:///C:/manual.pdf",
        "data:text/html,<b>",
        "https://a b.th/",
        "https://a.th/๒๐๒",
        "http://",
        "ftp://a.th/x",
    ],
)
def test_what_is_no_web_address_prints_without_a_link(planning, print_report, address):
    evidence = Evidence(id=1, url=address)
    first = planning.activities[0].changed(
        {"results": (Result(id=1, kind="paragraph", evidence=(evidence,)),)}
    )
    plain = planning.round_report.changed({"links": ()})
    dossier = planning.changed({"activities": (first,), "round_report": plain})
    pdf = print_report(dossier).pdf
    assert [link for link in links(pdf) if not link.address.startswith(b"mailto:")] == []
    assert reads_back(address, pdfium_pages(pdf))
