"""The people of a dossier."""
