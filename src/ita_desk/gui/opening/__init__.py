"""From the first paint to an open database, and every way on where it can't be opened."""
