"""`bywhen activity`: who added, changed, removed and handed on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from ui.cli_session import Session, json_option, pass_session, print_json


@click.command()
@click.option("--by", "who", default="", metavar="NAME", help="What this person did, as the history names them.")
@click.option("--kind", "kinds", multiple=True, metavar="KIND", help='"Handed on", "Documents added"; may be repeated.')
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="From this day on.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="Up to this day.")
@click.option(
    "--csv", "file", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it to a file."
)
@click.argument("words", nargs=-1)
@json_option
@pass_session
def activity(
    session: Session,
    who: str,
    kinds: Sequence[str],
    since: datetime | None,
    until: datetime | None,
    file: Path | None,
    words: Sequence[str],
    as_json: bool,
) -> None:
    """List what was done in the library, the last first; with WORDS, what has all of them."""
    from assistant.activity import KINDS, Sought
    from assistant.activity import activity as done
    from ui.activity_file import as_csv

    if strange := [kind for kind in kinds if kind not in KINDS]:
        raise click.UsageError(f"{strange[0]!r} is no kind; there are: {', '.join(KINDS)}")
    days = [moment.date() if moment else None for moment in (since, until)]
    found = done(session.assistant(), Sought(who, tuple(kinds), " ".join(words), *days))
    if file:
        file.write_text(as_csv(found), encoding="utf-8-sig", newline="")
    if as_json:
        print_json([asdict(change) for change in found])
    elif file:
        click.echo(f"{len(found):,} written to {file}.")
    else:
        for one in found:
            detail = f": {one.detail}" if one.detail else ""
            click.echo(f"{one.when}  {one.by or 'somebody'}  {' '.join(filter(None, (one.what, one.source)))}{detail}")
