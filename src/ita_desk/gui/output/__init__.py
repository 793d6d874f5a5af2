"""What leaves the window, and what comes in: print, export, bring in files."""
