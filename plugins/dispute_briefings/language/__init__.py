"""Words, dates and names as each language writes them."""
