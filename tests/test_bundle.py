"""The folders that travel with the program, found in a source tree and in an installed package."""

import pytest

from ita_desk import bundle


def make(folder, *names):
    for name in names:
        (folder / name).mkdir(parents=True)
    return folder


def test_this_program_has_its_fonts_and_resources():
    assert (bundle.fonts() / "Sarabun-Regular.ttf").is_file()
    assert bundle.resources().is_dir()


def test_an_installed_package_carries_its_folders(tmp_path):
    package = make(tmp_path / "site-packages", "ita_desk/fonts") / "ita_desk"
    assert bundle.bundled("fonts", package=package) == package / "fonts"


def test_in_the_source_tree_they_lie_beside_src(tmp_path):
    package = make(tmp_path, "src/ita_desk", "fonts") / "src" / "ita_desk"
    assert bundle.bundled("fonts", package=package) == tmp_path / "fonts"


def test_a_stranger_beside_an_installed_package_is_not_taken(tmp_path):
    package = (
        make(tmp_path, "lib/site-packages/ita_desk", "lib/fonts") / "lib/site-packages/ita_desk"
    )
    with pytest.raises(bundle.BrokenInstallationError, match="fonts"):
        bundle.bundled("fonts", package=package)


def test_a_missing_file_is_named(tmp_path):
    package = make(tmp_path, "src/ita_desk", "fonts") / "src" / "ita_desk"
    with pytest.raises(bundle.BrokenInstallationError, match=r"Absent\.ttf"):
        bundle.bundled("fonts/Absent.ttf", package=package)
