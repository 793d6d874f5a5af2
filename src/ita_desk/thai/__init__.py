"""The Thai language and the calendar of Thai government; knows nothing of reports."""
