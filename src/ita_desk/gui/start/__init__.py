"""The three ways in: a new round, an old file, the example."""
