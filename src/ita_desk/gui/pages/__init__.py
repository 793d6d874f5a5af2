"""Pages of the centre that are no table and no document: people, office, the round at a glance."""
