"""Commands of the menus, which know whether they can do anything now.

This is the one way of it: what a command needs at all is settled when something is opened or
closed; what it can do at the moment is asked when a menu with it is about to be shown. Keys stay
alive meanwhile: by them, a command without anything to do does nothing.
"""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ita_desk.gui.grouped_menu import GroupedMenu


def always() -> bool:
    """What a command needs that needs nothing."""
    return True


class Command(QAction):
    """An action with its conditions, and the group of the menu that it belongs to."""

    def __init__(self, text: str, parent: QObject | None, group: str = "") -> None:
        """``group`` is the title of a menu within the menu; "" for the menu itself."""
        super().__init__(text, parent)
        self.group = group
        self.needs: Callable[[], bool] = always
        """Whether what it works on is there: a database that can be written, a dossier."""
        self.can: Callable[[], bool] = always
        """Whether there is anything to do, where what it needs is there."""

    def settle(self) -> None:
        """Be enabled where what is needed is there."""
        self.setEnabled(self.needs())

    def offer(self) -> None:
        """Be enabled where there is something to do, too."""
        self.setEnabled(self.needs() and self.can())


def fill_menu(
    menu: QMenu, actions: Sequence[QAction], before: QAction | None = None
) -> list[QAction]:
    """Add actions in front of one or at the end; those of one group as a menu within the menu.

    Returns what the menu itself got. The menus within belong to it, and are used again.
    """
    added: list[QAction] = []
    inner = {part.title(): part for part in menu.findChildren(QMenu) if part.parent() is menu}
    shown: set[str] = set()
    for action in actions:
        group = action.group if isinstance(action, Command) else ""
        if not group:
            menu.insertAction(before, action)  # pyright: ignore[reportArgumentType]
            added.append(action)
            continue
        if group not in inner:
            inner[group] = GroupedMenu(group, menu)
        if group not in shown:
            inner[group].clear()
            shown.add(group)
            added.append(menu.insertMenu(before, inner[group]))  # pyright: ignore[reportArgumentType]
        inner[group].addAction(action)
    return added


def commands_of(menu: QMenu) -> Iterator[Command]:
    """The commands of a menu and of the menus within it."""
    for action in menu.actions():
        if isinstance(action, Command):
            yield action
        elif isinstance(within := action.menu(), QMenu):
            yield from commands_of(within)


def offer_in(menu: QMenu) -> None:
    """Ask its commands each time the menu is about to be shown."""

    def offer() -> None:
        for command in commands_of(menu):
            command.offer()

    def settle_later() -> None:
        """What was chosen is triggered after the menu is gone, which may be for good."""
        commands = list(commands_of(menu))

        def settle() -> None:
            for command in commands:
                command.settle()

        QTimer.singleShot(0, menu.parent() or menu, settle)

    menu.aboutToShow.connect(offer)
    menu.aboutToHide.connect(settle_later)
