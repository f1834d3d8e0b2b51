"""A build is published in one step, or not at all."""

from __future__ import annotations

import errno
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort

from dispute_briefings.mkdocs_plugin.addresses import is_public
from dispute_briefings.mkdocs_plugin.logs import LOG_NAME, tell
from dispute_briefings.mkdocs_plugin.run import Run, Termination
from dispute_briefings.mkdocs_plugin.site_folder import Refused
from dispute_briefings.mkdocs_plugin.sources import config_file, position_of_option
from dispute_briefings.mkdocs_plugin.staging import Staging
from dispute_briefings.problems import Problem, problem

log = logging.getLogger(LOG_NAME)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


class Publication(Run):
    """The run of ``mkdocs build`` and ``mkdocs gh-deploy``.

    MkDocs empties `site_dir` and then fills it. Here it fills a staging folder instead, which takes
    the site's place after the last hook, if the build came to its end, reported no failure and no
    exception is under way. That last condition is not redundant: Ctrl-C is no `Exception`, so
    MkDocs announces no failure. ``--dirty`` finds nothing to keep in an empty folder, and so
    builds every page.
    """

    def __init__(self) -> None:
        self._staging: Staging | None = None
        self._config: MkDocsConfig | None = None
        self._site_dir = ""
        self._completed = False
        self._failed = False
        self._raised_before = sys.exc_info()[1]
        self._termination = Termination(lambda number: SystemExit(128 + number))

    def begin(self, config: MkDocsConfig) -> None:
        """Turn the build into a staging folder beside the site.

        Raises:
            Abort: the site's folder is not ours, is being built by another process, or cannot be
                exchanged.
        """
        place = Path(config.site_dir).resolve()
        if self._staging is None:
            with _refusing():
                self._staging = Staging(place)
            self._config, self._site_dir = config, config.site_dir
            self.place = place
        # Otherwise a plugin builds again inside a build, as one does for each language.
        if place == self._staging.place:
            config.site_dir = str(self._staging.folder)

    def complete(self) -> None:
        """Note that every page is written."""
        self._completed = True

    def fail(self, error: Exception) -> None:
        """Note that the build failed.

        Raises:
            Abort: the exception carries problems, or says that the disk is full; both are told in
                words in place of a traceback.
        """
        self._failed = True
        super().fail(error)
        if isinstance(error, OSError) and error.errno in _FULL:
            raise Abort(self._no_space(error)) from error

    def finish(self) -> None:
        """Publish, or leave everything as it was; then give `site_dir` back, which gh-deploy reads.

        Raises:
            Abort: the finished site could not be put in its place, or there is none although no
                exception says so.
        """
        raised = sys.exc_info()[1] not in (None, self._raised_before)
        try:
            if self._staging is not None:
                self._conclude(self._staging, raised=raised)
        finally:
            if self._config is not None:
                self._config.site_dir = self._site_dir
            if self._staging is not None:
                self._staging.close()
            self._termination.release()

    def _conclude(self, staging: Staging, *, raised: bool) -> None:
        as_it_was = f"nothing was published: '{self._site_dir}' is as it was."
        if raised:
            log.info("So %s", as_it_was)
        elif self._completed and not self._failed and not self._termination.received:
            self._publish(staging)
        else:
            raise Abort(f"A failure or a signal was passed over on the way, so {as_it_was}")

    def _publish(self, staging: Staging) -> None:
        try:
            with _refusing():
                staging.publish()
        except OSError as error:
            raise Abort(self._no_space(error) if error.errno in _FULL else str(error)) from error
        log.info("Published in one step to '%s'.", self._site_dir)
        if self._config is not None:
            tell(_of_address(self._config))

    def _no_space(self, error: OSError) -> str:
        return (
            f"The disk took no more ({error.strerror}). '{self._site_dir}' is as it was. A build needs room "
            f"for the new site beside the old one: free some, or name a folder on another disk with -d."
        )


def _of_address(config: MkDocsConfig) -> tuple[Problem, ...]:
    """Return a note where the pages that were just published give an address that no reader can reach."""
    if is_public(config):
        return ()
    said = f"the site says of itself that its address is '{config.site_url}'"
    what = said if config.site_url else "the site has no address"
    return (
        problem(
            "local-address",
            position_of_option(config_file(config), "site_url"),
            f"{what}, so it has no canonical links, no share pictures and no address to cite",
            "before others read it, set site_url",
        ),
    )


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except Refused as refused:
        raise Abort(str(refused)) from refused
