"""A database that is not whole: how it is told, what is kept of it, and what can still be read."""
