"""What a finding says to the clerk, code by code. English is the message id of the catalogues."""

from collections.abc import Callable

from ita_desk.model.errors import N_
from ita_desk.model.finding import Finding

SENTENCES: dict[str, str] = {
    "unit-name-missing": N_("The unit has no name."),
    "indicator-code-missing": N_("The indicator has no number."),
    "indicator-name-missing": N_("The indicator has no name."),
    "plan-empty": N_("There is no activity yet."),
    "measure-title-missing": N_("A measure has no name."),
    "activity-title-missing": N_("The activity in row {order} has no name."),
    "reporter-missing": N_("No reporter is chosen."),
    "reporter-name-missing": N_("The reporter has no name."),
    "reporter-position-missing": N_("The reporter has no position."),
    "phone-doubtful": N_("The reporter's telephone number looks wrong: {text}"),
    "email-wrong": N_("The reporter's e-mail address is wrong: {text}"),
    "budget-is-date": N_("Activity {row}, budget: “{text}” is a date, not an amount."),
    "budget-not-amount": N_("Activity {row}, budget: “{text}” is not an amount."),
    "date-unreadable": N_("Activity {row}, results: the date “{text}” can't be read."),
    "date-outside-year": N_("Activity {row}, results: {date} is outside the fiscal year."),
    "date-outside-round": N_("Activity {row}, results: {date} is outside this round."),
    "quarter-unmarked": N_("Activity {row}: done on {date}, but {quarter} has no mark."),
    "mark-outside-quarter": N_("Activity {row}, {quarter}: “{text}” is not in this quarter."),
    "mark-reaches-quarter": N_("Activity {row}: “{text}” reaches {quarter}, which has no mark."),
    "quarter-months-differ": N_(
        "Activity {row}, {quarter}: mark and planned months ({months}) contradict each other."
    ),
    "result-missing": N_("Activity {row}, {quarter}: planned and past, but there is no result."),
    "title-number": N_(
        "“{title}” brings the number {number}; the program numbers by itself, so this one is not"
        " printed."
    ),
    "measures-alike": N_("Measure “{measure}” stands twice; only blanks at its end differ."),
    "doc-report-late": N_(
        "Activity {row}, results: the DOC report of {date} is later than the 10th"
        " (it was due by {deadline})."
    ),
    "address-does-not-open": N_("Activity {row}, results: this address can't be opened: {url}"),
    "reference-does-not-open": N_("Reference links: this address can't be opened: {url}"),
    "address-look-alike": N_(
        "Activity {row}, results: is the address right? Perhaps {host} is meant: {url}"
    ),
    "reference-look-alike": N_(
        "Reference links: is the address right? Perhaps {host} is meant: {url}"
    ),
    "address-twice": N_("Activity {row}, results: this address is also given in activity {other}."),
    "reference-twice": N_("Reference links: this address is given twice: {url}"),
    "text-address-does-not-open": N_("{where}: this address can't be opened: {url}"),
    "text-address-look-alike": N_("{where}: is the address right? Perhaps {host} is meant: {url}"),
    "kpi-date-missing": N_("The indicator sheet has no date."),
    "kpi-date-unreadable": N_("The indicator sheet's date “{text}” can't be read."),
    "kpi-code-missing": N_("The indicator in row {order} has no number."),
    "kpi-name-missing": N_("The indicator in row {order} has no name."),
    "kpi-code-twice": N_("Indicator {code} stands twice in the sheet."),
    "kpi-full-score-missing": N_("Indicator {indicator} has no full score."),
    "kpi-score-missing": N_("Indicator {indicator} has no self-assessed score."),
    "kpi-score-over-full": N_("Indicator {indicator}: {score} is more than the full {full}."),
    "kpi-score-places": N_("Indicator {indicator}: {score} has more than four decimals."),
    "kpi-score-differs": N_(
        "Indicator {indicator}: the score is {score}, but its parts add up to {total}."
    ),
    "kpi-remark-missing": N_("Indicator {indicator} has the full score, but no remark proves it."),
    "kpi-item-unanswered": N_(
        "Indicator {indicator}: item {item} stands only in the progress or only in the remarks."
    ),
    "kpi-count-differs": N_(
        "Indicator {indicator}, item {item}: the progress says {said} times,"
        " the remarks list {listed}."
    ),
    "kpi-address-twice": N_(
        "Indicator {indicator}: this address is also given for indicator {other}: {url}"
    ),
    "component-figure-missing": N_("Indicator {indicator}, {part}: a figure is missing."),
    "component-target-zero": N_("Indicator {indicator}, {part}: the target can't be 0."),
    "component-percentage": N_("Indicator {indicator}, {part}: {figure} is more than 100 percent."),
    "component-weights-differ": N_(
        "Indicator {indicator}: the weights add up to {weights}, the full score is {full}."
    ),
    "rationale-empty": N_("There is no measure yet."),
    "rationale-missing": N_("Measure “{measure}” has no reasons."),
    "pirab-missing": N_("Measure “{measure}”: {letter} is empty."),
    "oit-link-missing": N_("Measure “{measure}” answers no OIT topic."),
    "oit-code-missing": N_("Measure “{measure}”: an OIT topic has no code."),
    "oit-code-digits": N_(
        "Measure “{measure}”: “{text}” is a number; an OIT topic begins with the letter O."
        " Perhaps {meant} is meant."
    ),
    "oit-code-unknown": N_("Measure “{measure}”: {text} is not among this year's OIT topics."),
    "oit-instruments-missing": N_(
        "Measure “{measure}”: nothing is told by which OIT topic {text} is answered."
    ),
    "plan-row-title-missing": N_("Table 1, row {order} has no activity."),
    "measure-row-title-missing": N_("Table 2, row {order} has no activity."),
    "knowledge-topic-missing": N_("There is no topic of knowledge yet."),
    "knowledge-name-missing": N_("Topic of knowledge {order} has no name."),
    "knowledge-reason-missing": N_("Topic of knowledge {order} has no reasons."),
    "submitter-missing": N_("The memo has nobody who submits it."),
    "approver-missing": N_("The memo has nobody who takes note of it."),
    "signer-name-missing": N_("A signer of the memo has no name."),
    "signer-position-missing": N_("{name} signs the memo, but has no position."),
    "memo-emblem-missing": N_("The memo has no emblem: choose its picture on the page Office."),
    "memo-phone-doubtful": N_("The memo's telephone number looks wrong: {text}"),
    "memo-number-dotted": N_("The book number has a dot after the ministry's letters: {text}"),
    "memo-date-unreadable": N_("The memo's date “{text}” can't be read."),
    "memo-before-meeting": N_("The memo of {date} is older than the meeting of {meeting}."),
    "memo-meeting-missing": N_("The memo tells of no meeting: none has a date."),
    "memo-meeting-no-occurrence": N_(
        "The memo's meeting is no dated occurrence of the round report."
    ),
    "meeting-as-other": N_(
        "Activity {row}, results: “{text}” tells of a meeting, but isn't entered as one."
    ),
    "memo-day-no-occurrence": N_(
        "The memo tells of {date}, but the round report has nothing of that day."
    ),
    "doc-report-after-memo": N_(
        "Activity {row}, results: the DOC report of {date} is later than the memo of {memo}."
    ),
    "item-score-over-maximum": N_("Item {item}: the score {score} is over the maximum, {most}."),
    "item-score-too-fine": N_("Item {item}: the score {score} has more than four decimals."),
    "level-score-over-maximum": N_(
        "Level {level}: the scores of its items, {score}, are over the maximum, {most}."
    ),
    "total-score-over-maximum": N_("The total {score} is over the full score, {most}."),
    "expected-score-over-maximum": N_(
        "The score hoped for in level 5, {score}, is over the maximum, {most}."
    ),
    "item-maxima-differ": N_(
        "Level {level}: its items can score {sum} together, but the level {most}."
    ),
    "level-maxima-differ": N_(
        "The levels can score {sum} together, but the indicator's full score is {most}."
    ),
    "item-in-other-level": N_("The item {item} stands in level {level}."),
    "item-unknown": N_("Activity {row}: there is no level item {item}."),
    "level-empty": N_("Level {level} has nothing to report."),
    "eit-persons-missing": N_("How many external stakeholders there are (item 1.2) is missing."),
    "eit-persons-differ": N_("Item 1.2 tells of {typed} stakeholders, but {persons} are entered."),
    "summary-link-does-not-open": N_("Five levels: this address can't be opened: {url}"),
    "summary-link-look-alike": N_(
        "Five levels: is the address right? Perhaps {host} is meant: {url}"
    ),
    "brief-scores-missing": N_("Knowledge brief: the scores and targets are missing."),
    "brief-figure-missing": N_("Knowledge brief: {figure} is missing."),
    "brief-percentage": N_("Knowledge brief, {figure}: {percent} is more than 100 percent."),
    "brief-percentage-places": N_(
        "Knowledge brief, {figure}: {percent} has more than two decimals."
    ),
    "brief-mean-differs": N_(
        "Knowledge brief: the overall score is stated as {overall}, but the mean of the five"
        " scores is {mean}."
    ),
    "brief-text-missing": N_("Knowledge brief: {text} is empty."),
    "brief-round-doubtful": N_(
        "Knowledge brief, {where}: “{text}” is no round; a round has five months."
    ),
    "brief-plan-empty": N_("Knowledge brief: no activity has planned months."),
    "invisible-character": N_("“{text}”: characters nobody sees stand in it ({codes})."),
    "control-character": N_("“{text}”: control characters stand in it ({codes})."),
    "soft-line-end": N_("“{text}”: a line end of another program, not seen here."),
    "tick-as-text": N_("Activity {row}: “{text}” is a tick of another program and stands as text."),
    "symbol-font-sign": N_("“{text}”: a sign of a symbol font, which others can't read."),
    "private-use-character": N_("“{text}”: characters that no font has stand in it ({codes})."),
    "address-user-part": N_(
        "What stands before the @ is not the website, so this is printed without a link: {url}"
    ),
    "address-foreign-letters": N_(
        "Letters of the website's name look like others, so this is printed without a link: {url}"
    ),
    "address-direction-marks": N_(
        "Marks that nobody sees turn the address around, so this is printed without a link: {url}"
    ),
    "double-sara-e": N_("“{text}”: two เ are typed in place of แ."),
    "split-sara-am": N_("“{text}”: ำ is typed as two characters."),
    "doubled-mark": N_("“{text}”: a vowel or tone mark is typed twice."),
    "marks-out-of-order": N_("“{text}”: vowel and tone mark are typed in the wrong order."),
    "conflicting-marks": N_("“{text}”: vowels or tone marks that can't stand together."),
    "orphan-mark": N_("“{text}”: a vowel or tone mark stands on no consonant."),
    "mixed-digits": N_("“{text}”: Thai and Arabic digits are mixed in one number."),
    "thai-digits": N_("“{text}”: Thai digits in a document that is printed in Arabic ones."),
    "markup-residue": N_("“{text}”: the code of a web page or of Word came along."),
    "old-font-glyph": N_("“{text}”: characters of an old font, which others can't read."),
    "edited-since-final": N_("Edited since the final print; there it says: {before}"),
    "added-since-final": N_("Added since the final print."),
    "removed-since-final": N_("Deleted since the final print: {before}"),
    "brief-month-outside-round": N_(
        "Activity {row}: the planned months {months} are outside the plan's time ({period})."
    ),
}


def finding_sentence(
    finding: Finding, translate: Callable[[str], str] = lambda message: message
) -> str:
    """One line for the clerk; raises KeyError for a code without a sentence."""
    return translate(SENTENCES[finding.code]).format(**dict(finding.parameters))
