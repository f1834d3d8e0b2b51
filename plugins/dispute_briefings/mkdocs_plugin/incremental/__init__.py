"""What makes a rebuild cheap: pages that nothing has changed for are not made again."""

from dispute_briefings.mkdocs_plugin.incremental.alone import is_only_ours
from dispute_briefings.mkdocs_plugin.incremental.rebuilding import Rebuilding

__all__ = ["Rebuilding", "is_only_ours"]
