"""Corrections that came back in Word files of this program."""
