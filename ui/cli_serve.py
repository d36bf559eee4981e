"""`bywhen serve`: the web pages, on this machine."""

from __future__ import annotations

import signal
from dataclasses import replace
from pathlib import Path

import click

from ui.cli_session import Session, pass_session


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), metavar="PORT", help="The first port to try.")
@click.option("--host", metavar="ADDRESS", help="Listen on this address of the machine's, for others: needs --access.")
@click.option(
    "--access",
    type=click.Path(dir_okay=False, exists=True, path_type=Path),
    metavar="FILE",
    help="Who may sign in, and who may see and do what. Without it: the environment's BYWHEN_ACCESS, or nobody has to.",
)
@pass_session
def serve(session: Session, port: int | None, host: str | None, access: Path | None) -> None:
    """Show the web pages, print their address and open it where there is a screen; Ctrl-C ends it."""
    from ui.serve import HOST
    from ui.serve import serve as run

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` ends the pages as Ctrl-C does
    run(replace(session.settings, access=access or session.settings.access), port, host or HOST)
