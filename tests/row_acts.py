"""Acts on single rows, through the grid by which the window does them."""

from ita_desk.verbs import grid
from ita_desk.verbs.tables import EntityTable


def move(store, place, before):
    return grid.move(store, table(place.entity), [place.id], before)


def duplicate(store, place):
    return grid.duplicate(store, table(place.entity), place.id)


def tick(store, place, *, ticked=True):
    return grid.tick(store, table(place.entity), [place.id], [place.field], ticked=ticked)


def table(entity):
    return EntityTable(entity, 0, (), {})
