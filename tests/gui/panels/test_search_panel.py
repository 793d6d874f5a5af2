"""What of a long text is shown in a list of hits."""

from ita_desk.gui.panels.search_panel import excerpt


def test_a_short_text_is_shown_whole_in_one_line():
    assert excerpt("จัดทำ\nคู่มือ", "คู่มือ") == "จัดทำ คู่มือ"


def test_of_a_long_text_the_part_with_the_words_is_shown():
    text = "ประชุมคณะทำงาน " * 40 + "คู่มือการยืม " + "ประชุมคณะทำงาน " * 40
    shown = excerpt(text, "คู่มือ")
    assert "คู่มือ" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) < 170
