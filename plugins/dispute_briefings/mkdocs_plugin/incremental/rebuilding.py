"""The door: what one build takes over from earlier ones, and leaves for later ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from dispute_briefings.mkdocs_plugin.config import BriefingsOptions
from dispute_briefings.mkdocs_plugin.digests import UnknownValueError, digest, digest_of_programs
from dispute_briefings.mkdocs_plugin.incremental.alone import is_alone, show_no_pages
from dispute_briefings.mkdocs_plugin.incremental.basis import digest_of_settings, digest_of_templates
from dispute_briefings.mkdocs_plugin.incremental.compiled import CompiledTemplates
from dispute_briefings.mkdocs_plugin.incremental.conversion import Converter, converter, levels, text_key
from dispute_briefings.mkdocs_plugin.incremental.finished import FinishedPages
from dispute_briefings.mkdocs_plugin.incremental.navigation import is_pruned, shown_on_pages
from dispute_briefings.mkdocs_plugin.incremental.readings import Readings
from dispute_briefings.mkdocs_plugin.incremental.unchanged import UnchangedPages
from dispute_briefings.mkdocs_plugin.run import Run
from dispute_briefings.mkdocs_plugin.search import Search
from dispute_briefings.mkdocs_plugin.site import Site, digest_of_facts
from dispute_briefings.mkdocs_plugin.sources import kept_folder
from dispute_briefings.mkdocs_plugin.store import Store, opened
from dispute_briefings.mkdocs_plugin.written import WrittenFiles
from dispute_briefings.problems import Problem
from dispute_briefings.views.drawing import keep_compiled

MOST_BYTES = 400_000_000
"""How much the pages of earlier builds may take."""


class Rebuilding:
    """What one build takes over; without a store, it takes over nothing and keeps nothing."""

    def __init__(self, config: MkDocsConfig, options: BriefingsOptions) -> None:
        """Begin, before anything is read: what changes meanwhile is not kept under what was there before."""
        self._options = options
        self._store: Store | None = None
        self._facts = self._settings = self._templates = self._basis = ""
        self._folder = kept_folder(config, options)
        if self._folder is not None:
            try:
                self._facts = digest_of_facts(config, options)
                self._store = opened(self._folder, "pages", most_bytes=MOST_BYTES)
            except OSError:
                self._store = None
        self._config = config
        self.readings: Readings | None = None
        """What is kept of articles that were read before."""
        if self._store is not None:
            language = str(config.theme.get("language") or "en")
            self.readings = Readings(self._store, digest(digest_of_programs(), self._facts, language))
        self._converter: Converter | None = None
        self._unchanged: UnchangedPages | None = None
        self._finished: FinishedPages | None = None
        self._navigation: Mapping[str, str] = {}
        self._go_on: Callable[[], None] = lambda: None
        self._site = Site()

    def bind(self, config: MkDocsConfig, site: Site) -> None:
        """Take what was read, once no plugin changes the settings any more."""
        if site.extension is None:
            return
        self._site = site
        if self._store is not None:
            try:
                self._settings = digest_of_settings(config, self._options)
                self._templates = digest_of_templates(config)
                changed = digest_of_facts(config, self._options) != self._facts
            except (OSError, UnknownValueError):
                changed = True
            if changed:
                self.close()
            elif self.readings is not None:
                self.readings.save()
        keep_compiled(self._compiled())
        self._basis = digest(self._settings, site.lookups.of_all_pages())
        self._converter = converter(config, site.extension, site.lookups, self._store, self._basis)

    def takes(self, page: Page, files: Files, written: str) -> Files:
        """Let a page be converted here; return the files that it is to look others up in.

        Args:
            page: the page.
            files: the files of the site.
            written: what its file holds.
        """
        if self._converter is None:
            return files
        return self._converter.takes(page, files, written, self._told(page))

    def _told(self, page: Page) -> str:
        """What was read of a page before, which its file may not say any more."""
        article = self._site.articles.get(page.file.src_uri)
        if article is None:
            return ""
        fields = {name: getattr(article, name) for name in article.__slots__ if name != "mentions"}
        return f"{fields} {[mention.record for mention in article.mentions]}"

    def begin(self, files: Files, run: Run, go_on: Callable[[], None]) -> None:
        """Take note of all pages, which are among some files now, and leave those that have not changed.

        Args:
            files: the files of the site.
            run: what surrounds the build.
            go_on: is called before each page; what it raises ends the build.
        """
        self._go_on = go_on
        if self._converter is None:
            return
        self._converter.begin(files)
        if self._store is None or not is_alone(self._config):
            return
        config, told = self._config, levels(self._config)
        basis = digest(self._settings, self._templates, self._facts, told, type(run).__name__)
        self._unchanged = UnchangedPages(
            self._store,
            self._site.lookups,
            basis,
            lambda page, written: text_key(page, written, self._told(page)),
            self._converter.keys,
            may_leave=show_no_pages(config),
        )
        self._unchanged.begin(config, files, go_on)

    def settle(self, nav: Navigation | None, files: Files) -> None:
        """Convert what was left, if it shows a navigation that has changed: titles are known now."""
        if self._unchanged is not None and nav is not None:
            pages = {file.src_uri: file.page for file in files.documentation_pages() if file.page is not None}
            # Of templates of the site's own, nobody knows what they show of it.
            pruned = not self._templates and is_pruned(self._config)
            self._navigation = shown_on_pages(nav, pages, is_pruned=pruned)
            self._unchanged.settle(self._navigation, pages)

    @property
    def problems(self) -> Iterator[Problem]:
        """What was found on pages that are not converted again."""
        return self._unchanged.problems if self._unchanged is not None else iter(())

    def put_aside(self, page: Page) -> bool:
        """Let the content of a page go until it is put into the theme; return whether that can be."""
        return self._converter is not None and self._converter.put_aside(page)

    def begin_pages(
        self,
        config: MkDocsConfig,
        env: Environment,
        files: Files,
        nav: Navigation | None,
        around: Callable[[Page, MkDocsConfig], object],
        search: Search | None,
        run: Run,
    ) -> WrittenFiles | None:
        """Stand in for the last step of each page, unless others take part in it.

        Return what stands in the files of the site then, which other files may be taken over from too.

        Args:
            config: the configuration.
            env: what the theme's templates are filled in with.
            files: the files of the site.
            nav: its navigation.
            around: notes on a page what the theme shows around its content, and returns what it does not.
            search: what is given each page.
            run: what surrounds the build.
        """
        if self._converter is not None:
            self._converter.end()
        if self._store is None or self._converter is None or self._unchanged is None or nav is None:
            return None
        basis = digest(self._settings, type(run).__name__)
        self._finished = FinishedPages(
            self._store,
            basis,
            self._templates,
            self._navigation,
            self._converter,
            self._unchanged,
            around,
            search,
            run.place,
            self._go_on,
        )
        self._finished.begin(config, env, files, nav)
        return self._finished.written

    def compiled(self, env: Environment) -> Environment:
        """Let templates be compiled once and not in each build; the same environment is returned."""
        env.bytecode_cache = self._compiled()
        return env

    def _compiled(self) -> CompiledTemplates | None:
        if self._store is None or not self._store.keeps or self._folder is None:
            return None
        folder = self._folder / f"templates-{digest_of_programs()[:12]}"
        folder.mkdir(parents=True, exist_ok=True)
        return CompiledTemplates(str(folder))

    def save(self) -> None:
        """Keep what was made: every page is written."""
        if self._finished is not None:
            self._finished.complete()
        self.give_way()

    def give_way(self) -> None:
        """Keep what was made so far, before the build ends."""
        self._end()
        if self._store is not None:
            self._store.save()

    def close(self) -> None:
        """End, whatever became of the build."""
        if self._converter is not None:
            self._converter.end()
        self._end()
        store, self._store = self._store, None
        if store is not None:
            store.discard()

    def _end(self) -> None:
        """Give MkDocs its own steps back."""
        if self._unchanged is not None:
            self._unchanged.end()
        if self._finished is not None:
            self._finished.end()
