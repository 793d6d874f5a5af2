"""Old forms: what the papers of past rounds say, as a dossier with doubts and leftovers."""
