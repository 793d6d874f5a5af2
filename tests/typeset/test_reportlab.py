"""What is taken from reportlab, and what a new release or a user's settings may not change."""

import ast
import io
import os
import re
import subprocess
import sys

import pikepdf
import pytest
from pdf_texts import links
from reportlab import rl_settings
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas
from typeset_documents import document, lines

from ita_desk.typeset.page_canvas import PageCanvas
from ita_desk.typeset.pdf_document import Formatted
from ita_desk.typeset.story import Bookmark, PageBreak, Paragraph, Picture, Run

EDGE = {"pdf_document.py", "page_canvas.py"}
DATA = {"document", "errors", "story", "tables"}
MAKE = """
import hashlib, io
from pathlib import Path
from PIL import Image
from ita_desk import bundle
from ita_desk.typeset.document import Document, Metadata, Section
from ita_desk.typeset.fonts import FontFamily
from ita_desk.typeset.render import render
from ita_desk.typeset.story import Bookmark, Paragraph, Picture, Run

def picture(form):
    pixels = io.BytesIO()
    Image.new("RGB", (9, 9), (1, 2, 3)).save(pixels, form)
    return Picture(20, 20, pixels.getvalue(), "ตรา")

story = (
    Bookmark("หนึ่ง"),
    Paragraph((Run("ดู "), Run("ก", link="https://example.com/ก"))),
    picture("PNG"),
    picture("JPEG"),
)
font = FontFamily.load(bundle.fonts() / "Sarabun-Regular.ttf")
made = render(Document((Section(story),), Metadata("ทดสอบ")), font)
print(hashlib.sha256(made.pdf).hexdigest())
"""


def other(value):
    """A setting that is not the usual one, if it is of a kind that may be written down."""
    if isinstance(value, bool | int | float):
        return int(not value)
    return None


OTHERS = {
    **{
        name: other(getattr(rl_settings, name))
        for name in rl_settings.__all__
        if other(getattr(rl_settings, name)) is not None and name != "imageReaderFlags"
    },
    "documentLang": "de",
    "canvas_basefontname": "Courier",
    "canvas_baseColor": "red",
    "defaultPageSize": "B0",
}


def made(folder, home, **environment):
    """The sum of a document made in a process that starts in ``folder``."""
    usual = {key: value for key, value in os.environ.items() if not key.startswith("RL_")}
    places = {"HOME": str(home), "USERPROFILE": str(home)}
    process = subprocess.run(
        [sys.executable, "-c", MAKE],
        cwd=folder,
        env={**usual, **places, **environment},
        capture_output=True,
        check=True,
    )
    return process.stdout


def test_a_users_settings_of_reportlab_change_nothing(tmp_path):
    plain, folder, home = tmp_path / "plain", tmp_path / "folder", tmp_path / "home"
    for place in (plain, folder, home):
        place.mkdir()
    written = "".join(f"{name} = {value!r}\n" for name, value in OTHERS.items())
    (folder / "reportlab_settings.py").write_text(written)
    (home / ".reportlab_settings").write_text(written)
    environment = {f"RL_{name}": str(value) for name, value in OTHERS.items()}
    usual = made(plain, plain)
    assert usual
    assert made(folder, plain) == usual
    assert made(plain, home) == usual
    assert made(plain, plain, **environment) == usual


def test_the_private_names_of_a_canvas_are_what_they_were():
    """`page_canvas` stands on two. If this fails, read how the new release makes a canvas."""
    canvas = Canvas(io.BytesIO())
    assert type(canvas._doc) is pdfdoc.PDFDocument
    assert " Tf " in canvas._preamble
    canvas._preamble = ""
    canvas.setPageSize((100, 100))
    assert " Tf " in canvas._preamble, "the preamble is made anew with the page"
    shown = []
    canvas._doc.addPage = shown.append
    canvas.showPage()
    assert [type(page) for page in shown] == [pdfdoc.PDFPage]


def test_names_that_reportlab_keeps_to_itself_are_used_in_one_module_only(project_folder):
    reportlabs = [Canvas(io.BytesIO()), pdfdoc.PDFDocument(), pdfdoc.PDFPage(), pdfdoc.PDFInfo()]
    private = {name for made in reportlabs for name in dir(made) if re.match("_[a-z]", name)}
    found = {}
    for name in EDGE:
        tree = ast.parse((project_folder / "src/ita_desk/typeset" / name).read_bytes())
        used = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        used |= {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        found[name] = used & private
    assert found == {
        "page_canvas.py": {"_doc", "_make_preamble", "_preamble"},
        "pdf_document.py": set(),
    }


def test_reportlab_is_called_at_the_edge_only(project_folder):
    using = {
        path.name
        for path in (project_folder / "src/ita_desk").rglob("*.py")
        if "from reportlab" in (text := path.read_text(encoding="utf-8"))
        or "import reportlab" in text
    }
    assert using == EDGE


def test_what_reportlab_does_not_do_itself():
    """If one of these fails, a release has learnt it, and a mend of ours may go."""
    stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary(), b"data").format(pdfdoc.PDFDocument())
    assert stream.endswith(b"dataendstream\n")
    assert pdfdoc.PDFName("a/b") == "/a/b"
    assert pdfdoc.PDFString("\u00fe\u00ff").format(pdfdoc.DummyDoc()) == b"(\\376\\377)"
    assert "Tabs" not in pdfdoc.PDFPage.__NoDefault__
    assert "OutputIntents" not in pdfdoc.PDFCatalog.__NoDefault__
    with pytest.raises(ValueError, match="can't jump"):
        pdfdoc.PDFOutlines().addOutlineEntry("a", 1)


def opened(pdf):
    return pikepdf.open(io.BytesIO(pdf))


def test_pages_hold_what_is_needed_and_nothing_of_reportlabs_own(printed):
    picture = io.BytesIO()
    from PIL import Image

    Image.new("L", (9, 9)).save(picture, "PNG")
    items = [Paragraph.plain("ก"), PageBreak(), Picture(9, 9, picture.getvalue(), "ตรา")]
    with opened(printed(document(*items)).pdf) as pdf:
        for page in pdf.pages:
            assert set(page.obj.keys()) == {
                "/Type", "/Parent", "/MediaBox", "/Contents", "/Resources", "/StructParents",
                "/Tabs",
            }  # fmt: skip
            assert page.Tabs == "/S"
            assert [str(font.Subtype) for font in page.Resources.Font.values()] == ["/Type0"]
            assert b"Helvetica" not in page.Contents.read_bytes()
        assert pdf.trailer.Info.keys() == {"/Title", "/Producer"}
        assert "/Type1" not in {str(entry.get("/Subtype")) for entry in dictionaries(pdf)}


def dictionaries(pdf):
    return [entry for entry in pdf.objects if isinstance(entry, pikepdf.Dictionary)]


def test_keys_of_the_parent_tree_lead_back_from_pages_and_links(printed):
    linked = Paragraph((Run("ก", link="https://example.com/a"), Run("ข")))
    with opened(printed(document(linked, PageBreak(), linked, linked)).pdf) as pdf:
        entries = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        leading = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        notes = [note for page in pdf.pages for note in page.Annots]
        keys = [int(page.StructParents) for page in pdf.pages]
        keys += [int(note.StructParent) for note in notes]
        assert sorted(keys) == sorted(leading) == list(range(5))
        for note in notes:
            assert leading[int(note.StructParent)].S == "/Link"
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == 5


@pytest.mark.parametrize("title", ["\u00fe\u00ffก", "\u00fe\u00ff", "(ก)", "plain\\"])
def test_any_title_of_a_bookmark_comes_back(title, printed):
    with opened(printed(document(Bookmark(title), *lines(["ก"]))).pdf) as pdf:
        assert str(pdf.Root.Outlines.First.Title) == title


def test_a_level_without_its_parent_hangs_from_the_last_one_above_it(printed):
    levels = [1, 3, 2, 1, 2]
    items = [Bookmark(str(number), level) for number, level in enumerate(levels)]
    with opened(printed(document(*items, *lines(["ก"]))).pdf) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["0", "3"]
        assert [child.title for child in outline.root[0].children] == ["1", "2"]
        assert [child.title for child in outline.root[1].children] == ["4"]


def test_an_address_that_is_not_ascii_is_written_in_utf_8(printed):
    address = "https://example.com/ก"
    pdf = printed(document(Paragraph((Run("ดู", link=address),)))).pdf
    assert [link.address for link in links(pdf)] == [address.encode()]


def test_a_page_is_let_go_of_when_it_is_shown():
    """And not kept to the end with all the others."""
    canvas = PageCanvas()
    for number in range(1, 4):
        canvas.setPageSize((100, 100))
        canvas.document.begin_page(0)
        canvas.add_code(["0 0 m 1 1 l S"])
        canvas.showPage()
        assert isinstance(canvas.document.idToObject[f"Page{number}"], Formatted)


def imported(name, folder):
    """The modules of the typesetter that one imports, with all that those import."""
    found, left = set(), [name]
    while left:
        module = left.pop()
        if module in found:
            continue
        found.add(module)
        for node in ast.walk(ast.parse((folder / f"{module}.py").read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module.startswith("ita_desk.typeset."):
                left.append(node.module.split(".")[2])
    return found


def test_guard_and_writer_share_what_the_document_is_and_no_code(project_folder):
    folder = project_folder / "src/ita_desk/typeset"
    guard = imported("guard", folder)
    writer = imported("compose", folder) | imported("archival", folder) | imported("ink", folder)
    assert {"font_reader", "structure_reader", "content_reader", "object_reader"} <= guard
    assert {"subset", "sfnt", "structure_writer", "text_ink"} <= writer
    assert guard & writer <= DATA
