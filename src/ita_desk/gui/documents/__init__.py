"""The pages of the documents beside the round report: each a table of sections, fields, lists."""
