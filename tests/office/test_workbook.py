"""The tables as .xlsx, read back with openpyxl and by the reader of old forms."""

import io

import openpyxl
import pytest

from ita_desk.contents.documents import WITH_SHEETS
from ita_desk.dossier_office import dossier_xlsx
from ita_desk.exchange.forms.form_reader import read_form
from ita_desk.exchange.office.reading import read_paper
from ita_desk.office_fonts import form_fonts


@pytest.fixture(scope="module")
def fonts():
    return form_fonts()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def test_the_round_report_is_read_back_as_the_same_plan(planning, fonts):
    read = read_form(read_paper(dossier_xlsx("round-report", planning, fonts))).dossier
    assert [a.title for a in read.activities] == [a.title for a in planning.activities]
    assert [a.quarters for a in read.activities] == [a.quarters for a in planning.activities]


@pytest.mark.parametrize("name", WITH_SHEETS)
def test_equal_dossiers_give_equal_bytes(name, planning, fonts):
    assert dossier_xlsx(name, planning, fonts) == dossier_xlsx(name, planning, fonts)


def test_the_file_says_which_edition_it_is(planning, fonts):
    other = planning.changed({"unit": planning.unit.changed({"name": "กองอื่น"})})
    first, second = (
        opened(dossier_xlsx("round-report", one, fonts)).properties.version
        for one in (planning, other)
    )
    assert len(first) == len(second) == 8
    assert first != second


def test_a_document_of_sentences_has_no_sheet(planning, fonts):
    with pytest.raises(KeyError):
        dossier_xlsx("cover-memo", planning, fonts)


def test_every_result_with_its_address_has_a_row_in_the_second_sheet(planning, fonts):
    listing = opened(dossier_xlsx("round-report", planning, fonts)).worksheets[1]
    results = [result for activity in planning.activities for result in activity.results]
    assert listing.max_row == 1 + sum(max(1, len(result.evidence)) for result in results)
    addresses = [cell.value for (cell,) in listing.iter_rows(min_row=2, min_col=5, max_col=5)]
    links = [evidence.url for result in results for evidence in result.evidence]
    assert [address for address in addresses if address] == links
    assert listing.cell(2, 5).hyperlink.target == links[0]


@pytest.mark.parametrize("text", ["=1+1", "+66", "-5", "@SUM(A1)", '=HYPERLINK("x")'])
def test_a_text_is_never_a_formula(planning, fonts, text):
    first, *others = planning.activities
    named = planning.changed({"activities": (first.changed({"responsible": text}), *others)})
    sheet = opened(dossier_xlsx("round-report", named, fonts)).worksheets[0]
    (cell,) = (c for row in sheet.iter_rows() for c in row if c.value == text)
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_headings_repeat_and_stay_in_sight(planning, fonts):
    sheet = opened(dossier_xlsx("round-report", planning, fonts)).worksheets[0]
    assert sheet.print_title_rows == "$4:$5"
    assert sheet.freeze_panes == "C6"
    assert sheet.page_setup.orientation == "landscape"


def test_results_taller_than_a_row_of_excel_go_on_below(planning, fonts):
    first, *others = planning.activities
    (result, *_) = first.results
    many = tuple(result.changed({"text": f"ผลการดำเนินงานครั้งนี้ {n}"}) for n in range(60))
    long = planning.changed({"activities": (first.changed({"results": many}), *others)})
    sheet = opened(dossier_xlsx("round-report", long, fonts)).worksheets[0]
    heights = [row.height for row in sheet.row_dimensions.values() if row.height]
    assert max(heights) <= 409
    texts = "".join(str(c.value) for row in sheet.iter_rows() for c in row if c.value)
    assert all(f"ผลการดำเนินงานครั้งนี้ {n}" in texts for n in range(60))
    assert sheet["B6"].coordinate in {str(area).split(":")[0] for area in sheet.merged_cells.ranges}


def test_a_text_of_many_pages_goes_on_in_rows_below_and_loses_nothing(planning, fonts):
    long = "สรุปผลการดำเนินงานตามแผนของหน่วยงานประจำเดือน " * 900
    first, *others = planning.activities
    named = planning.changed({"activities": (first.changed({"title": long}), *others)})
    sheet = opened(dossier_xlsx("round-report", named, fonts)).worksheets[0]
    assert max(row.height for row in sheet.row_dimensions.values() if row.height) <= 409
    texts = "".join(str(sheet.cell(row, 2).value or "") for row in range(6, sheet.max_row + 1))
    assert long.strip() in texts
