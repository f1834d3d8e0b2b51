"""The HTML that a page may hold: everything that Markdown makes, and nothing that acts on its own.

An allow-list, applied to the finished HTML of a page by nh3 (the parser of browsers, in Rust):
whatever is not named here is gone, however it came in - raw HTML, an attribute list, an entity.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from functools import lru_cache

import nh3

from dispute_briefings.language.inert_text import SCHEMES, inert, leads_astray, leads_elsewhere


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TEXT = _words("""
a abbr address article aside b bdi bdo blockquote br caption center cite code col colgroup data dd del
details dfn div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd
label li main mark menu nav ol p picture pre q rb rp rt rtc ruby s samp section small span strike strong
sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
""")
_MEDIA = _words("audio source track video")
_DRAWING = _words("circle ellipse g line path polygon polyline rect svg")
_TAGS = _TEXT | _MEDIA | _DRAWING

# With these, what is inside goes too: it is code or an interface, not text.
_GONE_WITH_CONTENT = _words("iframe math noembed noframes noscript object script style template title")

_EVERYWHERE = _words("""
class dir id lang role title translate
data-linenos data-preview data-search-boost data-search-exclude data-tabs
""")
_PREFIXES = frozenset({"aria-", "data-briefings-"})
_PAINT = _words("""
clip-rule cx cy d fill fill-opacity fill-rule focusable height opacity points r rx ry stroke
stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width transform
width x x1 x2 y y1 y2
""")
_ALIGN = _words("align")
_CELL = _words("abbr align colspan headers rowspan scope valign")
_EDIT = _words("cite datetime")
_PLAYER = _words("controls height loop muted preload src width")
_OF_TAG = {
    "a": _words("download href hreflang name rel target type"),
    "audio": _PLAYER,
    "blockquote": _words("cite"),
    "col": _words("align span"),
    "colgroup": _words("align span"),
    "data": _words("value"),
    "del": _EDIT,
    "details": _words("open"),
    "div": _ALIGN,
    "img": _words("align alt decoding height loading src width"),
    "input": _words("checked disabled name"),
    "ins": _EDIT,
    "label": _words("for"),
    "li": _words("value"),
    "ol": _words("reversed start type"),
    "p": _ALIGN,
    "q": _words("cite"),
    "source": _words("height media src type width"),
    "svg": _PAINT | _words("preserveAspectRatio viewBox xmlns"),
    "table": _ALIGN,
    "td": _CELL,
    "th": _CELL,
    "time": _words("datetime"),
    "track": _words("default kind label src srclang"),
    "video": _PLAYER | _words("playsinline poster"),
    **dict.fromkeys(_DRAWING - {"svg"}, _PAINT),
}
# As they are compared before a parser has given those of drawings their capitals.
_LOWER_CASE = {tag: frozenset(name.lower() for name in _EVERYWHERE | names) for tag, names in _OF_TAG.items()}
_FETCHED = _words("poster src")
_FOLLOWED = _words("cite href")
_TYPES_OF_INPUT = frozenset({"checkbox", "radio"})

# What Material's own ids and names begin with; those that Markdown extensions make are let through.
_GENERATED_ID = re.compile(
    r"__tabbed_\d+(_\d+)?|__(codelineno|span|code)-[\w-]+|__code_\d+|__[a-z-]+-caption_[\d.]+", re.ASCII
)
_TAB = re.compile(r"__tabbed_\d+(_\d+)?", re.ASCII)

# Material's classes place, hide and animate the page around the article; these only look nice in it.
_THEME_CLASSES = _words(
    "md-annotation md-button md-button--primary md-grid md-icon md-tag md-tags md-typeset"
)
# The bundle fetches a program from another host to draw what has this class; shown as code instead.
_FETCHING_CLASSES = {"mermaid": "language-mermaid"}


def sanitised(html: str) -> str:
    """Return HTML with the allowed elements and attributes of a fragment, and the text of all others.

    Markdown without raw HTML comes back with the same document tree, but for inline styles.
    """
    cleaned = _PICTURE_OF_NOTHING.sub(r"\1", _CLEANER.clean(html))
    return _FIELD_OR_SOURCE_OF_NOTHING.sub("", cleaned)


def left_out(html: str) -> tuple[str, ...]:
    """Return what `sanitised` leaves out of HTML, each once: ``<iframe>``, ``onclick="hack()"``."""
    return tuple(dict.fromkeys(_left_out(html)))


def _left_out(html: str) -> Iterator[str]:
    for element in _ELEMENT.finditer(html):
        yield from _left_out_of(element[1], element[2])


# A page has few kinds of elements, and many of each.
@lru_cache(maxsize=16_384)
def _left_out_of(name: str, attributes: str) -> tuple[str, ...]:
    tag = name.lower()
    if tag not in _TAGS:
        return (f"<{name}>",)
    return tuple(
        attribute[0]
        for attribute in _ATTRIBUTE.finditer(attributes)
        if not _keeps(
            tag,
            attribute[1].lower(),
            entities.unescape(attribute[2] or attribute[3] or attribute[4] or ""),
        )
    )


def _keeps(tag: str, name: str, value: str) -> bool:
    known = name in _LOWER_CASE.get(tag, _EVERYWHERE) or name.startswith(tuple(_PREFIXES))
    is_type = tag == "input" and name == "type"
    if not (known or is_type):
        return False
    refused = is_type and value not in _TYPES_OF_INPUT
    return not refused and _attribute(tag, name, value) is not None


@lru_cache(maxsize=16_384)
def _attribute(tag: str, name: str, value: str) -> str | None:
    """Return the value that an allowed attribute keeps, or None for none."""
    if tag == "input":
        return _of_input(name, value)
    if name == "class":
        return " ".join(filter(None, map(_class, value.split()))) or None
    if name in {"id", "name"}:
        return _anchor(value)
    if name == "title":
        return inert(value)
    refused = (
        (name == "for" and not _TAB.fullmatch(value))
        or (name == "target" and value != "_blank")
        or (name in _FETCHED and leads_elsewhere(value))
        or (name in _FOLLOWED and leads_astray(value))
    )
    return None if refused else value


def _of_input(name: str, value: str) -> str | None:
    if name in {"id", "name"}:
        return value if _TAB.fullmatch(value) else None
    return value if name in {"checked", "disabled", "type"} else None


def _anchor(value: str) -> str | None:
    """Return an id or a name that takes nothing from the theme."""
    free = not value.startswith("__") or _GENERATED_ID.fullmatch(value)
    return value if value and free else None


def _class(name: str) -> str | None:
    if name.startswith("md-") and name not in _THEME_CLASSES:
        return None
    return _FETCHING_CLASSES.get(name, name)


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    clean_content_tags=_GONE_WITH_CONTENT,
    attributes={"*": _EVERYWHERE, **_OF_TAG},
    attribute_filter=_attribute,
    link_rel=None,
    generic_attribute_prefixes=_PREFIXES,
    tag_attribute_values={"input": {"type": _TYPES_OF_INPUT}},
    url_schemes=SCHEMES,
)

# In what nh3 writes, every value is quoted and holds no angle bracket.
_ELEMENT = re.compile(r"""<([A-Za-z][\w:-]*)((?:\s+(?:[^<>"']|"[^"]*"|'[^']*')*)?)>""")
_ATTRIBUTE = re.compile(r"""([A-Za-z_:][\w:.-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?""")
# An input is a box to tick or a tab to choose, never a field to type into.
_FIELD_OR_SOURCE_OF_NOTHING = re.compile(
    r'<input(?![^>]* type="(?:checkbox|radio)")[^>]*>|<(?:source|track)(?![^>]* src=)[^>]*>'
)
_PICTURE_OF_NOTHING = re.compile(r'<img(?![^>]* src=)(?:(?![^>]* alt=")|[^>]*? alt="([^"]*)")[^>]*>')
