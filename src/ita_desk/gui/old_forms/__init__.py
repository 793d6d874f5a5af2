"""Old forms: Word and Excel files on their way in, and what they left over."""
