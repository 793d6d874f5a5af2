"""Panels of the side pane: search and replace, history of a field, recycle bin, manual."""
