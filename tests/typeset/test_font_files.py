import pytest
from fontTools.ttLib import TTFont

from ita_desk.typeset.errors import FontProblem, FontRefused
from ita_desk.typeset.fonts import FontFamily, family_files, font_folders, read_font_names

FACES = ("Regular", "Bold", "Italic", "BoldItalic")


@pytest.fixture(scope="module")
def faces(fonts_folder):
    """The bundled Sarabun, face by face."""
    return [fonts_folder / f"Sarabun-{face}.ttf" for face in FACES]


@pytest.fixture
def other_weight(faces, tmp_path):
    """Writes a face of the family in another weight."""

    def save(face, weight, folder=tmp_path):
        font = TTFont(faces[FACES.index(face)])
        font["OS/2"].usWeightClass = weight
        path = folder / f"A-{face}-{weight}.ttf"
        font.save(path)
        return path

    return save


@pytest.mark.parametrize("chosen", FACES)
def test_whichever_face_is_chosen_the_others_are_found_beside_it(chosen, faces):
    assert list(family_files(faces[FACES.index(chosen)], [])) == faces


def test_a_face_that_is_not_beside_the_file_is_found_in_the_folders_of_the_system(faces, tmp_path):
    own, system = tmp_path / "own", tmp_path / "system"
    (system / "truetype" / "thai").mkdir(parents=True)
    own.mkdir()
    regular = own / "a.TTF"
    regular.write_bytes(faces[0].read_bytes())
    bold = system / "truetype" / "thai" / "b.ttf"
    bold.write_bytes(faces[1].read_bytes())
    assert family_files(regular, [system]) == (regular, bold, None, None)


def test_without_a_regular_face_the_chosen_one_takes_its_place(faces, tmp_path):
    bold = tmp_path / "bold.ttf"
    bold.write_bytes(faces[1].read_bytes())
    assert family_files(bold, []) == (bold, bold, None, None)


def test_of_several_weights_the_one_that_goes_with_the_chosen_file_is_taken(other_weight):
    light, regular = other_weight("Regular", 300), other_weight("Regular", 400)
    light_italic, italic = other_weight("Italic", 300), other_weight("Italic", 400)
    bold = other_weight("Bold", 700)
    assert family_files(regular, [])[:3] == (regular, bold, italic)
    assert family_files(light, [])[:3] == (light, bold, light_italic)
    assert family_files(bold, [])[:3] == (regular, bold, italic)


def test_the_family_is_loaded_with_all_its_faces(faces):
    family = FontFamily.from_system(faces[2])
    names = [family.face(bold=b, italic=i).face.path for i in (False, True) for b in (False, True)]
    assert names == faces


@pytest.mark.parametrize("data", [b"", b"what", b"\x00\x01\x00\x00\xff\xff" + bytes(40)])
def test_a_file_that_is_no_font_has_no_family_and_is_refused(data, tmp_path):
    path = tmp_path / "font.ttf"
    path.write_bytes(data)
    assert read_font_names(path) is None
    with pytest.raises(FontRefused) as refused:
        FontFamily.from_system(path)
    assert refused.value.problem is FontProblem.UNREADABLE


def test_a_file_that_is_gone_is_refused(tmp_path):
    with pytest.raises(FontRefused) as refused:
        FontFamily.from_system(tmp_path / "gone" / "font.ttf")
    assert refused.value.problem is FontProblem.UNREADABLE


def test_the_refusal_names_the_face_that_can_not_be_used(faces, tmp_path):
    regular = tmp_path / "regular.ttf"
    regular.write_bytes(faces[0].read_bytes())
    font = TTFont(faces[1])
    font["OS/2"].fsType = 2
    font.save(tmp_path / "bold.ttf")
    with pytest.raises(FontRefused) as refused:
        FontFamily.from_system(regular)
    assert refused.value.path == tmp_path / "bold.ttf"


@pytest.mark.parametrize(
    ("platform", "variables", "expected"),
    [
        ("win32", ("WINDIR", "LOCALAPPDATA"), ["Fonts", "Microsoft/Windows/Fonts"]),
        ("linux", ("XDG_DATA_HOME",), ["fonts"]),
        ("darwin", ("HOME",), ["Library/Fonts"]),
    ],
)
def test_the_folders_of_the_system_that_are_there(platform, variables, expected, tmp_path):
    environment = {name: str(tmp_path) for name in variables}
    for folder in expected:
        (tmp_path / folder).mkdir(parents=True)
    found = [folder for folder in font_folders(platform, environment) if tmp_path in folder.parents]
    assert found == [tmp_path / folder for folder in expected]
