"""Search over all years."""
