"""A preview in this process that builds and answers when it is told to."""

from __future__ import annotations

import tempfile
from collections.abc import Callable

import pytest
from mkdocs.commands import serve
from tests.mkdocs_plugin.small_site import SmallSite, working_in


class Stopped:
    """A preview in this process that builds and answers when it is told to."""

    def __init__(self, site: SmallSite, monkeypatch: pytest.MonkeyPatch) -> None:
        self.site = site
        self._monkeypatch = monkeypatch
        monkeypatch.setattr(tempfile, "tempdir", str(site.temporary))

    def run(self, use: Callable[[serve.LiveReloadServer], object], *arguments: str) -> None:
        """Start a preview, use its server after its first build, and end it."""

        def instead(server: serve.LiveReloadServer, **_: object) -> None:
            with working_in(self.site.folder):
                use(server)
            raise KeyboardInterrupt

        self._monkeypatch.setattr(serve.LiveReloadServer, "serve", instead)
        ran = self.site.mkdocs("serve", *arguments)
        assert ran.exit_code == 0, ran.output
        assert list(self.site.temporary.iterdir()) == []


def page(server: serve.LiveReloadServer, path: str = "", *, asking: str = "") -> tuple[str, str]:
    """Return the status and the text of a page, or of a whole address, as who is asking is answered."""
    status: list[str] = []
    environment = {"PATH_INFO": path if path.startswith("/") else f"/salt/{path}", "REMOTE_ADDR": asking}
    body = server.serve_request(environment, lambda started, _: status.append(started))
    text = b"".join(body).decode()
    if hasattr(body, "close"):
        body.close()
    return status[0], text
