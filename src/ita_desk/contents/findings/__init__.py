"""The rules of the documents: what is missing or doubtful in a dossier."""
