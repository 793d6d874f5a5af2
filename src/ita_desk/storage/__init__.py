"""The office database: one SQLite file, changed through journalled transactions only."""
