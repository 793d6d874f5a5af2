"""What is remembered of texts is bounded by letters, not by texts alone."""

import gc
import tracemalloc

from ita_desk.thai.remembering import remembering


def test_a_text_is_looked_at_once():
    seen = []

    @remembering(4)
    def length(text, more=0):
        seen.append(text)
        return len(text) + more

    long = "ก" * 5000
    assert [length(text) for text in ("ก", "ก", long, long)] == [1, 1, 5000, 5000]
    assert length("ก", 1) == 2
    assert length("ก", more=2) == 3
    assert seen == ["ก", long, "ก", "ก"]


def test_the_least_recent_goes_first_and_all_goes_when_it_is_let_go_of():
    seen = []

    @remembering(2)
    def same(text):
        seen.append(text)
        return text

    for text in "กขกคข":
        same(text)
    assert seen == ["ก", "ข", "ค", "ข"]
    same.forget()
    same("ข")
    assert seen[-1] == "ข"
    assert len(seen) == 5


def test_letters_typed_into_a_long_text_do_not_keep_it_a_thousand_times():
    @remembering(10_000)
    def spelled(text):
        return list(text.encode())

    tracemalloc.start()
    try:
        for letter in range(1, 1000):
            spelled("ก" * 1_000 + "a" * letter)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2_000_000
