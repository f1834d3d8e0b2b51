"""Share pictures as files of the site: which page has which, drawn once and kept for the next build."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

import PIL
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from dispute_briefings.exports.share_pictures import (
    EDITION,
    SharePicture,
    picture_of_article,
    picture_of_site,
    pictures_of_disputes,
    png_of,
)
from dispute_briefings.facts.book import FactBook
from dispute_briefings.facts.model import Record
from dispute_briefings.mkdocs_plugin.addresses import is_public
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.mkdocs_plugin.sources import project_folder
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


def with_share_pictures(files: Files, config: MkDocsConfig, pictures: SharePictures) -> Files:
    """Add the pictures; the same files are returned."""
    cache = PictureCache(project_folder(config) / CACHE)
    for page, picture in pictures.pictures.items():
        files.append(File.generated(config, path_of(page), content=cache.png(picture)))
    cache.tidy()
    return files


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


class PictureCache:
    """Pictures that were drawn, by what is on them and by what drew them.

    An entry begins with the digest of its picture, so that one that is damaged is drawn anew. What
    cannot be read or written is done without: a cache is no reason for a build to fail.
    """

    MOST = 2_000
    """How many entries stay when those of this build are among them."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._used: set[str] = set()

    def png(self, picture: SharePicture) -> bytes:
        """Return a picture, drawn unless it is kept already."""
        key = hashlib.sha256(f"{EDITION} {PIL.__version__} {picture!r}".encode()).hexdigest()
        self._used.add(key)
        kept = self._kept(key)
        if kept is None:
            kept = png_of(picture)
            self._keep(key, kept)
        return kept

    def tidy(self) -> None:
        """Delete the oldest entries that this build has not asked for, where there are too many."""
        with contextlib.suppress(OSError):
            others = [path for path in self._folder.iterdir() if path.name not in self._used]
            others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in others[max(self.MOST - len(self._used), 0) :]:
                path.unlink()

    def _kept(self, key: str) -> bytes | None:
        try:
            held = (self._folder / key).read_bytes()
        except OSError:
            return None
        digest, png = held[:32], held[32:]
        return png if hashlib.sha256(png).digest() == digest else None

    def _keep(self, key: str, png: bytes) -> None:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            # Git is told by the folder itself: not every site has a line for it.
            ignored = self._folder.parent / ".gitignore"
            if not ignored.exists():
                ignored.write_text("*\n", encoding="utf-8")
            handle, written = tempfile.mkstemp(dir=self._folder)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(hashlib.sha256(png).digest() + png)
                Path(written).replace(self._folder / key)
            except OSError:
                Path(written).unlink(missing_ok=True)
