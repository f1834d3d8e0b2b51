"""A piece is drawn once, and stands on each page with links of its own."""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup
from tests.views.drawing_room import book, setting_of

from dispute_briefings.views import Drawing
from dispute_briefings.views.pieces import piece


def on_page(prefix: str) -> Drawing:
    return Drawing(setting=replace(setting_of(book()), resolve=lambda target: f"{prefix}{target}"))


def drawn(at: Drawing) -> Markup:
    return Markup("<p>{} and {}</p>").format(at.link("black-tea"), at.link("atlas"))


def test_it_stands_on_each_page_as_it_would_be_drawn_there() -> None:
    made = piece(on_page("../"), drawn)
    for prefix in ("", "../", '/a"b&c/'):
        assert made.on(on_page(prefix)) == drawn(on_page(prefix))


def test_a_page_uses_what_the_piece_uses() -> None:
    made, direct, page = piece(on_page(""), drawn), on_page(""), on_page("../")
    drawn(direct)
    made.on(page)
    assert page.used == direct.used == made.used != set()


def test_no_anchor_of_a_record_is_on_it() -> None:
    record = book().by_id["black-tea"]
    page = Drawing(setting=replace(setting_of(book()), page=None))
    assert page.anchor(record, "tea") != ""
    assert piece(page, lambda at: at.anchor(record, "tea")).on(page) == ""


def test_words_that_look_like_a_place_of_a_link_stay_words() -> None:
    words = Markup("briefings:link:0 \N{SYMBOL FOR START OF TEXT}briefings:link:0")
    assert piece(on_page(""), lambda _: words).on(on_page("")) == words
