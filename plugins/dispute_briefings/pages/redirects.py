"""Pages at the former addresses of records that were renamed, each leading to today's."""

from __future__ import annotations

from dispute_briefings.pages.page import Desk, GeneratedPage
from dispute_briefings.views.addresses import former_page, page_of


def redirect_pages(desk: Desk) -> tuple[GeneratedPage, ...]:
    """Return a page for each former id of a record with a page of its own.

    A record that shares its page keeps its former anchors there.
    """
    return tuple(
        GeneratedPage(
            path=path,
            title=desk.plain(record.heading),
            markdown=f"# [[{record.id}]]\n",
            as_of=desk.book.as_of(record),
            source=record.origin.position(("formerly",)),
            leads_to=page_of(record),
        )
        for record in desk.book.records
        for old in record.formerly
        if (path := former_page(record, old)) is not None
    )
