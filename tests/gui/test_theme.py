"""The colours of the window: as chosen, else as the system's."""

import pytest

from ita_desk.gui.settings import Settings
from ita_desk.gui.theme import Theme, ThemeName, palette


@pytest.fixture
def settings(tmp_path, qapp):
    """Settings of a first start; the program gets its own colours back."""
    before = qapp.palette()
    yield Settings(tmp_path / "window.ini")
    qapp.setPalette(before)


@pytest.mark.parametrize("name", [ThemeName.LIGHT, ThemeName.DARK])
def test_the_first_picture_is_dark_where_the_colours_of_the_system_are(qapp, settings, name):
    qapp.setPalette(palette(name))
    theme = Theme(qapp, settings)
    assert theme.effective is name
    theme.deleteLater()


def test_then_the_system_is_asked(qapp, settings):
    qapp.setPalette(palette(ThemeName.DARK))
    theme = Theme(qapp, settings)
    theme.follow_system()
    assert theme.effective is ThemeName.LIGHT  # what Qt says without a desktop
    assert qapp.palette() == palette(ThemeName.LIGHT)
    theme.deleteLater()


def test_what_was_chosen_stays(qapp, settings):
    settings.theme = ThemeName.CONTRAST
    theme = Theme(qapp, settings)
    theme.follow_system()
    assert theme.effective is ThemeName.CONTRAST
    theme.deleteLater()
