"""The round that a clerk most likely wants to start."""

from datetime import date

from ita_desk.gui.start.guesses import guess_beginning, newest_of_unit
from ita_desk.storage.loading import DossierSummary

FEBRUARY = date(2024, 2, 5)


def summary(number, year, half, unit="กองแผนงาน"):
    return DossierSummary(number, year, half, "2.1", unit)


def test_without_dossiers_it_is_the_round_of_today():
    guess = guess_beginning((), FEBRUARY)
    assert (guess.fiscal_year, guess.round_number, guess.unit_name, guess.like) == (
        2567,
        1,
        "",
        None,
    )


def test_unit_and_plan_come_from_the_newest_dossier():
    guess = guess_beginning((summary(7, 2566, 2), summary(3, 2566, 1)), FEBRUARY)
    assert (guess.fiscal_year, guess.round_number) == (2567, 1)
    assert (guess.unit_name, guess.like) == ("กองแผนงาน", 7)


def test_a_round_that_exists_is_not_offered_again():
    guess = guess_beginning((summary(9, 2567, 2), summary(7, 2567, 1)), FEBRUARY)
    assert (guess.fiscal_year, guess.round_number) == (2568, 1)


def test_another_unit_may_have_the_same_round():
    guess = guess_beginning((summary(9, 2567, 2), summary(7, 2567, 1, "กองคลัง")), FEBRUARY)
    assert (guess.fiscal_year, guess.round_number) == (2567, 1)


def test_a_plan_is_taken_along_from_the_same_unit_only():
    dossiers = (summary(9, 2567, 1), summary(7, 2567, 1, "กองคลัง"), summary(3, 2566, 1, "กองคลัง"))
    assert newest_of_unit(dossiers, " กองคลัง ") == dossiers[1]
    assert newest_of_unit(dossiers, "กองช่าง") is None
    assert newest_of_unit(dossiers, "") is None
