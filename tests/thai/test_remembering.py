"""What is remembered of texts is bounded by letters, not by texts alone."""

import gc
import tracemalloc
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from ita_desk.thai.remembering import remembering


def test_a_text_is_looked_at_once():
    seen = []

    @remembering(100)
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


@pytest.mark.parametrize("begun", [1_000, 100])
def test_letters_typed_into_a_long_text_do_not_keep_it_a_thousand_times(begun):
    @remembering(2_000)
    def spelled(text):
        return list(text.encode())

    tracemalloc.start()
    try:
        for letter in range(1, 1000):
            spelled("ก" * begun + "a" * letter)
        gc.collect()
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 3_000_000


def test_texts_of_usual_length_are_all_kept():
    seen = []

    @remembering(100)
    def same(text):
        seen.append(text)
        return text

    texts = [f"{number:03} ประชุมติดตามผลการดำเนินงานตามตัวชี้วัดของกองแผนงาน" for number in range(100)]
    for text in texts + texts:
        same(text)
    assert seen == texts


def test_a_text_above_all_bounds_is_kept_until_the_next():
    seen = []

    @remembering(1)
    def length(text):
        seen.append(text[:1])
        return len(text)

    long = "ก" * 5_000
    assert [length(text) for text in (long, long, "ข", "ข", long)] == [5000, 5000, 1, 1, 5000]
    assert seen == ["ก", "ข", "ก"]


def test_threads_that_ask_at_once_count_no_letter_twice():
    begun = Barrier(2)

    @remembering(4)
    def same(text):
        if text == "ก" * 60:
            begun.wait(10)
        return text

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(same, ["ก" * 60] * 2))
    made = same("ข" * 190)
    assert same("ข" * 190) is made, "both fit into 256 letters"
    assert same._letters == 250
