"""Elements of a page drawn from the book of facts: a module and its template side by side."""
