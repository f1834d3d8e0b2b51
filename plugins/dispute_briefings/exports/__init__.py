"""The book of facts in other formats."""
