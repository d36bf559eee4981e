"""The `bywhen` command. Nothing heavy is imported before a command needs it: --help answers at once.

Exit status: 0 when what was asked was done, 1 when it was refused (the reason is on standard error), 2 on bad usage.
"""

from __future__ import annotations

import errno
import io
import sys
from pathlib import Path
from typing import Any

import click

from corpus.errors import BywhenError
from ui.cli_access import access
from ui.cli_activity import activity
from ui.cli_add import add
from ui.cli_ask import ask, chat
from ui.cli_digest import digest
from ui.cli_documents import check, documents, remove
from ui.cli_edit import edit, history, reread
from ui.cli_evaluate import evaluate
from ui.cli_feedback import feedback
from ui.cli_item import item
from ui.cli_link import link
from ui.cli_register import register
from ui.cli_removed import removed, restore
from ui.cli_review import accept, discard, review
from ui.cli_serve import serve
from ui.cli_session import Session
from ui.cli_show import show


class Edge(click.Group):
    """Where refusals become a message on standard error and exit status 1."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BywhenError as refusal:
            raise click.ClickException(str(refusal)) from refusal
        except OSError as trouble:
            if trouble.errno == errno.EPIPE:  # the reader of our output has gone: click ends quietly
                raise
            raise click.ClickException(str(trouble)) from trouble


@click.group(cls=Edge, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--library",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="The library's folder. Without it: the environment's BYWHEN_LIBRARY, or ./library.",
)
@click.version_option(package_name="bywhen")
@click.pass_context
def cli(ctx: click.Context, library: Path | None) -> None:
    """What was promised, by whom, by when - with the passage that says so."""
    ctx.obj = Session(library, ctx.obj) if ctx.obj else Session(library)


_COMMANDS = (
    add,
    review,
    accept,
    discard,
    documents,
    show,
    edit,
    history,
    reread,
    remove,
    removed,
    restore,
    ask,
    chat,
    register,
    digest,
    item,
    link,
    serve,
    evaluate,
    feedback,
    check,
    access,
    activity,
)
for command in _COMMANDS:
    cli.add_command(command)


def main() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter's words are printed whatever the machine's code page
            stream.reconfigure(encoding="utf-8")
    cli(prog_name="bywhen")


if __name__ == "__main__":
    main()
