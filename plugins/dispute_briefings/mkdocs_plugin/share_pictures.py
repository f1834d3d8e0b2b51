"""Share pictures as files of the site: which page has which, drawn once and kept for the next build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dispute_briefings.exports.share_pictures import (
    SharePicture,
    picture_of_article,
    picture_of_site,
    pictures_of_disputes,
)
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record
from dispute_briefings.mkdocs_plugin.addresses import is_public
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.incremental.alone import is_only_ours
from dispute_briefings.mkdocs_plugin.kept_pictures import KeptPictures
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.mkdocs_plugin.sources import kept_folder, project_folder
from dispute_briefings.mkdocs_plugin.written import WrittenFiles
from dispute_briefings.views.addresses import page_of

FOLDER = "assets/briefings/share"
"""Where the pictures stand on the site."""

CACHE = ".cache/briefings/share"
"""Where they are kept between builds, from the folder of mkdocs.yml. It may be deleted at any time."""

_HOME = "index.md"


@dataclass(frozen=True, kw_only=True, slots=True)
class SharePictures:
    """The pictures of a site by the path of the page that each is of, and whose picture others show.

    `page_of_record` is, for the page of a record, that of its dispute; all others show that of `home`.
    """

    pictures: Mapping[str, SharePicture] = field(default_factory=dict)
    page_of_record: Mapping[str, str] = field(default_factory=dict)
    home: str = _HOME

    def of(self, page: str) -> tuple[str, SharePicture] | None:
        """Return the path of a page's picture on the site and what is on it; None where the site has none."""
        shown = page if page in self.pictures else self.page_of_record.get(page, self.home)
        picture = self.pictures.get(shown)
        return (path_of(shown), picture) if picture is not None else None


def share_pictures(config: MkDocsConfig, options: BriefingsOptions, site: Site) -> SharePictures:
    """Return which page has which picture; none while nobody could fetch them, or where none are wanted."""
    if site.book is None or not options.share_pictures or not is_public(config):
        return SharePictures()
    book, name = site.book, config.site_name
    disputes = {
        page_of(book.record(key, Record)): each for key, each in pictures_of_disputes(book, name).items()
    }
    articles = {
        path: picture_of_article(article, name)
        for path, article in site.articles.items()
        if article.is_article
    }
    alone = len(disputes) == 1
    home = {} if alone else {_HOME: picture_of_site(book, name)}
    return SharePictures(
        pictures={**home, **disputes, **articles},
        page_of_record=_pages_of_records(book),
        home=next(iter(disputes)) if alone else _HOME,
    )


class PictureFiles:
    """The pictures as files of a site, drawn while its pages are converted."""

    def __init__(
        self, files: Files, config: MkDocsConfig, options: BriefingsOptions, pictures: SharePictures
    ) -> None:
        """Add them to the files of a site, and begin to draw what no earlier build has drawn."""
        self._kept = KeptPictures(project_folder(config) / CACHE)
        self._files: dict[Path, list[File]] = {}
        for page, picture in pictures.pictures.items():
            path = self._kept.entry(picture)
            file = File.generated(config, path_of(page), abs_src_path=str(path))
            files.append(file)
            self._files.setdefault(path, []).append(file)
        if not is_only_ours(config):
            self.complete()  # another plugin may open any file of the site
        elif kept_folder(config, options) is not None:
            self._kept.draw_aside()

    def complete(self) -> None:
        """Draw what is not drawn yet: the files are copied to the site next."""
        for path, png in self._kept.draw().items():
            for file in self._files[path]:
                file.content_bytes = png

    def take_over(self, written: WrittenFiles) -> None:
        """Let pictures that the site has already be linked, and not copied.

        Args:
            written: what stands in the site that is replaced.
        """
        for path, files in self._files.items():
            for file in files:
                # Of the instance: MkDocs asks each file to copy itself.
                vars(file)["copy_file"] = partial(_linked_or_copied, file, path.name, written)

    def close(self) -> None:
        """Let nobody draw any more."""
        self._kept.end()


def _linked_or_copied(file: File, key: str, written: WrittenFiles, dirty: bool = False) -> None:
    target = Path(file.abs_dest_path)
    if dirty or not written.take_over(file.dest_uri, key, target):
        File.copy_file(file, dirty)
        written.note(file.dest_uri, key, target)


def path_of(page: str) -> str:
    """Return where the picture of a page stands on the site."""
    return f"{FOLDER}/{PurePosixPath(page).with_suffix('.png')}"


def _pages_of_records(book: FactBook) -> Mapping[str, str]:
    """A record that is in one dispute alone, and has a page of its own, has that dispute's picture."""
    found = {}
    for record in book.records:
        disputes = dict.fromkeys(book.disputes_of(record))
        page = page_of(record)
        if len(disputes) == 1 and page.endswith(f"/{record.id}.md"):
            found[page] = page_of(book.by_id[next(iter(disputes))])
    return found
