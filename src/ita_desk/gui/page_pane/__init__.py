"""The pane with the real pages: made by a worker process, drawn by pdfium, clicked like a form."""
