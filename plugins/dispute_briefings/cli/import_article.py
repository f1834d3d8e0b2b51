"""``briefings import``: an article of others gives a source, the draft of a digest, and candidates."""

from __future__ import annotations

from pathlib import Path

import click

from dispute_briefings.cli.settings import config_file_option


@click.command("import")
@click.argument("article")
@click.argument("fields", nargs=-1, metavar="[FIELD=VALUE]...")
@click.option("--source", help="The id of a source that is there already: no new one is written.")
@click.option("--id", "record_id", help="The id of the source; left out, it is made of publisher and date.")
@click.option("--dispute", help="The dispute that the digest is about, where there are several.")
@click.option("--encoding", help="What the file is written in, where it does not say so: euc-kr, shift_jis.")
@click.option("--text", is_flag=True, help="Show the text that is read, with its lines, and write nothing.")
@click.option("--dry-run", is_flag=True, help="Show what would be written, and write nothing.")
@config_file_option
def import_article(
    article: str,
    fields: tuple[str, ...],
    source: str | None,
    record_id: str | None,
    dispute: str | None,
    encoding: str | None,
    text: bool,
    dry_run: bool,
    config_file: Path,
) -> None:
    """Read somebody's ARTICLE: a file, an address of the web, or - for what is piped in.

    It gives the record of a source, a digest to be written, and a file of candidates for facts. The text
    of the article is kept nowhere. What the article does not say stays open: give it as FIELD=VALUE.
    """
    # Its patterns take half a second to be made: they are not loaded for the other commands.
    from dispute_briefings.cli.reading_articles import run  # noqa: PLC0415

    run(article, fields, source, record_id, dispute, encoding, text, dry_run, config_file)
