"""What a screen reader makes of whole documents; `outloud` is asked where it is installed."""

import json
import shutil
import subprocess

import pytest
from typeset_documents import structure

from ita_desk.contents.documents import KNOWLEDGE_BRIEF, ROUND_REPORT, make_content, make_contents
from ita_desk.exchange.dossier_file import read_dossier_path
from ita_desk.pages.documents import bind_documents, make_pdf, typeset_document
from ita_desk.typeset.render import render

WRONG = {"TBL-004"}
"""It counts a last column that spans rows as missing in the second."""


def test_the_chart_is_told_with_its_target(brief_sample, fonts):
    content = make_content(KNOWLEDGE_BRIEF, brief_sample)
    root = structure(render(typeset_document(KNOWLEDGE_BRIEF, content), fonts).pdf)
    (figure,) = root.find("Figure")
    told = str(figure.entry.Alt).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    assert content.chart.target_text.text
    assert content.chart.target_text.text in told


def test_a_quarter_is_one_heading_and_the_date_to_sign_one_text(planning, fonts):
    content = make_content(ROUND_REPORT, planning)
    root = structure(make_pdf(ROUND_REPORT, content, fonts).pdf)
    headings = {node.text: node for node in root.find("TH")}
    assert headings["ไตรมาส 1 (ต.ค. - ธ.ค. 66)"].children == []
    assert root.find("P")[-1].text == "วันที่//"


def test_the_plan_of_the_brief_has_a_caption_and_two_rows_of_headings(brief_sample, fonts):
    content = make_content(KNOWLEDGE_BRIEF, brief_sample)
    root = structure(render(typeset_document(KNOWLEDGE_BRIEF, content), fonts).pdf)
    table = root.find("Table")[-1]
    assert table.children[0].kind == "Caption"
    kinds = [{node.kind for node in line.children} for line in table.find("THead")[0].children]
    assert kinds == [{"TD"}, {"TH"}, {"TH"}]


@pytest.mark.skipif(
    not shutil.which("outloud"), reason="outloud isn't installed (it needs PyMuPDF)"
)
def test_outloud_finds_no_fault(samples_folder, fonts, tmp_path):
    for path in sorted(samples_folder.glob("*.json")):
        dossier = read_dossier_path(path)
        if len(dossier.activities) == 1:
            continue  # it wants more data than headings, which the form can't have then
        contents = make_contents(dossier)
        pdf = tmp_path / f"{path.stem}.pdf"
        pdf.write_bytes(render(bind_documents(contents, path.stem), fonts).pdf)
    command = ["outloud", "--json", "-", *tmp_path.glob("*.pdf")]
    told = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    found = {
        finding["rule"]
        for result in told["results"]
        for finding in result["findings"]
        if finding["severity"] == "error"
    }
    assert found <= WRONG
