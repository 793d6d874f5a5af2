"""Addresses leave the program only after the clerk has seen where they go."""
