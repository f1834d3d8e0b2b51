"""Where a record is mentioned: in articles and in other records, with the sentence."""

from __future__ import annotations

from markupsafe import Markup

from dispute_briefings.facts.model import Event, Record, Text, Value
from dispute_briefings.facts.values import AnyRef
from dispute_briefings.language.naming import naming_sentence
from dispute_briefings.views.drawing import Drawing, View


class MentionsOptions(Value):
    """Which record."""

    record: AnyRef


def draw(drawing: Drawing, options: MentionsOptions) -> Markup:
    """Draw the articles and records that name a record; events are left to the timeline."""
    record = drawing.book.by_id[options.record]
    drawing.used |= {record.id, f"mentions:{record.id}"}
    articles = drawing.setting.mentioned.get(record.id, ())
    records = [(each, _sentence(drawing, each, record)) for each in _records(drawing, record)]
    return drawing.render("mentions.html.jinja", articles=articles, records=records)


def _sentence(drawing: Drawing, naming: Record, named: Record) -> Markup:
    """Return the sentence of a record that names another, with its links as words, or nothing."""
    language = drawing.setting.language
    sentence = naming_sentence(drawing.book, naming, named, language)
    return drawing.title(Text(versions=((language, sentence),))) if sentence else Markup("")


def _records(drawing: Drawing, record: Record) -> tuple[Record, ...]:
    naming = [mention.record for mention in drawing.book.mentions.get(record.id, ())]
    shown = [
        each for each in naming if not isinstance(each, Event) and each is not record and not each.retracted
    ]
    return tuple({each.id: each for each in shown}.values())


MENTIONS = View(name="mentions", options=MentionsOptions, draw=draw)
