"""Word and Excel files as one neutral form, the paper, before anything in them is understood."""
