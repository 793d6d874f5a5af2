"""The results of the chosen activity."""
