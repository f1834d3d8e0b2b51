"""Links and pictures that lead to no file of the site are told at their place, as a build would."""

from __future__ import annotations

import pytest

from dispute_briefings.prose.targets import NOT_FOUND, UNRECOGNISED, Targets, missing_targets

FILES = frozenset(
    {
        "index.md",
        "timeline.md",
        "articles/gsomia.md",
        "articles/old talks.md",
        "materials/rock-salt.md",
        "pictures/map.png",
    }
)
WRONG = """\
See [the talks](tlks.md) and [time](../timelin.md "Time").

- ![a map](map.png)
- [the salt][salt] and [![](../pictures/mapp.png)](<no talks.md>)

> [back](index.md#top)

[salt]: ../material/rock-salt.md
"""
RIGHT = """\
See [time](../timeline.md), [it](gsomia.md#how), [old](<old talks.md>), [old](old%20talks.md), [here](#how),
[there](https://example.org/no.md), [mail](mailto:a@example.org), [absolute](/no.md), [address](../timeline/),
![map](../pictures/map.png), [salt](../materials/../materials/rock-salt.md), [x] (no.md).

`[code](no.md)` and \\[escaped](no.md)

    [code](no.md)

~~~
[code](no.md)
[code]: no.md
~~~

<!-- [comment](no.md) -->
"""


def found(text: str, *kinds: str) -> list[tuple[int, int, str, str]]:
    """Return line, column, what and cure of what leads nowhere on the page articles/a.md."""
    targets = Targets(files=FILES, kinds=kinds or (NOT_FOUND,))
    told = missing_targets(text, "articles/a.md", targets, file="a.md", first_line=10)
    return [(p.position.line, p.position.column, p.what, p.cure) for p in told]


def test_what_leads_nowhere_is_told_with_what_is_near() -> None:
    nowhere = "correct the path, which counts from this file, or add the file"
    expected = [
        (10, 17, "articles/tlks.md", nowhere),
        (10, 37, "timelin.md", "did you mean '../timeline.md'?"),
        (12, 12, "articles/map.png", "did you mean '../pictures/map.png'?"),
        (13, 29, "pictures/mapp.png", "did you mean '../pictures/map.png'?"),
        (13, 53, "articles/no talks.md", "did you mean 'old talks.md'?"),
        (15, 10, "articles/index.md", "did you mean '../index.md'?"),
        (17, 9, "material/rock-salt.md", "did you mean '../materials/rock-salt.md'?"),
    ]
    told = found(WRONG)
    assert [(line, column, cure) for line, column, _, cure in told] == [(a, b, d) for a, b, _, d in expected]
    assert [what for _, _, what, _ in told] == [
        f"nothing stands at {target}, counted from the content folder" for _, _, target, _ in expected
    ]


def test_what_leads_somewhere_or_is_no_link_is_let_be() -> None:
    assert found(RIGHT) == []


def test_a_link_whose_text_is_in_brackets_is_markdown() -> None:
    assert [told[:2] for told in found("[[1]](no.md)\n")] == [(10, 7)]


@pytest.mark.parametrize(
    ("address", "cure"),
    [("../timeline/", "did you mean '../timeline.md'?"), ("gsomia", "did you mean 'gsomia.md'?")],
)
def test_an_address_in_the_place_of_a_file_is_told_where_that_is_wanted(address: str, cure: str) -> None:
    assert found(f"[a]({address})\n") == []
    ((_, _, _, told),) = found(f"[a]({address})\n", UNRECOGNISED)
    assert told == cure
    assert found("[a](no.md)\n", UNRECOGNISED) == []
