"""Standard wordings: taken into a field by a key, and kept from one."""
