"""The round at a glance: what is due, what was printed, what was promised."""
