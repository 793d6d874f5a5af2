"""What is missing or doubtful: one list, and marks beside the fields."""
