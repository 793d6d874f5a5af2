"""Files on the disk: written whole or not at all, synced, and their owner's alone."""
