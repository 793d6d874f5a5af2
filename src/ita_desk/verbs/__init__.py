"""What a user can do. Each verb is one transaction and returns the ``Changes`` it made."""
