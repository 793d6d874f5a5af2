"""Files in and out: the dossier file, and the one way any file is written.

A newcomer starts at ``dossier_file``; the format is described in docs/dossier-format.md.
"""
