"""Old forms and corrected files on their way in: read, looked at, and then written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ita_desk.gui.dossiers.dossier_acts import DossierActs
from ita_desk.gui.lazy import Lazy, LazyWidget
from ita_desk.gui.window.frame import Frame
from ita_desk.gui.window.navigation import Navigation
from ita_desk.gui.window.pages import DossierPages
from ita_desk.gui.window.services import Services
from ita_desk.gui.window.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ita_desk.exchange.forms.form_file import FormFile
    from ita_desk.gui.corrections.corrected_files import CorrectedFiles
    from ita_desk.gui.corrections.differences_page import DifferencesPage
    from ita_desk.gui.old_forms.form_reading import FormReading
    from ita_desk.gui.old_forms.review_page import ReviewPage
    from ita_desk.gui.output.output_panel import OutputPanel


class OldForms(QObject):
    """A file that this program wrote leads to its differences, any other one to its review."""

    about_to_take = Signal()
    """Corrections are about to be written: back up the state before."""

    def __init__(
        self,
        session: Session,
        frame: Frame,
        pages: DossierPages,
        navigation: Navigation,
        services: Services,
        acts: DossierActs,
        output_panel: "Callable[[], OutputPanel]",
    ) -> None:
        """Make nothing yet; the pages get their places in the centre."""
        super().__init__(frame)
        self._session, self._frame, self._pages = session, frame, pages
        self._navigation = navigation
        self._services, self._acts, self._panel = services, acts, output_panel
        self.review = LazyWidget(self._make_review)
        self.differences = LazyWidget(self._make_differences)
        for place in (self.review, self.differences):
            frame.centre.addWidget(place)
        self.form_reading = Lazy(self._make_form_reading)
        self.corrected = Lazy(self._make_corrected)
        frame.centre.currentChanged.connect(self._offer_to_return)

    def _make_form_reading(self) -> "FormReading":
        from ita_desk.gui.old_forms.form_reading import FormReading

        reading = FormReading(self._services.worker(), self._panel(), self._session.translate, self)
        reading.ended.connect(self._review_forms)
        return reading

    def read(self, files: "tuple[Path, ...]") -> None:
        """Read Word and Excel files, and show what they hold before anything is written."""
        self.form_reading().read(files)

    def _review_forms(self, forms: "list[FormFile]", refused: list[str]) -> None:
        if not forms:
            self._navigation.refuse_file("\n".join(refused))
            return
        self._pages.commit()
        known = self.corrected().is_known
        came_back = [form for form in forms if known(form)]
        others = [form for form in forms if not known(form)]
        if not came_back:
            self.review().show_forms(others, refused)
            return
        if refused:
            self._session.gateway.complain("\n".join(refused))
        self.corrected().compare(came_back, others)

    def _review_others(self, forms: "list[FormFile]") -> None:
        if forms:
            self.review().show_forms(forms)
        else:
            self._navigation.go_back()

    def _offer_to_return(self) -> None:
        """A form that was left by going elsewhere waits, and a way leads back to it."""
        page = self.review.made
        if page is None or page.form is None or self._frame.centre.currentWidget() is self.review:
            return
        _ = self._session.translate
        words = _("{file} waits to be looked at.").format(file=page.form.name)
        self._panel().tell(words, [(_("Look at it"), self._return)])

    def _return(self) -> None:
        self._panel().close_quietly()
        self._frame.centre.setCurrentWidget(self.review)
        self.review().setFocus()

    def _make_corrected(self) -> "CorrectedFiles":
        from ita_desk.gui.corrections.corrected_files import CorrectedFiles

        corrected = CorrectedFiles(
            self._session, self._services.worker(), self._panel(), self.differences, self
        )
        corrected.ended.connect(self._review_others)
        corrected.about_to_take.connect(self.about_to_take)
        corrected.taken.connect(self._navigation.open_dossier)
        return corrected

    def _make_differences(self) -> "DifferencesPage":
        from ita_desk.gui.corrections.differences_page import DifferencesPage

        corrected = self.corrected()
        page = DifferencesPage(corrected.take, self._session, self._services.icons)
        page.wanted.connect(lambda: self._frame.centre.setCurrentWidget(self.differences))
        page.done.connect(corrected.next)
        page.as_new_wanted.connect(corrected.read_as_new)
        return page

    def _make_review(self) -> "ReviewPage":
        from ita_desk.gui.old_forms.review_page import ReviewPage

        page = ReviewPage(self._acts.add_form, self._session, self._services.icons)
        page.wanted.connect(lambda: self._frame.centre.setCurrentWidget(self.review))
        page.finished.connect(self._navigation.go_back)
        return page
