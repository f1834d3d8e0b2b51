"""The index for search, in parts that Pagefind makes, and that are kept for later builds."""

from dispute_briefings.mkdocs_plugin.indexing.index import Index
from dispute_briefings.mkdocs_plugin.indexing.pagefind import IndexingError

__all__ = ["Index", "IndexingError"]
