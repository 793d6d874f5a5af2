"""What the first round needs to be told, once."""
