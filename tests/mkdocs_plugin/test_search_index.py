"""What search shows is text, though Material's script takes it for HTML."""

from __future__ import annotations

import json
from typing import Any

from dispute_briefings.mkdocs_plugin.search_index import escaped_index


def entry(**values: Any) -> dict[str, Any]:
    """Return an entry of an index after it was escaped; its page has the title `typed`."""
    titles = {"a/": values.pop("typed", "")}
    index = json.dumps({"config": {}, "docs": [{"location": "a/", "title": "", "text": "", **values}]})
    (escaped,) = json.loads(escaped_index(index, titles))["docs"]
    return dict(escaped)


def test_a_typed_title_is_escaped() -> None:
    assert entry(title="R&D <b>", typed="R&D <b>")["title"] == "R&amp;D &lt;b&gt;"


def test_a_title_from_a_heading_keeps_its_markup_and_nothing_that_acts() -> None:
    title = "R&amp;D <code>a</code><img src=x onerror=hack()>"
    assert entry(title=title, typed="R&D a")["title"] == "R&amp;D <code>a</code>"


def test_text_keeps_its_structure_and_nothing_that_acts() -> None:
    assert entry(text="<p onclick=x>a &lt;b&gt;</p><script>x</script>")["text"] == "<p>a &lt;b&gt;</p>"


def test_tags_are_escaped() -> None:
    assert entry(tags=["R&D", "<b>"])["tags"] == ["R&amp;D", "&lt;b&gt;"]
    assert "tags" not in entry()


def test_the_rest_stays() -> None:
    assert entry(boost=2) == {"location": "a/", "title": "", "text": "", "boost": 2}
    assert json.loads(escaped_index('{"config":{"lang":["ko"]},"docs":[]}', {})) == {
        "config": {"lang": ["ko"]},
        "docs": [],
    }
