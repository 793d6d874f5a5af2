"""The example is a round for practice: marked everywhere, begun anew in one step, never final."""

import pytest

from ita_desk.contents.documents import ROUND_REPORT
from ita_desk.gui.output.file_names import suggested_name
from ita_desk.model.place import Place
from ita_desk.verbs import fields


@pytest.fixture
def practised(empty):
    empty.actions.example.trigger()
    return empty


@pytest.fixture
def work(practised):
    return practised.workspace


def opened(work):
    return work.session.dossier(work.session.dossier_id)


def strip_of(work):
    from ita_desk.gui.dossiers.practice_strip import PracticeStrip

    return work.frame.findChild(PracticeStrip)


def test_it_is_marked_in_list_title_pages_and_file_names(practised, work):
    assert opened(work).practice
    assert "practice" in work.list.currentItem().parent().text(0)
    assert "practice" in practised.window.windowTitle()
    for position in range(len(work.pages.specs)):
        work.navigation.open_page(position)
        assert not strip_of(work).isHidden()
    assert "ฝึกหัด" in suggested_name(opened(work), ".pdf")


def test_it_cannot_be_final_and_the_button_says_why(work):
    work.final().print_final(ROUND_REPORT)
    panel = work.output.output_panel
    assert not panel.isHidden()
    assert "never as final" in panel.sentence.text()
    panel.buttons[0].click()
    assert work.navigation.at_start
    work.start().begin.click()
    assert panel.isHidden()


def test_it_is_begun_anew_and_undo_gives_back_what_was_tried(practised, work):
    tried = work.session.dossier_id
    work.session.run(fields.edit, Place("unit", tried, "name"), "กองทดลอง")
    practised.actions.practise_anew.trigger()
    assert opened(work).id != tried
    assert opened(work).practice
    assert opened(work).unit.name == "กองแผนงาน"
    assert len(work.session.dossiers()) == 1
    practised.actions.undo.trigger()
    assert opened(work).unit.name == "กองทดลอง"


def test_opened_again_it_is_as_it_was_left(practised, work):
    first = work.session.dossier_id
    work.navigation.show_start()
    practised.actions.example.trigger()
    assert work.session.dossier_id == first
    assert len(work.session.dossiers()) == 1


def test_nothing_of_it_is_marked_in_a_round_that_counts(example):
    work = example.workspace
    assert strip_of(work).isHidden()
    assert not example.actions.practise_anew.isEnabled()
    assert "practice" not in example.window.windowTitle()


def test_its_plan_is_not_offered_to_a_round_that_counts(work):
    work.navigation.show_start()
    page = work.start()
    page.unit.setText(opened(work).unit.name)
    assert page.carry_plan.isHidden()
    page.begin.click()
    assert not opened(work).practice
    assert opened(work).activities == ()


def test_its_next_round_is_for_practice_too(practised, work):
    practised.actions.next_round.trigger()
    assert opened(work).practice
    assert opened(work).round == 2
