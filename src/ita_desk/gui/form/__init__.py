"""Fields of forms: each shows one field of the dossier and keeps itself."""
