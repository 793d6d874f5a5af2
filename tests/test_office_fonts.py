"""The font that an office chose, and what is printed in when it can't be used."""

import pytest
from fontTools.ttLib import TTFont

from ita_desk.office_fonts import _SENTENCES, form_fonts, office_emblem, office_fonts
from ita_desk.typeset.errors import FontProblem


def faces(fonts):
    return {fonts.face(bold=b, italic=i).face.path for b in (False, True) for i in (False, True)}


def test_without_a_choice_the_bundled_fonts_are_taken():
    fonts, fault = office_fonts("")
    assert faces(fonts) == faces(form_fonts())
    assert fault is None


def test_a_chosen_font_is_taken_with_its_other_faces_and_still_has_the_tick(fonts_folder, tmp_path):
    for face in ("Regular", "Bold"):
        (tmp_path / f"{face}.ttf").write_bytes((fonts_folder / f"Sarabun-{face}.ttf").read_bytes())
    fonts, fault = office_fonts(str(tmp_path / "Regular.ttf"))
    assert fonts.bold.face.path == tmp_path / "Bold.ttf"
    assert fault is None
    assert any(source.covers("✓") for source in fonts.regular.sources)


def test_a_font_that_is_unfit_or_gone_gives_way_to_the_bundled_ones_with_a_sentence(
    fonts_folder, tmp_path
):
    font = TTFont(fonts_folder / "Sarabun-Regular.ttf")
    font["OS/2"].fsType = 2
    font.save(tmp_path / "own.ttf")
    for name, said in [("own.ttf", "own.ttf forbids embedding"), ("gone.ttf", "can't be read")]:
        fonts, fault = office_fonts(str(tmp_path / name))
        assert faces(fonts) == faces(form_fonts())
        assert said in fault.sentence()


@pytest.mark.parametrize("problem", FontProblem)
def test_every_refusal_has_its_sentence(problem):
    assert "{file}" in _SENTENCES[problem]


def test_an_emblem_is_its_pixels(project_folder):
    data = (project_folder / "tests" / "data" / "walls" / "exif.jpg").read_bytes()
    emblem = office_emblem(data)
    assert emblem.fault is None
    assert b"GPS" not in emblem.picture
    assert office_emblem(None) == (None, None)


def test_an_emblem_of_before_that_cannot_be_read_leaves_its_room_blank():
    emblem = office_emblem(b"\x89PNG\r\n\x1a\n and nothing")
    assert emblem.picture is None
    assert "emblem" in emblem.fault.sentence()
