"""From a dossier to frozen content, one module per document, and what is doubtful in it."""
