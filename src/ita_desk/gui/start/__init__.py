"""The start page: a new round, an old file, or the example."""
