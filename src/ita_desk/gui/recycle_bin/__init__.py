"""What was deleted within a year, and the way back."""
