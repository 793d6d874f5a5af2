"""The keys of each document's part of a dossier file, one module per document."""
