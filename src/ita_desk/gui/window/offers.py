"""What the commands of the window itself can do at the moment."""

from collections.abc import Callable

from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.never_cut import word_is_chosen
from ita_desk.gui.settings import LARGEST_POINTS, SMALLEST_POINTS, USUAL_POINTS, Settings
from ita_desk.gui.window.actions import WindowActions
from ita_desk.gui.window.session import Session


def set_offers(
    actions: WindowActions,
    session: Session,
    findings: CurrentFindings,
    settings: Settings,
    sought: Callable[[], str],
    has_address: Callable[[], bool],
) -> None:
    """Tell each command when there is something to do.

    ``sought`` are the words in the search field; ``has_address`` says whether the field with the
    keyboard holds an address. What shows a panel can always hide it again.
    """

    def has_leftovers() -> bool:
        dossier = session.dossier(session.dossier_id)
        return dossier is not None and bool(dossier.leftovers)

    def has_words() -> bool:
        return bool(sought().strip())

    actions.history.can = lambda: actions.history.isChecked() or session.place is not None
    actions.leftovers.can = lambda: actions.leftovers.isChecked() or has_leftovers()
    actions.open_address.can = has_address
    actions.never_cut.can = word_is_chosen
    actions.find_next.can = actions.find_previous.can = has_words
    actions.next_finding.can = lambda: bool(findings.all)
    actions.larger.can = lambda: settings.points < LARGEST_POINTS
    actions.smaller.can = lambda: settings.points > SMALLEST_POINTS
    actions.usual_size.can = lambda: settings.points != USUAL_POINTS
