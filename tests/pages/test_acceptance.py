"""Checks 1 to 7 of the form's acceptance list that speak of the printed page."""

import pytest
from pdf_texts import links, pdfium_pages, reads_back, without_blanks

from ita_desk.model.mark import TICK, Mark
from ita_desk.model.tree import Evidence, Result
from ita_desk.thai.dates import parse_date

LONG_ADDRESS = (
    "https://planning.anamai.moph.go.th/web-upload/20xa4d80079fdd38ace9fb48a050e5b52e4/"
    "filecenter/PA/2567/2-1/R1/R1_2.1_3.{number}_Report%20of%20the%20month.pdf"
)


def text_of(printed):
    return without_blanks("".join(pdfium_pages(printed.pdf)))


def test_1_the_headers_of_fiscal_year_2567(printed_planning):
    page = without_blanks(pdfium_pages(printed_planning.pdf)[0])
    for label in ("ต.ค.-ธ.ค.66", "ม.ค.-มี.ค.67", "เม.ย.-มิ.ย.67", "ก.ค.-ก.ย.67"):
        assert f"({label})" in page


def test_2_another_year_moves_the_labels_and_keeps_the_dates(planning, print_report):
    text = text_of(print_report(planning.model_copy(update={"fiscal_year": 2568})))
    assert "(ต.ค.-ธ.ค.67)" in text
    assert "(ต.ค.-ธ.ค.66)" not in text
    assert "วันที่4ธ.ค.66" in text


def test_3_counted_occurrences_print_their_numbers_and_dates(planning, print_report):
    typed = ["4 ธ.ค. 66", "27 ธ.ค. 66", "26 ม.ค. 67", "23 กพ 67"]
    results = tuple(
        Result(id=number, date=parse_date(text, 2567)) for number, text in enumerate(typed, 1)
    )
    activity = planning.activities[5].model_copy(update={"results": results})
    text = text_of(print_report(planning.model_copy(update={"activities": (activity,)})))
    assert "ครั้งที่1วันที่4ธ.ค.66ครั้งที่2วันที่27ธ.ค.66ครั้งที่3วันที่26ม.ค.67ครั้งที่4วันที่23ก.พ.67" in text


def test_4_ticks_and_texts_mix_in_one_report(planning, print_report):
    first = planning.activities[0].model_copy(
        update={
            "quality": TICK,
            "quantity": Mark(text="1 ครั้ง"),
            "quarter_1": Mark(text="พ.ย.-ธ.ค. 66"),
        }
    )
    printed = print_report(planning.model_copy(update={"activities": (first,)}))
    pages = pdfium_pages(printed.pdf)
    assert all(reads_back(text, pages) for text in ("✓", "1 ครั้ง", "พ.ย.-ธ.ค. 66"))


@pytest.fixture(scope="session")
def overflowing(planning, print_report):
    """Acceptance check 6: the last of three activities has 8 occurrences with long addresses."""
    addresses = [LONG_ADDRESS.format(number=number) for number in range(1, 9)]
    assert len(addresses[0]) >= 139
    results = tuple(
        Result(
            id=number,
            date=parse_date(f"{number} ก.พ. 67", 2567),
            evidence=(Evidence(id=number, url=address),),
        )
        for number, address in enumerate(addresses, 1)
    )
    tall = planning.activities[6].model_copy(update={"results": results * 3})
    activities = (*planning.activities[:2], tall)
    return addresses, print_report(planning.model_copy(update={"activities": activities}))


def test_6_a_row_that_overflows_its_page_goes_on_under_the_header(overflowing, planning):
    addresses, printed = overflowing
    pages = [without_blanks(page) for page in pdfium_pages(printed.pdf)]
    title = without_blanks(planning.activities[6].title)
    assert len(pages) > 1
    continued = [page for page in pages if f"{title}(ต่อ)" in page]
    assert continued
    for page in continued:
        assert without_blanks(planning.measures[0].title) in page
        assert "ผลการดำเนินงาน" in page
    for address in addresses:
        assert reads_back(address, pages)


def test_6_every_address_can_be_clicked_and_is_byte_identical(overflowing):
    addresses, printed = overflowing
    found = [link.address.decode("ascii") for link in links(printed.pdf)]
    for address in addresses:
        assert found.count(address) >= 3


def test_7_a_date_in_the_budget_prints_as_typed(planning, print_report):
    first = planning.activities[0].model_copy(update={"budget": "ต.ค.66"})
    printed = print_report(planning.model_copy(update={"activities": (first,)}))
    assert reads_back("ต.ค.66", pdfium_pages(printed.pdf))
