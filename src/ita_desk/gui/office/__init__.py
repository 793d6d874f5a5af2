"""The settings of the office."""
