"""Articles: the Markdown extension, front matter, and the checks of prose."""
