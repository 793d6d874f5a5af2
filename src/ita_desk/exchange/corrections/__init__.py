"""Corrections that somebody made in a Word file of this program, on their way back."""
