"""Acceptance checks 1 to 7: the round report, from the window to the printed page."""

import pytest
from pdf_texts import links, pdfium_pages, reads_back, without_blanks

from ita_desk.exchange.clipboard import plain_text
from ita_desk.gui.table.column import Area

LONG_ADDRESS = (
    "https://planning.anamai.moph.go.th/web-upload/20xa4d80079fdd38ace9fb48a050e5b52e4/"
    "filecenter/PA/2567/2-1/R1/R1_2.1_3.{number}_Report%20of%20the%20month.pdf"
)
QUARTERS_67 = ("ต.ค.-ธ.ค.66", "ม.ค.-มี.ค.67", "เม.ย.-มิ.ย.67", "ก.ค.-ก.ย.67")
QUARTERS_68 = ("ต.ค.-ธ.ค.67", "ม.ค.-มี.ค.68", "เม.ย.-มิ.ย.68", "ก.ค.-ก.ย.68")


def quarter_headings(clerk):
    columns = clerk.plan.columns
    return [without_blanks(one.heading) for one in columns if one.name.startswith("quarter")]


def test_01_a_round_of_2567_has_its_quarters_with_nothing_typed(begin_round):
    clerk = begin_round(2567, 1)
    expected = [f"ไตรมาส{number}({label})" for number, label in enumerate(QUARTERS_67, 1)]
    assert quarter_headings(clerk) == expected
    assert all(label in clerk.printed() for label in expected)


def test_02_another_year_moves_every_label_and_lists_the_dates_it_leaves_alone(planning_open):
    before = [
        result.date for activity in planning_open.tree.activities for result in activity.results
    ]
    planning_open.head("dossier", "fiscal_year").setValue(2568)
    assert planning_open.tree.fiscal_year == 2568
    expected = [f"ไตรมาส{number}({label})" for number, label in enumerate(QUARTERS_68, 1)]
    assert quarter_headings(planning_open) == expected
    printed = planning_open.printed()
    assert all(label in printed for label in expected)
    assert "วันที่4ธ.ค.66" in printed
    planning_open.work.findings.check()
    told = map(planning_open.work.findings.sentence, planning_open.work.findings.of("round-report"))
    assert any(
        "4 ธ.ค. 66" in sentence and "outside the fiscal year" in sentence for sentence in told
    )
    assert before == [
        result.date for activity in planning_open.tree.activities for result in activity.results
    ]


def test_03_typed_dates_are_numbered_and_fill_their_quarters(begin_round):
    clerk = begin_round()
    clerk.write(clerk.plan, 0, "title", "ประชุมคณะทำงาน กำกับและติดตามผลการขับเคลื่อน")
    results = clerk.choose(0)
    for row, typed in enumerate(("4 ธ.ค. 66", "27 ธ.ค. 66", "26 ม.ค. 67", "23 กพ 67")):
        clerk.write(results, row, "date", typed)
    clerk.act("Count occurrences")
    number = results.column_named("number")
    assert [results.shown(row, number) for row in range(4)] == ["1", "2", "3", "4"]
    clerk.act("Fill quarters from dates")
    assert [mark.ticked for mark in clerk.tree.activities[0].quarters] == [True, True, False, False]
    assert "ครั้งที่1วันที่4ธ.ค.66ครั้งที่2วันที่27ธ.ค.66ครั้งที่3วันที่26ม.ค.67ครั้งที่4วันที่23ก.พ.67" in clerk.printed()


def test_04_ticks_and_texts_mix_in_one_report_and_print_as_entered(planning_open):
    plan = planning_open.plan
    quality = plan.column_named("quality")
    if not plan.ticked(0, quality):
        plan.tick(Area(0, quality, 0, quality))
    planning_open.write(plan, 0, "quantity", "1 ครั้ง")
    planning_open.write(plan, 0, "quarter_1", "พ.ย.-ธ.ค. 66")
    planning_open.write(plan, 1, "quantity", "✓")
    pages = pdfium_pages(planning_open.pdf())
    assert all(reads_back(text, pages) for text in ("✓", "1 ครั้ง", "พ.ย.-ธ.ค. 66"))
    # The tick is drawn with a glyph of a font that has it, not as an empty box.
    assert "\ufffd" not in "".join(pages)


def test_05_fourteen_activities_keep_their_order_and_merge_with_their_neighbours(
    begin_round, planning
):
    clerk = begin_round()
    measures = {measure.id: measure.title for measure in planning.measures}
    block = "\n".join(f"{measures[one.measure_id]}\t{one.title}" for one in planning.activities)
    plan = clerk.plan
    left = plan.column_named("measure")
    assert plan.paste(Area(0, left, 0, left), plain_text.read(block))
    assert [one.title for one in clerk.tree.activities] == [
        one.title for one in planning.activities
    ]
    assert [plan.group_of(row) for row in (0, 11, 13)] == [range(11), range(11, 13), range(13, 14)]
    printed = clerk.printed()
    order = [
        printed.index(without_blanks(f"{n}. {one.title}"))
        for n, one in enumerate(planning.activities, 1)
    ]
    assert order == sorted(order)


@pytest.fixture
def overflowing(begin_round):
    """The third of three activities has 24 occurrences, each with a long address."""
    clerk = begin_round()
    addresses = [LONG_ADDRESS.format(number=number) for number in range(1, 25)]
    assert len(addresses[0]) >= 139
    for row, title in enumerate(("จัดทำคำสั่ง", "ประชุม", "รายงานผลการดำเนินงานทุกเดือน")):
        clerk.write(clerk.plan, row, "measure", "มาตรการส่งเสริมความโปร่งใส")
        clerk.write(clerk.plan, row, "title", title)
    results = clerk.choose(2)
    left = results.column_named("date")
    block = "\n".join(f"{n} ก.พ. 67\t\t{url}" for n, url in enumerate(addresses, 1))
    assert results.paste(Area(0, left, 0, left), plain_text.read(block))
    return clerk, addresses


def test_06_a_row_that_overflows_goes_on_under_the_header_and_every_address_opens(overflowing):
    clerk, addresses = overflowing
    pdf = clerk.pdf()
    pages = [without_blanks(page) for page in pdfium_pages(pdf)]
    continued = [page for page in pages if "รายงานผลการดำเนินงานทุกเดือน(ต่อ)" in page]
    assert continued
    for page in continued:
        assert "มาตรการส่งเสริมความโปร่งใส" in page
        assert without_blanks("ระยะเวลาการดำเนินการ") in page
    assert all(reads_back(address, pages) for address in addresses)
    found = [link.address.decode("ascii") for link in links(pdf)]
    assert set(addresses) <= set(found)


def test_07_a_date_in_the_budget_and_a_mangled_host_are_told_and_print_all_the_same(planning_open):
    planning_open.write(planning_open.plan, 0, "budget", "ต.ค.66")
    results = planning_open.choose(0)
    slip = "https://planning.ana.mai.moph.go.th/x.pdf"
    planning_open.write(results, 0, "links", slip)
    told = planning_open.told("round-report")
    assert told["budget-is-date"] == (
        "Activity 1, budget: “ต.ค.66” is a date, not an amount.",
        "warning",
    )
    sentence, severity = told["address-look-alike"]
    assert (sentence.startswith("Activity 1"), severity) == (True, "warning")
    assert planning_open.work.documents.blocked_by("round-report") == 0
    printed = planning_open.printed()
    assert "ต.ค.66" in printed
    assert slip in printed
