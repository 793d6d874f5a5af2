"""ita_desk: one clerk's ITA dossiers, six documents from one entry, exact Thai pages."""
