"""The list of dossiers at the left of the window."""
