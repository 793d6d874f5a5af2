"""The planning sample, typed into the real widgets from an empty plan, by keyboard alone."""

from keyboard import copy_elsewhere

from ita_desk.thai.dates import format_date
from ita_desk.verbs.whole_rows import columns

MOST_STROKES = 170


def without_names(plan):
    """A plan as values alone: ids, the file's keys and unused measures do not count."""
    titles = {measure.id: measure.title for measure in plan.measures}
    return [
        (
            titles[activity.measure_id],
            columns("activity", activity.changed({"key": ""})),
            [
                (
                    columns("result", result.changed({"key": ""})),
                    [(item.url, item.title) for item in result.evidence],
                )
                for result in activity.results
            ],
        )
        for activity in plan.activities
    ]


def test_the_sample_is_typed_with_few_keys_beyond_its_text(
    empty_page, keyboard, planning, session, gateway
):
    titles = {measure.id: measure.title for measure in planning.measures}
    type_rows(keyboard, planning, titles)
    type_results(keyboard, planning)
    typed = session.store.load(empty_page.plan.dossier.id)
    assert gateway.complaints == []
    assert without_names(typed) == without_names(planning)
    assert keyboard.strokes <= MOST_STROKES, keyboard.strokes


def type_rows(keyboard, planning, titles):
    """The rows of the form: titles, measures, ticks, who is responsible, level items."""
    activities = planning.activities
    keyboard.write(titles[activities[0].measure_id])
    keyboard.press("Tab")
    for activity in activities:
        keyboard.write(activity.title)
        keyboard.press("Return")
    # The measure of rows 12 and 13 is another one; the cursor stands below the last row.
    keyboard.press("Shift+Tab", "Up", "Up", "Up")
    keyboard.write(titles[activities[11].measure_id])
    keyboard.press("Return", "Ctrl+D")
    # Quality: all ticked at once; then who is responsible, the same from the second row on.
    keyboard.press("Ctrl+Up", *["Right"] * 3, "Ctrl+Shift+Down", "Space", "Right")
    keyboard.write(activities[0].responsible)
    keyboard.press("Return")
    keyboard.write(activities[1].responsible)
    keyboard.press("Return", "Up", "Ctrl+Shift+Down", "Ctrl+D")
    # Quarter 1 of the first nine rows; quarter 2 of rows 6 to 8 and 10 to 14.
    keyboard.press("Ctrl+Up", "Right", "Right", *["Shift+Down"] * 8, "Space")
    keyboard.press("Right", "Ctrl+Down", *["Shift+Up"] * 4, "Space")
    keyboard.press(*["Up"] * 6, "Shift+Up", "Shift+Up", "Space")
    # The quantity of the ninth row.
    keyboard.press(*["Down"] * 1, *["Left"] * 5, "Space")
    keyboard.press("Ctrl+Up", "Ctrl+2")
    for activity in activities:
        keyboard.write(activity.level_item)
        keyboard.press("Return")


def type_results(keyboard, planning):
    """Results, activity by activity, with addresses copied elsewhere."""
    keyboard.press("Ctrl+1", "Ctrl+Up", "Ctrl+3")
    for number, activity in enumerate(planning.activities):
        if number:
            keyboard.press("Ctrl+PgDown")
        if activity.counted:
            keyboard.press("Ctrl+Shift+N")
        category = "other"
        for result in activity.results:
            category = type_result(keyboard, result, category)
        type_level_items(keyboard, activity)


def type_result(keyboard, result, category):
    """One result; returns the category that the next occurrence will take over."""
    if result.kind == "occurrence":
        keyboard.press("F4")
        keyboard.write(format_date(result.date))
        if result.category != category:
            keyboard.press("Tab", "Tab", "Tab", result.category[0])
        if result.time:
            keyboard.press(*["Tab"] * 5)
            keyboard.write(result.time.replace(":", ".").replace("/", "-"))
            keyboard.press("Tab")
            keyboard.write(result.place)
    elif result.text:
        keyboard.write(result.text)
    elif category != "other":
        keyboard.press("Ctrl+Down")
    for item in result.evidence:
        copy_elsewhere(item.url)
        keyboard.press("Ctrl+L")
    return result.category


def type_level_items(keyboard, activity):
    """Level items of occurrences, down their column."""
    if not any(result.level_item for result in activity.results):
        return
    # From the place of the last one, two columns to the left of it, up to the first.
    keyboard.press("Shift+Tab", "Shift+Tab", "Ctrl+Up")
    for result in activity.results:
        keyboard.write(result.level_item)
        keyboard.press("Return")
