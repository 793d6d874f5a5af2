"""The bar chart of the five IIT scores with the target's line, and the computed mean."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ita_desk.contents.iit_scores import computed_mean, iit_scores, lowest_first, mean_differs
from ita_desk.gui.documents.form_spec import Row
from ita_desk.gui.findings.current_findings import CurrentFindings
from ita_desk.gui.icons import Icons
from ita_desk.gui.table.sheet_view import SheetView
from ita_desk.gui.thai_label import ThaiLabel
from ita_desk.gui.thai_layout import lay_out
from ita_desk.gui.window.session import Session
from ita_desk.model.place import Place
from ita_desk.model.tree import Dossier

_MOST = Decimal(100)


class ScoreChart(QWidget):
    """Computed from the scores above; nothing is typed here."""

    place_entered = Signal(object)
    """Never: nothing here takes the keyboard."""
    views: Sequence[SheetView] = ()

    def __init__(
        self, session: Session, icons: Icons, findings: CurrentFindings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        del icons, findings
        self._session = session
        self.mean = ThaiLabel()
        self.lowest = ThaiLabel()
        self.bars = _Bars()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.mean)
        column.addWidget(self.lowest)
        column.addWidget(self.bars)

    def show(  # type: ignore[override]
        self, dossier: Dossier | None, row: Row | None, row_id: int | None
    ) -> None:
        """Show the scores of a dossier."""
        del row, row_id
        _ = self._session.translate
        if dossier is None:
            return
        brief = dossier.knowledge_brief
        mean = computed_mean(brief)
        words = _("Mean of the five scores: {mean}").format(mean=mean or "–")
        if mean_differs(brief):
            words += " · " + _("differs from the stated {stated}").format(stated=brief.overall)
        self.mean.setText(words)
        differs = QPalette.ColorRole.BrightText if mean_differs(brief) else None
        self.mean.setForegroundRole(differs or QPalette.ColorRole.WindowText)
        ranked = lowest_first(brief)
        told = " · ".join(f"{rank}. {one.name} {one.percent}" for rank, one in ranked)
        self.lowest.setText(_("Lowest first: {scores}").format(scores=told) if told else "")
        self.lowest.setVisible(bool(told))
        target = Decimal(brief.next_target) if brief.next_target else None
        scores = iit_scores(brief)
        self.bars.show_scores([(s.name, s.percent) for s in scores], target)
        spoken = ", ".join(f"{s.name} {s.percent or '–'}" for s in scores)
        self.bars.setAccessibleName(_("Chart of the scores"))
        self.bars.setAccessibleDescription(spoken)

    def go_to(self, place: Place) -> bool:
        """Nothing here takes the keyboard."""
        del place
        return False

    def commit(self) -> None:
        """Nothing is typed here."""


class _Bars(QWidget):
    """Bars from zero, the figure above each, the target as a dashed line with its figure."""

    def __init__(self) -> None:
        super().__init__()
        self._scores: list[tuple[str, str]] = []
        self._target: Decimal | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_scores(self, scores: Sequence[tuple[str, str]], target: Decimal | None) -> None:
        """Names with percentages (``""``: none)."""
        self._scores, self._target = list(scores), target
        self.update()

    def sizeHint(self) -> QSize:
        """Qt: high enough to compare."""
        return QSize(480, self.fontMetrics().height() * 12)

    def minimumSizeHint(self) -> QSize:
        """Qt: narrower if need be."""
        return QSize(240, self.fontMetrics().height() * 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt: draw."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, metrics = self.palette(), QFontMetricsF(self.font())
        line, width = metrics.height(), self.width()
        axis = metrics.horizontalAdvance("100") + 6
        plot = QRectF(axis, line * 1.2, width - axis - 2, self.height() - line * 4.6)
        quiet = palette.color(QPalette.ColorRole.PlaceholderText)
        for percent in range(0, 101, 20):
            y = _height(plot, Decimal(percent))
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(quiet)
            box = QRectF(0, y - line / 2, axis - 6, line)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight, str(percent))
        slot = plot.width() / max(len(self._scores), 1)
        for index, (name, percent) in enumerate(self._scores):
            self._bar(painter, plot, QRectF(plot.left() + index * slot, 0, slot, 0), name, percent)
        if self._target is not None:
            self._line(painter, plot, self._target)
        for index, (_, percent) in enumerate(self._scores):
            if percent:
                self._figure(painter, plot, plot.left() + (index + 0.5) * slot, percent)
        painter.end()

    def _bar(self, painter: QPainter, plot: QRectF, slot: QRectF, name: str, percent: str) -> None:
        palette = self.palette()
        colour = palette.color(QPalette.ColorRole.Text)
        if percent:
            score = Decimal(percent)
            top = _height(plot, score)
            bar = QRectF(slot.left() + slot.width() * 0.24, top, slot.width() * 0.52, 0)
            bar.setBottom(plot.bottom())
            below = self._target is not None and score < self._target
            fill = QColor(palette.color(QPalette.ColorRole.Accent))
            fill.setAlpha(140 if below else 255)
            painter.fillRect(bar, fill)
        painter.setPen(colour)
        centre = Qt.AlignmentFlag.AlignHCenter
        laid = lay_out(name, self.font(), max(int(slot.width()) - 8, 40), centre)
        laid.draw(painter, QPointF(slot.left() + 4, plot.bottom() + 4))

    def _figure(self, painter: QPainter, plot: QRectF, centre: float, percent: str) -> None:
        """The score in its bar, on a ground of its own, clear of the target's line."""
        metrics = QFontMetricsF(self.font())
        width, line = metrics.horizontalAdvance(percent) + 8, metrics.height()
        top = min(_height(plot, Decimal(percent)) + line * 0.6, plot.bottom() - line)
        box = QRectF(centre - width / 2, top, width, line)
        painter.fillRect(box, self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, percent)

    def _line(self, painter: QPainter, plot: QRectF, target: Decimal) -> None:
        colour, y = self.palette().color(QPalette.ColorRole.BrightText), _height(plot, target)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        line = QFontMetricsF(self.font()).height()
        words = f"เป้าหมาย {target}"
        box = QRectF(plot.left(), 0, plot.width(), line)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight, words)


def _height(plot: QRectF, percent: Decimal) -> float:
    share = float(min(max(percent, Decimal(0)), _MOST) / _MOST)
    return plot.bottom() - plot.height() * share
