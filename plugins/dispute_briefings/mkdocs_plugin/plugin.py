"""The plugin `briefings`: MkDocs' door to this project."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, Literal

import click
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from dispute_briefings.mkdocs_plugin.admission import admit
from dispute_briefings.mkdocs_plugin.appearance import with_appearance, with_assets, with_templates
from dispute_briefings.mkdocs_plugin.article_head import with_article_head
from dispute_briefings.mkdocs_plugin.collecting import collect_seldom
from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.content_security import with_policy
from dispute_briefings.mkdocs_plugin.editing import Editing
from dispute_briefings.mkdocs_plugin.editor_schemas import EditorSchemas
from dispute_briefings.mkdocs_plugin.escaping import escape_by_default, marked_as_html, plain_titles
from dispute_briefings.mkdocs_plugin.first import LastBuild, at_address, made_anew, titles_given
from dispute_briefings.mkdocs_plugin.generated import with_generated
from dispute_briefings.mkdocs_plugin.incremental import Rebuilding, is_only_ours
from dispute_briefings.mkdocs_plugin.kept_parts import KeptParts
from dispute_briefings.mkdocs_plugin.known_facts import KnownFacts
from dispute_briefings.mkdocs_plugin.page_foot import with_page_foot
from dispute_briefings.mkdocs_plugin.page_head import PageHead, page_head
from dispute_briefings.mkdocs_plugin.preview import Preview
from dispute_briefings.mkdocs_plugin.printed_addresses import with_addresses
from dispute_briefings.mkdocs_plugin.publishing import Publication
from dispute_briefings.mkdocs_plugin.run import SEARCH_FOLDER, GaveWay, Run
from dispute_briefings.mkdocs_plugin.safety import left_out, refuse_programs, with_safety
from dispute_briefings.mkdocs_plugin.search import Search, begun, with_search_words
from dispute_briefings.mkdocs_plugin.search_index import escape_search_index, titles_by_address
from dispute_briefings.mkdocs_plugin.share_pictures import PictureFiles, SharePictures, share_pictures
from dispute_briefings.mkdocs_plugin.site import (
    Changes,
    Site,
    begin_page,
    prepare,
    problems_of_pages,
    with_extension,
)
from dispute_briefings.mkdocs_plugin.sources import project_folder, watched, without_fact_sheets
from dispute_briefings.mkdocs_plugin.theme_styles import ThemeStyles
from dispute_briefings.problems import Problem, in_order
from dispute_briefings.prose.articles import forget

# Beyond the -100 and 100 that MkDocs calls last and first: before any plugin reads `site_dir`, and
# after the last one that may still fail.
_FIRST, _LAST = 1000, -1000
# Behind Material's search (0), which writes its index, and before its offline plugin (-100), which copies it.
_AFTER_SEARCH = -50


class BriefingsPlugin(BasePlugin[BriefingsOptions]):  # type: ignore[no-untyped-call]  # of MkDocs
    """Each hook says in a sentence what it does, and calls what does it."""

    def __init__(self) -> None:
        self._run = Run()
        self.site = Site()
        self._titles: dict[str, str] = {}
        self._left_out: dict[str, tuple[Problem, ...]] = {}
        self._search: Search | None = None
        self._pictures = SharePictures()
        self._drawing: PictureFiles | None = None
        self._styles: ThemeStyles | None = None
        self._rebuilding: Rebuilding | None = None
        self._facts = KnownFacts()
        self._parts: KeptParts | None = None
        self._schemas = EditorSchemas()
        self._editing = Editing()
        self._nav: Navigation | None = None
        self._begun: LastBuild | None = None
        self._last: LastBuild | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Choose what surrounds the builds of this run: a publication or a preview."""
        is_preview = _serves(command)
        self._run = Preview(self.show_first, self._editing) if is_preview else Publication()
        self._parts = KeptParts() if is_preview else None
        collect_seldom()

    @event_priority(_FIRST)
    def _on_config_first(self, config: MkDocsConfig) -> None:
        """Turn the build away from the published site."""
        self._run.begin(config)

    def _on_config_admit(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check everything before anything is written, and bind prose to it."""
        self._end()
        self._rebuilding = Rebuilding(config, self.config)
        try:
            self.site = admit(config, self.config, self._facts, self._rebuilding.readings, self._parts)
        finally:
            is_preview = isinstance(self._run, Preview)
            self._schemas.keep(project_folder(config), self._facts, begin=is_preview)
            if is_preview:
                self._editing.take(config, self.config, self._facts.last, self.site.articles.values())
            else:
                forget()
        self._left_out.clear()
        return with_safety(with_extension(with_appearance(config, self.config), self.site), self.config)

    on_config = CombinedEvent(_on_config_first, _on_config_admit)

    def _on_files_add(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the navigation where there is none, share pictures and our styles."""
        self._pictures = share_pictures(config, self.config, self.site)
        self._drawing = PictureFiles(files, config, self.config, self._pictures)
        files = with_generated(files, config, self.site)
        files, self._styles = with_assets(files, config, self.config)
        return files

    @event_priority(_LAST)
    def _on_files_last(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Publish no fact sheet as a file, and nothing that runs in a browser; settings are final now."""
        if self._rebuilding is not None:
            self._rebuilding.bind(config, self.site)
        return refuse_programs(without_fact_sheets(files, config, self.config), config, self.config)

    on_files = CombinedEvent(_on_files_add, _on_files_last)

    @event_priority(_LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Note what pages are put into, leave those that have not changed, and let others convert some."""
        self._nav = nav
        if self._rebuilding is not None:
            self._rebuilding.begin(files, self._run, self._go_on)
        return nav

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Say which page is converted next, and what an article says of itself."""
        self._go_on()
        written = page.file.content_string  # MkDocs reads the file each time
        if self._rebuilding is not None:
            files = self._rebuilding.takes(page, files, written)
        markdown = begin_page(markdown, written, page, files, self.site, config)
        with_article_head(page, files, self.site)
        return markdown

    @event_priority(_FIRST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Note what the page loses of its HTML."""
        self._left_out[page.file.src_uri] = tuple(left_out(page, config))
        return "" if self._rebuilding is not None and self._rebuilding.put_aside(page) else html

    @event_priority(_FIRST)
    def _on_env_first(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let titles be text, and templates escape what they print; pictures are copied next."""
        if self._drawing is not None:
            self._drawing.complete()
        if self._rebuilding is not None:
            self._rebuilding.settle(self._nav, files)
        pages = [file.page for file in files.documentation_pages() if file.page is not None]
        if self._nav is not None and isinstance(self._run, Preview):
            self._begun = LastBuild(
                config=config, files=files, nav=self._nav, env=env, titles=titles_given(pages)
            )
        plain_titles(pages)
        self._titles = titles_by_address(pages)
        env = with_search_words(escape_by_default(with_templates(env, config)), config, self.config)
        return self._rebuilding.compiled(env) if self._rebuilding is not None else env

    def _on_env_gate(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Stop a build, and not a preview, if a page names what is not there; then begin pages and index."""
        left_out = (each for found in self._left_out.values() for each in found)
        kept = self._rebuilding.problems if self._rebuilding is not None else ()
        self._run.judge(in_order((*problems_of_pages(self.site), *kept, *left_out)))
        self._search = begun(config, self.config, self.site)
        if self._rebuilding is not None:
            written = self._rebuilding.begin_pages(
                config, env, files, self._nav, self._around, self._search, self._run
            )
            if self._drawing is not None and written is not None:
                self._drawing.take_over(written)
        if self._search is not None:
            self._search.start()
        return env

    on_env = CombinedEvent(_on_env_first, _on_env_gate)

    @event_priority(_LAST)
    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Note what stands around a page and what paper needs, mark what is HTML, and let search find it."""
        self._go_on()
        if self._search is not None:
            self._search.add(page)
        context["page_head"] = self._around(page, config)  # type: ignore[typeddict-unknown-key]
        if self.site.book is not None and page.file.src_uri in self.site.pages:
            page.content = with_addresses(page.content or "", self.site.book)
        marked_as_html(page, context)
        return context

    def _around(self, page: Page, config: MkDocsConfig) -> PageHead:
        with_page_foot(page, config, self.site)
        return page_head(page, config, self.site, self._pictures)

    @event_priority(_LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let a page run and fetch nothing but what the site holds."""
        return self._governed(output)

    @event_priority(_LAST)
    def on_post_template(self, output: str, *, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG002
        """The same for what is no page: the one that says that there is no such page."""
        return self._governed(output)

    def _governed(self, output: str) -> str:
        if self._styles is not None:
            output = self._styles.linked(output)
        # Live reload is an inline script.
        return output if isinstance(self._run, Preview) else with_policy(output)

    @event_priority(_AFTER_SEARCH)
    def _on_post_build_escape(self, *, config: MkDocsConfig) -> None:
        """Escape what search shows."""
        escape_search_index(config, self._titles)

    @event_priority(_AFTER_SEARCH)
    def _on_post_build_search(self, *, config: MkDocsConfig) -> None:
        """Write the index."""
        search, self._search = self._search, None
        if search is not None:
            search.complete()
            self._run.keep_index(search, Path(config.site_dir, SEARCH_FOLDER))

    @event_priority(_LAST)
    def _on_post_build_last(self, *, config: MkDocsConfig) -> None:  # noqa: ARG002
        """Note that every page is written, and keep them for the next build."""
        if self._rebuilding is not None:
            self._rebuilding.save()
        self._end()
        self._last, self._begun = self._begun, None
        self._run.complete()

    on_post_build = CombinedEvent(_on_post_build_escape, _on_post_build_search, _on_post_build_last)

    def _go_on(self) -> None:
        """Go on with a build, or leave what it has made to the one that is waited for.

        Raises:
            GaveWay: there is one.
        """
        if self._rebuilding is not None and self._run.must_give_way():
            self._rebuilding.give_way()
            self._end()
            raise GaveWay

    def _end(self) -> None:
        """End what a build has begun and did not come to the end of."""
        begun = self._rebuilding, self._search, self._drawing
        self._rebuilding = self._search = self._drawing = None
        for each in begun:
            if each is not None:
                each.close()

    @event_priority(_LAST)
    def on_build_error(self, *, error: Exception) -> None:
        """Note that the build failed."""
        self._end()
        self._run.fail(error)

    def show_first(self, address: str, served: Path, changed: Collection[Path]) -> bool:
        """Make the page at an address anew, in the folder that is served; return whether that could be done.

        Only what has changed is read and checked again: all else is left to the whole build that follows.

        Raises:
            ProblemsFound: there is an error in the content.
        """
        last = self._last
        page = at_address(last, address) if last is not None and is_only_ours(last.config) else None
        if last is None or page is None:
            return False
        changes = Changes(paths=changed, since=self.site)
        self.site = prepare(last.config, self.config, self._facts, changes=changes, parts=self._parts)
        self._pictures = share_pictures(last.config, self.config, self.site)
        with_safety(with_extension(last.config, self.site), self.config)
        return made_anew(page, last, self.site, served)

    def on_serve(
        self,
        server: LiveReloadServer,
        /,
        *,
        config: MkDocsConfig,
        builder: Callable[..., Any],  # noqa: ARG002
    ) -> LiveReloadServer:
        """Watch what pages are made from beside the content."""
        return self._run.watch(server, watched(config, self.config))

    @event_priority(_LAST)
    def on_shutdown(self) -> None:
        """Publish the finished site in one step, or leave everything as it was."""
        # MkDocs keeps the plugin for the next run in this process, which may be one that does not start it.
        run, self._run = self._run, Run()
        self._end()
        run.finish()


def _serves(command: str) -> bool:
    """Whether this is ``mkdocs serve``, which calls itself a build when it is given ``--clean``."""
    context = click.get_current_context(silent=True)
    return command == "serve" or (context is not None and context.info_name == "serve")
