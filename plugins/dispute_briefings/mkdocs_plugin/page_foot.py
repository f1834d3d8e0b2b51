"""What a page says at its foot: its day, how to cite it, its data and source, where to report an error."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from dispute_briefings.facts.dates import Date
from dispute_briefings.facts.model import Figure
from dispute_briefings.language.dates import in_words
from dispute_briefings.mkdocs_plugin.page_citation import page_citation
from dispute_briefings.mkdocs_plugin.site import Site
from dispute_briefings.mkdocs_plugin.sources import project_folder
from dispute_briefings.views.addresses import data_of, page_of, table_of
from dispute_briefings.views.wording import wording

# Where those who keep a repository take reports, by host; `extra.report_error` says it for any other.
_REPORTS = {
    "github.com": "{repo}/issues/new?title={title}&body={url}",
    "codeberg.org": "{repo}/issues/new?title={title}&body={url}",
    "gitlab.com": "{repo}/-/issues/new?issue[title]={title}&issue[description]={url}",
}


def with_page_foot(page: Page, config: MkDocsConfig, site: Site) -> None:
    """Note on a page what the theme shows at its foot; its title and its links are known by then."""
    language = str(config.theme.get("language") or "en")
    words = wording(language)
    source = {
        "term": words["page-source"],
        "text": _file(page, config, site),
        "href": page.edit_url,
        "rel": "edit",
    }
    report = {"text": words["page-report"], "href": _report(page, config), "is_report": True}
    page.meta["briefings"] = {
        "as_of": _as_of(page, site, words["page-as-of"], language),
        "cite": page_citation(page, config, site),
        "links": [*_data(page, site, words["page-data"]), source, *([report] if report["href"] else [])],
        "words": words,
        "language": language,
    }


def _as_of(page: Page, site: Site, term: str, language: str) -> Mapping[str, str] | None:
    generated = site.pages.get(page.file.src_uri)
    day = generated.as_of if generated is not None else site.day
    if day == datetime.date.min:
        return None
    return {"term": term, "day": day.isoformat(), "text": in_words(Date.parse(day.isoformat()), language)}


def _data(page: Page, site: Site, term: str) -> tuple[Mapping[str, str], ...]:
    """Return links to the data of a page: on that of a figure, its table and what programs read."""
    path = page.file.src_uri
    figures = site.book.of_kind(Figure) if site.book is not None and path in site.pages else ()
    shown = [figure for figure in figures if page_of(figure) == path]
    return tuple(
        link
        for figure in shown
        for link in (
            {"term": term, "text": "CSV", "href": table_of(figure)},
            {"text": "JSON", "href": data_of(figure)},
        )
    )


def _file(page: Page, config: MkDocsConfig, site: Site) -> str:
    """Return the file that an editor would change, from the project's folder."""
    generated = site.pages.get(page.file.src_uri)
    if generated is not None:
        return generated.source.file if generated.source is not None else ""
    root, path = project_folder(config), Path(page.file.abs_src_path or page.file.src_uri)
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()


def _report(page: Page, config: MkDocsConfig) -> str | None:
    """Return the address at which an error on the page is reported, if the site has one."""
    repository = (config.repo_url or "").rstrip("/")
    form = config.extra.get("report_error") or _REPORTS.get(urlsplit(repository).netloc)
    if not form:
        return None
    values = {"repo": repository, "title": str(page.title), "url": page.canonical_url or page.url}
    return form.format(**{name: value if name == "repo" else quote(value) for name, value in values.items()})
