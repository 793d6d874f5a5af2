"""From frozen content to ink, one module per document."""
