"""Help on each field, and the keys."""
