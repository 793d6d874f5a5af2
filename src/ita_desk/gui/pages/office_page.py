"""The settings of the office: emblem, holidays, words, the font. Each is undone like text."""

import base64
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QObject, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QColorSpace,
    QImage,
    QImageReader,
    QImageWriter,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from ita_desk.files.reading import read_file
from ita_desk.gui.form.form_page import FormPage
from ita_desk.gui.help.explained import explain_as
from ita_desk.gui.icons import Icons
from ita_desk.gui.live_edit import LiveEdit
from ita_desk.gui.pages.own_wordings import OwnWordings
from ita_desk.gui.settings import Settings
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.thai_text_edit import ThaiTextEdit
from ita_desk.gui.window.session import Session
from ita_desk.model.changes import Changes
from ita_desk.model.errors import N_, WorldFault
from ita_desk.model.office import MOST_EMBLEM_BYTES
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier
from ita_desk.thai.calendar import guess_round
from ita_desk.thai.dates import format_date, parse_date
from ita_desk.thai.partial_date import PartialDate
from ita_desk.verbs import fields

_FORMATS = frozenset({b"png", b"jpeg"})
_MOST_PIXELS = 16_000_000
"""A few kilobytes can say that they are a picture of gigabytes."""
_MOST_SIDE = 700
"""Pixels of a side that are kept: over 1,000 an inch where it is printed, and within
``MOST_EMBLEM_BYTES`` whatever it shows."""

FontFault = Callable[[str], WorldFault | None]
"""Why a font file can't be used for the forms; None for one that can."""
_EMBLEM_PIXELS = 72
_LINES_SHOWN = 5


class EmblemRefused(WorldFault):
    """A file that can't be the emblem, and why."""


def read_emblem(path: Path) -> bytes:
    """The pixels of a PNG or JPEG picture within bounds, as a PNG of nothing else.

    What the file says beside them (place and time, texts, profiles, further frames) is left
    behind. Raises EmblemRefused.
    """
    try:
        data = read_file(path, MOST_EMBLEM_BYTES + 1)
    except OSError as error:
        raise EmblemRefused(
            N_("The picture can't be read ({reason}): {path}"),
            reason=error.strerror or error,
            path=path,
        ) from error
    if len(data) > MOST_EMBLEM_BYTES:
        raise EmblemRefused(
            N_("The picture is larger than {limit} MB: {path}"),
            limit=MOST_EMBLEM_BYTES // 1_000_000,
            path=path,
        )
    return _as_png(_bare(_decoded(data, path)))


def _decoded(data: bytes, path: Path) -> QImage:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if reader.format().data() not in _FORMATS or not size.isValid():
        raise EmblemRefused(N_("This is no PNG or JPEG picture: {path}"), path=path)
    if size.width() * size.height() > _MOST_PIXELS:
        raise EmblemRefused(
            N_("The picture has too many points ({width} × {height}): {path}"),
            width=size.width(),
            height=size.height(),
            path=path,
        )
    image = reader.read()
    if image.isNull():
        raise EmblemRefused(N_("This is no PNG or JPEG picture: {path}"), path=path)
    return image


def _bare(image: QImage) -> QImage:
    """The pixels in a new picture, to which nothing of the file hangs any more."""
    if image.colorSpace().isValid():
        image.convertToColorSpace(QColorSpace(QColorSpace.NamedColorSpace.SRgb))
    if max(image.width(), image.height()) > _MOST_SIDE:
        keep, smooth = (
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        image = image.scaled(QSize(_MOST_SIDE, _MOST_SIDE), keep, smooth)
    form = QImage.Format.Format_ARGB32 if image.hasAlphaChannel() else QImage.Format.Format_RGB32
    bare = QImage(image.size(), form)
    bare.fill(QColor(0, 0, 0, 0))
    with QPainter(bare) as painter:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, image)
    return bare


def _as_png(image: QImage) -> bytes:
    written = QBuffer()
    written.open(QBuffer.OpenModeFlag.WriteOnly)
    QImageWriter(written, QByteArray(b"png")).write(image)
    return bytes(written.data().data())


class OfficePage(FormPage):
    """The same for all dossiers of this database."""

    def __init__(
        self,
        session: Session,
        icons: Icons,
        settings: Settings,
        font_fault: FontFault,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, parent)
        self._settings = settings
        self._font_fault = font_fault
        self._today = today
        self._icons = icons
        self._emblem_section()
        self._holidays_section()
        self._words_section()
        self._font_section()
        self._wordings_section()
        self.column.addStretch(1)
        self._show_office()

    def _wordings_section(self) -> None:
        _ = self.session.translate
        self.add_section(
            _("Our wordings"),
            _("Texts that you kept from fields; F5 offers them wherever text is typed."),
        )
        self.wordings = OwnWordings(self.session)
        self.wordings.place_selected.connect(self.place_selected)
        self.column.addWidget(self.wordings)

    def fill(self, dossier: Dossier | None) -> None:
        """Nothing here belongs to one dossier."""
        del dossier

    def go_to(self, place: Place) -> bool:
        """Focus a setting."""
        if place.entity != "office":
            return self.wordings.go_to(place)
        named: dict[str, QWidget] = {
            "holidays": self.holidays,
            "whole_words": self.words,
            "font": self.choose_font,
        }
        named.get(place.field, self.choose_emblem).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def commit(self) -> None:
        """Keep what is being typed."""
        self._live.leave()
        self._live_words.leave()
        self.wordings.commit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt: help follows the focus."""
        if event.type() == QEvent.Type.FocusIn:
            field = "holidays" if watched is self.holidays else "whole_words"
            self.place_selected.emit(_place(field))
        return super().eventFilter(watched, event)

    def _emblem_section(self) -> None:
        _ = self.session.translate
        self.add_section(
            _("Emblem"),
            _("Printed 1.5 cm high at the head of memos; without one there is room for it."),
        )
        self.emblem = QLabel()
        self.emblem.setAccessibleName(_("Emblem"))
        self.choose_emblem = self._button(_("Choose a picture…"), self._choose_emblem)
        self.drop_emblem = self._button(_("Print without an emblem"), self._drop_emblem)
        explain_as(self.choose_emblem, "office.emblem")
        explain_as(self.drop_emblem, "office.emblem")
        self._row(self.emblem, self.choose_emblem, self.drop_emblem)

    def _holidays_section(self) -> None:
        _ = self.session.translate
        self.add_section(
            _("Holidays"),
            _("Days on which nothing can be filed, one a line, such as 5 ธ.ค. 66."),
        )
        self.holidays = self._list_of_lines(_("Holidays"))
        explain_as(self.holidays, "office.holidays")
        self.unread = ThaiLabel()
        self.unread.setForegroundRole(QPalette.ColorRole.BrightText)
        self.unread.hide()
        self.column.addWidget(self.unread)
        self._live = LiveEdit(self.holidays, self._write_holidays)

    def _words_section(self) -> None:
        _ = self.session.translate
        self.add_section(
            _("Words kept whole"),
            _(
                "No line's end cuts them, one a line. Names in the dossiers are kept whole by"
                " themselves; delete a line and the word may be cut again."
            ),
        )
        self.words = self._list_of_lines(_("Words kept whole"))
        explain_as(self.words, "office.whole_words")
        self._live_words = LiveEdit(self.words, self._write_words)

    def _list_of_lines(self, name: str) -> ThaiTextEdit:
        field = ThaiTextEdit()
        field.setAccessibleName(name)
        field.setMinimumHeight(field.fontMetrics().height() * _LINES_SHOWN + 12)
        field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        field.installEventFilter(self)
        self.column.addWidget(field)
        return field

    def _font_section(self) -> None:
        _ = self.session.translate
        self.add_section(
            _("Font of the forms"),
            _("A TrueType font of this computer, such as TH Sarabun, or the one that came along."),
        )
        self.font_name = ThaiLabel()
        self.choose_font = self._button(_("Choose a font file…"), self._choose_font)
        self.drop_font = self._button(_("Use the font that came along"), self._drop_font)
        explain_as(self.choose_font, "office.font")
        explain_as(self.drop_font, "office.font")
        self.column.addWidget(self.font_name)
        self._row(self.choose_font, self.drop_font)
        self.font_trouble = ThaiLabel()
        self.font_trouble.setForegroundRole(QPalette.ColorRole.BrightText)
        self.font_trouble.hide()
        self.column.addWidget(self.font_trouble)

    def _show_office(self) -> None:
        office, _ = self.session.store.office(), self.session.translate
        picture = QPixmap()
        if office.emblem_bytes is not None:
            picture.loadFromData(office.emblem_bytes)
        self.emblem.setVisible(not picture.isNull())
        if not picture.isNull():
            side = QSize(_EMBLEM_PIXELS * 2, _EMBLEM_PIXELS)
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            self.emblem.setPixmap(picture.scaled(side, keep, smooth))
        self.drop_emblem.setEnabled(office.emblem_bytes is not None)
        days = (format_date(PartialDate.of_day(day)) for day in sorted(office.holiday_dates))
        if not self._unreadable():
            self._live.show("\n".join(days))
        self._live_words.show(office.whole_words)
        name = Path(office.font).name if office.font else _("Sarabun (came along)")
        self.font_name.setText(name)
        self.drop_font.setEnabled(bool(office.font))

    def _changed(self, changes: Changes) -> None:
        touched = changes.edited | changes.added | changes.removed
        if any(place.entity == "office" for place in touched):
            self._show_office()

    def _choose_emblem(self) -> None:
        _ = self.session.translate
        filters = _("Pictures (*.png *.jpg *.jpeg)")
        file = self.session.gateway.file_to_open(_("Emblem"), self._settings.folder, filters)
        if file is None:
            return
        try:
            data = read_emblem(file)
        except EmblemRefused as refused:
            self.session.gateway.complain(refused.sentence(_))
            return
        self._settings.folder = file.parent
        self._write("emblem", base64.b64encode(data).decode("ascii"))

    def _drop_emblem(self) -> None:
        self._write("emblem", "")

    def _choose_font(self) -> None:
        _ = self.session.translate
        folder = Path(self.session.store.office().font or self._settings.folder)
        file = self.session.gateway.file_to_open(
            _("Font of the forms"), folder, _("TrueType fonts (*.ttf)")
        )
        if file is None:
            return
        fault = self._font_fault(str(file))
        self.font_trouble.setText(fault.sentence(_) if fault is not None else "")
        self.font_trouble.setVisible(fault is not None)
        if fault is None:
            self._write("font", str(file))

    def _drop_font(self) -> None:
        self.font_trouble.hide()
        self._write("font", "")

    def _write_holidays(self, text: str, merge_key: str) -> bool:
        _, unreadable = self.session.translate, self._unreadable()
        words = _("These lines are no days and count nowhere: {lines}")
        self.unread.setText(words.format(lines=", ".join(unreadable)))
        self.unread.setVisible(bool(unreadable))
        days = sorted({day for line in text.splitlines() if (day := self._day(line))})
        return self._write("holidays", "\n".join(day.isoformat() for day in days), merge_key)

    def _write_words(self, text: str, merge_key: str) -> bool:
        return self._write("whole_words", text, merge_key)

    def _unreadable(self) -> list[str]:
        lines = self.holidays.toPlainText().splitlines()
        return [line.strip() for line in lines if line.strip() and self._day(line) is None]

    def _day(self, line: str) -> date | None:
        year, _ = guess_round(self._today())
        read = parse_date(line, year) if line.strip() else None
        return read.first_day if read is not None and read.first_day == read.last_day else None

    def _write(self, field: str, value: str, merge_key: str = "") -> bool:
        edit = fields.edit
        return self.session.attempt(edit, _place(field), value, merge_key=merge_key) is not None

    def _row(self, *widgets: QWidget) -> None:
        row = QHBoxLayout()
        for widget in widgets:
            row.addWidget(widget)
        row.addStretch(1)
        self.column.addLayout(row)

    def _button(self, words: str, act: Callable[[], None]) -> QPushButton:
        button = QPushButton(words)
        button.setAccessibleName(words)
        button.clicked.connect(act)
        return button


def _place(field: str) -> Place:
    return Place("office", 1, field)
