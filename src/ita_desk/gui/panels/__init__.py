"""Panels of the side pane: search and replace, the history of a field, the recycle bin."""
