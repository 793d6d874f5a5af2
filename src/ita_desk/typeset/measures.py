"""Units of length: everything inside the typesetter is in PDF points."""

MM = 72 / 25.4
"""Points in a millimetre."""
