"""Thai pages: exact shapes, exact text, exact line breaks, tagged and archival.

Data in (`story`, `tables`, `document`), PDF out (`render`), with fonts from `fonts`.
The layer knows nothing of reports or forms and can be used by itself.
"""
