"""Which pages exist: their path, title and Markdown."""
