"""An index as Pagefind writes it."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import cbor2

# Of each word the pages by number, each with places in its text and in its title.
Index = Mapping[str, Mapping[int, tuple[list[int], list[int]]]]


def as_pagefind(words: Index, forms: Mapping[str, Index]) -> bytes:
    """Return words as Pagefind writes them."""
    listed = [
        [word, _pages(pages), [[form, _pages(of)] for form, of in sorted(forms.get(word, {}).items())]]
        for word, pages in sorted(words.items())
    ]
    return cbor2.dumps([listed])


def _pages(pages: Mapping[int, tuple[list[int], list[int]]]) -> list[object]:
    numbers = sorted(pages)
    steps = [after - before for before, after in pairwise([0, *numbers])]
    return [[step, *pages[number]] for step, number in zip(steps, numbers, strict=True)]
