"""The documents as Word and Excel files, for who has to correct them there.

Made from the same typeset documents as the PDF, so that every document has one description. The
paper that is signed comes from the PDF.
"""
