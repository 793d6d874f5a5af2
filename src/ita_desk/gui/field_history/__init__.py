"""Who changed a field, when, from what to what."""
