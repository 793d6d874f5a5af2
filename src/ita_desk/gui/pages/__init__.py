"""Pages of the centre that are no table and no document: head, people, office, the overview."""
