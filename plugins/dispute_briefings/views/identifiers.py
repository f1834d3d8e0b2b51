"""How schemes identify a material: in law and in statistics, with how well each fits."""

from __future__ import annotations

from markupsafe import Markup

from dispute_briefings.facts.model import Material, Value
from dispute_briefings.facts.values import MaterialRef
from dispute_briefings.views.drawing import Drawing, View


class IdentifiersOptions(Value):
    """Of which material."""

    material: MaterialRef


def draw(drawing: Drawing, options: IdentifiersOptions) -> Markup:
    """Draw the identifiers as a table; where there are none, say so."""
    material = drawing.book.record(options.material, Material)
    drawing.used |= {material.id, *(f"{material.id}.identifiers.{scheme}" for scheme in material.identifiers)}
    return drawing.render(
        "identifiers.html.jinja",
        material=material,
        schemes=drawing.book.vocabulary.identifier_schemes,
    )


IDENTIFIERS = View(name="identifiers", options=IdentifiersOptions, draw=draw)
