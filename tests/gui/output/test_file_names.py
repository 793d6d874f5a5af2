"""File names that a clerk recognises and every system takes."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desk.contents.documents import ALL_DOCUMENTS, DOCUMENTS
from ita_desk.gui.output.file_names import (
    different_names,
    document_name_for_file,
    fitting,
    name_to_send,
    safe_name,
    suggested_name,
)


def test_a_name_says_unit_year_and_round(planning):
    assert suggested_name(planning, ".pdf") == "กองแผนงาน 2567 รอบ 5 เดือนแรก.pdf"


def test_a_documents_file_says_which_it_is(planning):
    every = (*DOCUMENTS, ALL_DOCUMENTS)
    named = {document: document_name_for_file(document, planning) for document in every}
    assert named["cover-memo"] == "บันทึกข้อความ กองแผนงาน 2567 รอบ 5 เดือนแรก"
    assert named[ALL_DOCUMENTS] == "เอกสารทั้งชุด กองแผนงาน 2567 รอบ 5 เดือนแรก"
    assert len(set(named.values())) == len(DOCUMENTS) + 1


@given(st.text(max_size=300))
def test_any_wish_becomes_a_name_that_every_system_takes(wish):
    name = safe_name(wish)
    assert name
    assert not set(name) & set('<>:"/\\|?*\0\n\t')
    assert not name.endswith((" ", "."))
    assert len(name.encode()) < 240


@pytest.mark.parametrize("device", ["CON", "nul", "com1", "LPT9", "aux.pdf", "..", ""])
def test_names_of_devices_and_folders_are_not_taken(device):
    assert safe_name(device).startswith("_")


def test_equal_names_are_numbered():
    assert different_names(["ก.pdf", "ข.pdf", "ก.pdf", "ก.pdf"]) == [
        "ก.pdf",
        "ข.pdf",
        "ก (2).pdf",
        "ก (3).pdf",
    ]


def test_names_that_differ_in_case_only_are_equal_on_windows():
    assert different_names(["A.pdf", "a.pdf"]) == ["A.pdf", "a (2).pdf"]


LONGEST = 83 if os.name == "posix" else 251
"""Thai letters before ``.pdf``: 255 bytes are the most that a name has, or UTF-16 units."""


def test_a_wish_has_the_same_name_on_every_system():
    assert safe_name("ก" * 300) == "ก" * 60


@given(st.text("กิน้ำเชียงใหม่ a", min_size=1, max_size=400))
def test_a_name_is_cut_at_a_letter_to_what_its_system_takes(stem):
    path = fitting(Path("/tmp", f"ก{stem}.pdf"))
    units = path.name.encode("utf-8" if os.name == "posix" else "utf-16-le")
    assert len(units) <= (255 if os.name == "posix" else 2 * 255)
    assert path.suffix == ".pdf"
    left = f"ก{stem}"[len(path.stem) :]
    assert not left or left[0] not in "ิ้ํ"


def test_a_name_that_fits_is_let_be():
    fits = "ก" * LONGEST
    assert fitting(Path("/tmp", f"{fits}.pdf")).stem == fits
    assert fitting(Path("/tmp", f"{fits}ก.pdf")).stem == fits
    assert fitting(Path("/tmp", f"{fits[1:]}{'เ้' * 3}.pdf")).stem == fits[1:]


def test_what_is_sent_has_the_departments_name(planning):
    every = (*DOCUMENTS, ALL_DOCUMENTS)
    named = {document: name_to_send(document, planning) for document in every}
    assert named["round-report"] == "R1_2.1_4.5_ReportR1.pdf"
    assert named["measure-rationale"] == "R1_2.1_2.1_ITA.pdf"
    assert len(set(named.values())) == len(every)
    without = planning.changed({"indicator": planning.indicator.changed({"code": ""})})
    assert name_to_send("cover-memo", without) == "R1_Memo.pdf"
