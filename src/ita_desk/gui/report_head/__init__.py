"""Who reports what, and how the report is printed."""
