"""Every doubt has its sentence, and names no more than it holds."""

import re
from typing import get_args

import pytest

from ita_desk.exchange.forms.doubt_sentences import SENTENCES, question_sentence
from ita_desk.exchange.forms.reading import Doubt, FormDoubt, questions
from ita_desk.exchange.office.paper import NoteCode, source


def test_every_code_has_a_sentence():
    assert set(SENTENCES) == {*get_args(NoteCode), *get_args(FormDoubt)}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_says_where_and_what(code):
    (asked,) = questions([Doubt(code, source("table 2"), "{ข้อความ}\nยาว " + "ก" * 100)])
    told = question_sentence(asked, lambda message: message)
    assert told.startswith("table 2: ")
    assert "\n" not in told
    assert not re.search(r"\{(?!ข้อความ)", told)


def test_equal_doubts_are_counted():
    same = [Doubt("tick-guessed", source("table 1"), "/")] * 3
    (asked,) = questions(same)
    assert question_sentence(asked, str) == "table 1 (and 2 more places): “/” was read as a tick."
