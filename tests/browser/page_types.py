"""One page of every type that the real site has."""

from __future__ import annotations

TYPES = (
    "",
    "disputes/korea-japan-export-controls/",
    "brief/",
    "timeline/",
    "status/",
    "articles/",
    "articles/video-talks-2020-03/",
    "materials/",
    "materials/hydrogen-fluoride/",
    "measures/",
    "measures/jp-individual-licences/",
    "measures/wto-ds590/",
    "positions/",
    "contested/",
    "figures/",
    "figures/hf-imports-korea-annual/",
    "parties/",
    "parties/meti/",
    "glossary/",
    "glossary-ko/",
    "sources/",
    "sources-by-publisher/",
    "sources/kh-2020-03-10/",
    "about/",
    "404.html",
)
