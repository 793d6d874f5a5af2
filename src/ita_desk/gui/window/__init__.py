"""The window itself: its frame, what is open in it, and how everything is put together."""
