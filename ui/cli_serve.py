"""`bywhen serve`: the web pages, on this machine."""

from __future__ import annotations

import signal

import click

from ui.cli_session import Session, pass_session


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), metavar="PORT", help="The first port to try.")
@pass_session
def serve(session: Session, port: int | None) -> None:
    """Show the web pages, print their address and open it where there is a screen; Ctrl-C ends it."""
    from ui.serve import serve as run

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` ends the pages as Ctrl-C does
    run(session.settings, port)
