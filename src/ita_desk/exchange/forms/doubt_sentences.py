"""What a doubt of a reading says to the clerk, code by code. English is the message id."""

from collections.abc import Callable

from ita_desk.exchange.forms.reading import Doubt, DoubtCode, Question
from ita_desk.model.errors import N_

SENTENCES: dict[DoubtCode, str] = {
    "activity-without-number": N_("An activity without a number: “{text}”"),
    "another-report": N_("Another report begins here and is kept as left over: “{text}”"),
    "another-table": N_("A table that is not the form's is kept as left over ({text})."),
    "another-year": N_("Another fiscal year is named: “{text}”"),
    "boolean": N_("TRUE or FALSE of Excel was read as a tick or as nothing ({text})."),
    "buddhist-date": N_("Excel takes the year for one of the common era: {text}"),
    "budget-not-a-number": N_("A budget that is not an amount: “{text}”"),
    "column-guessed": N_("What a column holds was guessed by its months: “{text}”"),
    "continuation-unknown": N_("A row goes on with an activity that was not found: “{text}”"),
    "crossed": N_("A cross was read: “{text}”. Is it a tick?"),
    "date-not-read": N_("A date that can't be read: “{text}”"),
    "deleted-row": N_("A row that Word has marked as deleted was not read: “{text}”"),
    "empty-box": N_("An empty box was read as no tick."),
    "first-of-several-rows": N_(
        "A cell over several activities was read in the first of them: “{text}”"
    ),
    "formula": N_("A formula was not run; its last value was read: {text}"),
    "formula-without-value": N_("A formula without a value: {text}"),
    "hidden-cell": N_("A hidden cell was read: “{text}”"),
    "hidden-sheet": N_("A hidden sheet was read: “{text}”"),
    "hidden-text": N_("Hidden text was not read: “{text}”"),
    "indicator-missing": N_("Number and name of the indicator were not found."),
    "invisible-characters": N_("{text} characters that show nothing were left out."),
    "joined": N_("Text of a row that goes on was joined: “{text}”"),
    "line-taken-as-measure": N_("A line over the whole table was read as a measure: “{text}”"),
    "link-in-text": N_("An address behind a text is kept as left over: {text}"),
    "link-shows-another": N_("A link shows another address than it opens: {text}"),
    "mark-not-understood": N_("A mark was not understood and is kept as text: “{text}”"),
    "measure-missing": N_("An activity without a measure: “{text}”"),
    "merged-text": N_("A cell that should go on from above holds text: “{text}”"),
    "missing-column": N_("A column of the form is missing ({text})."),
    "nested-table": N_("A table inside a cell was laid flat ({text})."),
    "no-form": N_("There is no table of the form in the file; everything is kept as left over."),
    "number": N_("A number was read as Excel holds it: {text}"),
    "numbers-not-in-order": N_("The numbers of the activities are not in order: {text}"),
    "old-excel": N_("Links and symbol fonts of an .xls file can't be read."),
    "perhaps-a-tick": N_("A picture stands in the cell. Is it a tick?"),
    "perhaps-not-public": N_("Read as not public: “{text}”"),
    "picture": N_("A picture was not read ({text})."),
    "placeholder": N_("The words of an empty field were not read: “{text}”"),
    "remark-as-note": N_("A remark was read as a note of the results: “{text}”"),
    "reporter-not-read": N_("The reporter's line can't be told apart: “{text}”"),
    "round-missing": N_("The round was not found; the first is taken."),
    "row-without-activity": N_("A row without an activity was added to the one above: “{text}”"),
    "same-title-again": N_("An activity stands twice and was joined: “{text}”"),
    "score-not-a-number": N_("A score that is not a number is kept as left over: “{text}”"),
    "several-entries": N_("Several entries stand in one paragraph: “{text}”"),
    "several-periods": N_("A cell over several periods was read in each of them: “{text}”"),
    "several-rows": N_("A cell over several activities was read in each of them: “{text}”"),
    "struck-text": N_("Text that is struck out was read: “{text}”"),
    "table-without-header": N_("A table without a heading was read like the one before it."),
    "target-as-quantity": N_("A target was read as quantity: “{text}”"),
    "text-box": N_("A text box is kept as left over: “{text}”"),
    "text-in-month": N_("Text in a month was read as a tick: “{text}”"),
    "tick-guessed": N_("“{text}” was read as a tick."),
    "tracked-deletion": N_("Text that Word has marked as deleted was not read: “{text}”"),
    "tracked-insertion": N_("Text that Word has marked as inserted was read: “{text}”"),
    "two-digit-year": N_("A year of two digits was read in the Buddhist era: {text}"),
    "two-rounds": N_("The title names two rounds: “{text}”"),
    "unit-missing": N_("The name of the unit was not found."),
    "unknown-column": N_("A column that is not known is kept as left over: “{text}”"),
    "unknown-symbol": N_("A symbol was not understood ({text})."),
    "year-differs": N_("A quarter's year is not the fiscal year's: “{text}”"),
    "year-guessed": N_("The fiscal year was found outside the title: “{text}”"),
    "year-missing": N_("The fiscal year was not found; 2567 is taken."),
}
_LONGEST = 80
# Words of the form, which are not translated.
_COLUMNS = {
    "measure": "มาตรการ/แนวทาง",
    "activity": "แผน/โครงการ/กิจกรรม",
    "quantity": "ผลลัพธ์เชิงปริมาณ",
    "quality": "ผลลัพธ์เชิงคุณภาพ",
    "responsible": "ผู้รับผิดชอบ",
    "budget": "งบประมาณ",
    "results": "ผลการดำเนินงาน",
    **{f"quarter_{number}": f"ไตรมาส {number}" for number in range(1, 5)},
}


def doubt_words(doubt: Doubt | Question, translate: Callable[[str], str]) -> str:
    """What is in doubt, a long text shortened."""
    text = " ".join(doubt.text.split())
    if doubt.code == "missing-column":
        text = _COLUMNS.get(text, text)
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    return translate(SENTENCES[doubt.code]).format(text=shown)


def question_sentence(question: Question, translate: Callable[[str], str]) -> str:
    """Where it stands and what is in doubt; how often, where it stands in several places."""
    return f"{question_place(question, translate)}: {doubt_words(question, translate)}"


def question_words(question: Question, translate: Callable[[str], str]) -> str:
    """What is in doubt, and how often."""
    words = doubt_words(question, translate)
    if len(question.doubts) == 1:
        return words
    often = translate(N_("and {count} more places")).format(count=len(question.doubts) - 1)
    return f"{words} ({often})"


def question_place(question: Question, translate: Callable[[str], str]) -> str:
    """Where it stands first, and how often besides."""
    where = question.doubts[0].source.told(translate)
    if len(question.doubts) == 1:
        return where
    often = translate(N_("and {count} more places")).format(count=len(question.doubts) - 1)
    return f"{where} ({often})"
