"""The manual's text: how it is read, and that it names nothing that isn't there."""

import json
import re

import pytest
from babel.messages.pofile import read_po

from ita_desk import app, bundle
from ita_desk.contents.manual import read_manual, shown_name

TEXT = """
= คู่มือ
# one | บทแรก
บทนำ กด {&File > &Quit…} <Ctrl+Q> พิมพ์ «ข้อความ» ดู [[two]]
## เรื่อง | activity.title activity
> กด <Alt+Up>
- ข้อ
! ระวัง
[window] หน้าต่าง
# two | บทสอง
"""


def read(text, translate=str):
    return read_manual(text, translate, lambda name: name.encode())


@pytest.fixture(scope="module", params=["th", "en"])
def manual(request):
    return app.manual(request.param)


@pytest.fixture(scope="module")
def message_ids():
    file = bundle.resources() / "translations" / "th" / "LC_MESSAGES" / "ita_desk.po"
    with file.open("rb") as stream:
        return {message.id for message in read_po(stream) if message.id}


def spans(manual, kind):
    return [span for block in manual.blocks for span in block.spans if span.kind == kind]


def test_each_line_is_a_block_of_a_chapter():
    manual = read(TEXT)
    assert (manual.title, [one.title for one in manual.chapters]) == ("คู่มือ", ["บทแรก", "บทสอง"])
    kinds = [block.kind for block in manual.blocks]
    assert kinds == ["text", "section", "step", "item", "warning", "picture"]
    assert manual.pictures == {"window": b"window"}
    assert len({block.name for block in manual.blocks}) == len(manual.blocks)


def test_what_is_marked_in_a_line_keeps_what_it_stands_for():
    first = read(TEXT, lambda text: {"&File": "แ&ฟ้ม", "&Quit…": "ออก(&Q)…"}[text]).blocks[0]
    assert first.text == "บทนำ กด แฟ้ม › ออก Ctrl+Q พิมพ์ “ข้อความ” ดู บทสอง"
    marked = [(span.kind, span.source) for span in first.spans if span.kind != "text"]
    assert marked == [
        ("control", "&File > &Quit…"),
        ("key", "Ctrl+Q"),
        ("typed", "ข้อความ"),
        ("link", "two"),
    ]


def test_arrows_are_drawn():
    step = read(TEXT).blocks[2]
    assert step.spans[1].text == "Alt+↑"
    keys = read("# a | b\n<Ctrl++> <Ctrl+-> <Ctrl+Shift+Down>").blocks[0]
    assert keys.text == "Ctrl++ Ctrl+- Ctrl+Shift+↓"


def test_the_section_about_the_first_name_that_has_one_is_found():
    manual = read(TEXT)
    assert manual.about(["activity.budget", "activity"]) is manual.blocks[1]
    assert manual.about(["office"]) is None


@pytest.mark.parametrize("text", ["ก่อนบท", "# a | b\n[[c]]"])
def test_a_mistake_in_the_text_is_told(text):
    with pytest.raises(ValueError, match=r"before the first|no such"):
        read(text)


def test_every_control_of_the_manual_has_its_message_id(manual, message_ids):
    named = {name for span in spans(manual, "control") for name in span.source.split(" > ")}
    assert named
    assert not named - message_ids


def test_no_sign_of_the_format_is_left_in_the_text(manual):
    plain = "".join(span.text for span in spans(manual, "text"))
    assert not re.search(r"[{}<>«»|]|\[\[|\]\]", plain)


def test_every_picture_is_shown_and_they_are_small(manual):
    folder = bundle.resources() / "manual"
    if manual.language == "th":
        assert {f"{name}.png" for name in manual.pictures} == {
            path.name for path in folder.glob("*.png")
        }
    assert all(data.startswith(b"\x89PNG") for data in manual.pictures.values())
    assert sum(map(len, manual.pictures.values())) < 3_000_000


def test_all_that_has_help_has_a_section():
    manual = app.manual()
    helped = json.loads((bundle.resources() / "help" / "th.json").read_text("utf-8"))
    entities = {name.partition(".")[0] for name in helped} - {"*"}
    assert not [entity for entity in entities if manual.about([entity]) is None]


def test_the_sections_explain_what_there_is():
    from typing import get_args

    from ita_desk.contents.documents import DOCUMENTS
    from ita_desk.model.place import Entity

    help_texts = json.loads((bundle.resources() / "help" / "th.json").read_text("utf-8"))
    helped = {name.partition(".")[0] for name in help_texts}
    known = {*helped, *get_args(Entity), *DOCUMENTS}
    about = {name for block in app.manual().blocks for name in block.about}
    assert not {name.partition(".")[0] for name in about} - known


def test_a_name_is_read_without_its_letter_key():
    assert shown_name("เริ่มรอบ(&X)…") == "เริ่มรอบ"
