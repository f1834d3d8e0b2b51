"""``briefings links``: whether the pages of others that the site links to are still there."""

from __future__ import annotations

import datetime
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option, read_settings
from dispute_briefings.cli.telling import FORMATS
from dispute_briefings.cli.visiting import Answer, Manners, Outcome, read_answers, visits, write_answers
from dispute_briefings.facts.checks.finding import finding
from dispute_briefings.facts.outgoing import Outgoing, of_sources
from dispute_briefings.pages.settings import Settings
from dispute_briefings.pages.site import Site, assemble
from dispute_briefings.problems import Problem, Severity, in_order, problem
from dispute_briefings.prose.front_matter import opening
from dispute_briefings.prose.outgoing import of_text
from dispute_briefings.source_yaml import read_text

CACHE = ".cache/briefings/links.json"
"""Where answers are kept, from the folder of mkdocs.yml. It may be deleted at any time."""

_CODES = {Outcome.DEAD: "dead-link", Outcome.UNCHECKED: "unchecked-link"}


@click.command()
@click.option("--refresh", is_flag=True, help="Ask for all links, whatever is known of them.")
@click.option(
    "--keep",
    type=click.IntRange(min=1),
    default=30,
    show_default=True,
    help="For how many days a page that was there is not asked for again.",
)
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one host.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=15.0,
    show_default=True,
    help="Seconds to wait for an answer.",
)
@click.option(
    "--format", "form", type=click.Choice([*FORMATS]), default="text", show_default=True, help="How to tell."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@config_file_option
@click.pass_context
def links(
    context: click.Context,
    refresh: bool,
    keep: int,
    delay: float,
    timeout: float,
    form: str,
    strict: bool,
    config_file: Path,
) -> None:
    """Check the links of sources and articles to other sites.

    A page that is gone is told at the place of its link. Exits with 1 if there is an error.
    """
    settings = read_settings(config_file)
    site, problems = assemble(settings)
    if site is None:
        errors = [each for each in problems if each.severity is Severity.ERROR]
        raise click.ClickException("\n".join(["the site has errors; mend these first:", *map(str, errors)]))
    found = (*of_sources(site.book), *_of_pages(settings, site))
    manners = Manners(delay=delay, timeout=timeout)
    answers = _answers(settings, found, manners, keep=0 if refresh else keep)
    told = in_order((*_problems(found, answers), *_needless(found, answers)))
    click.echo(FORMATS[form](told))
    click.echo(_counts(found, answers), err=True)
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    context.exit(1 if any(each.severity in failing for each in told) else 0)


def _of_pages(settings: Settings, site: Site) -> Iterator[Outgoing]:
    for article in site.articles:
        written, _ = read_text(settings.content / article.path, file=article.file, inside=settings.root)
        if written is not None:
            text = opening(written, article.file, is_article=article.is_article).text
            yield from of_text(text, file=article.file, first_line=article.first_line)


def _answers(
    settings: Settings, found: Iterable[Outgoing], manners: Manners, *, keep: int
) -> Mapping[str, Answer]:
    """Return an answer for each link, those that are known and still hold without asking."""
    path, today = settings.root / CACHE, datetime.datetime.now().astimezone().date()
    urls = dict.fromkeys(each.url for each in found)
    known = {url: answer for url, answer in read_answers(path).items() if url in urls}
    asked = [url for url in urls if url not in known or not (keep and known[url].holds(today, keep))]
    if not asked:
        return known
    try:
        with click.progressbar(length=len(asked), label="Asking", file=sys.stderr) as bar:
            for url, answer in visits(asked, manners, today):
                known[url] = answer
                bar.update(1)
    finally:
        # What was answered before somebody ran out of patience need not be asked again.
        write_answers(path, known)
    return known


def _problems(found: Iterable[Outgoing], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    for each in found:
        answer = answers[each.url]
        code = _CODES.get(answer.outcome)
        if code is None or (each.source is not None and code in each.source.ignore):
            continue
        what = f"{each.what}: {each.url}: {answer.why}"
        archived = each.source.archived if each.source is not None else ()
        if code == "unchecked-link":
            yield problem(code, each.position, what, "look yourself")
        elif archived:
            copy = f"there is a copy of {archived[-1].on}: {archived[-1].url}"
            yield replace(problem(code, each.position, what, copy), severity=Severity.NOTE)
        else:
            in_article = "correct the address, or take the link out"
            in_source = "correct the address, or name a copy of an archive under `archived:`"
            yield problem(code, each.position, what, in_source if each.source is not None else in_article)


def _needless(found: Iterable[Outgoing], answers: Mapping[str, Answer]) -> Iterator[Problem]:
    """A silence for a link that is alive again is taken out."""
    for each in found:
        if each.source is not None and answers[each.url].outcome is Outcome.ALIVE:
            for code in _CODES.values():
                if code in each.source.ignore:
                    what = f"'{code}' is silenced, and the page is there"
                    path = ("ignore", code)
                    yield finding(
                        "needless-silence", each.source, path, what, "take it out", of_key=True
                    ).problem


def _counts(found: Iterable[Outgoing], answers: Mapping[str, Answer]) -> str:
    urls = dict.fromkeys(each.url for each in found)
    counts = {outcome: sum(answers[url].outcome is outcome for url in urls) for outcome in Outcome}
    told = f"{counts[Outcome.ALIVE]} alive, {counts[Outcome.DEAD]} dead, "
    return f"{len(urls)} links: {told}{counts[Outcome.UNCHECKED]} could not be checked"
