"""`bywhen link`: what belongs together across documents, and what analysts say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from corpus.models import LinkKind
from ui.cli_session import Command, Session, json_option, pass_session, print_json
from ui.item_options import needs_reason, signed_options

if TYPE_CHECKING:
    from assistant.wiring import Assistant
    from corpus.library.verdicts import Judgement
    from corpus.models import Link

_KIND = click.Choice([kind.value for kind in LinkKind])


def _kind_option(command: Command) -> Command:
    return click.option("--kind", type=_KIND, help="Which link, where there are several between them.")(command)


@click.group()
def link() -> None:
    """Confirm, reject or add links between the register's items.

    ITEM and OTHER are the ids of items, or of one of their commitments (1f2e3d4c5b6a-120/2 is the second one), as
    `bywhen link list` prints them; the document may be named by its file: letter.pdf-120.
    """


@link.command("list")
@click.argument("item", required=False)
@click.option("--kind", type=_KIND, help="Only these.")
@click.option("--rejected", is_flag=True, help="Those too that were rejected.")
@json_option
@pass_session
def list_(session: Session, item: str | None, kind: str | None, rejected: bool, as_json: bool) -> None:
    """List the links, or those of ITEM, each with the words on both sides and how sure it is."""
    from ui.link_shown import link_json, print_links

    assistant = session.assistant()
    found = [one for one in assistant.links(item or "", rejected=rejected) if kind in (None, one.kind.value)]
    shown = [link_json(assistant.view(), one) for one in found]
    print_json(shown) if as_json else print_links(shown)


@link.command()
@click.argument("item")
@click.argument("other")
@_kind_option
@signed_options
@json_option
@pass_session
def confirm(session: Session, /, item: str, other: str, **options: Any) -> None:
    """Say that the link between ITEM and OTHER holds."""
    from corpus.library.verdicts import Judgement

    _judge(session.assistant(), (item, other), Judgement.CONFIRMED, options)


@link.command()
@click.argument("item")
@click.argument("other")
@_kind_option
@signed_options
@json_option
@pass_session
def reject(session: Session, /, item: str, other: str, **options: Any) -> None:
    """Say that ITEM and OTHER do not belong together so: the link is kept out, and seen with list --rejected."""
    from corpus.library.verdicts import Judgement

    needs_reason(options["reason"])
    _judge(session.assistant(), (item, other), Judgement.REJECTED, options)


@link.command()
@click.argument("item")
@click.argument("other")
@click.option("--kind", type=_KIND, default=LinkKind.SAME.value, show_default=True, help="How they belong together.")
@signed_options
@json_option
@pass_session
def add(session: Session, /, item: str, other: str, **options: Any) -> None:
    """Say that ITEM and OTHER belong together: name the one of the earlier document first."""
    from corpus.library.deeds import Signed

    needs_reason(options["reason"])
    assistant = session.assistant()
    before = assistant.library.revision
    assistant.add_link(LinkKind(options["kind"]), item, other, Signed(options["by"], options["reason"]))
    names = {assistant.end_name(item), assistant.end_name(other)}
    made = [one for one in assistant.links(item) if set(_ends(one)) == names and one.kind == options["kind"]]
    _tell(assistant, made, before, options["as_json"])


@link.command()
@click.argument("item")
@click.argument("other")
@_kind_option
@signed_options
@json_option
@pass_session
def undo(session: Session, /, item: str, other: str, **options: Any) -> None:
    """Take back what was said last of the link between ITEM and OTHER."""
    from corpus.library.deeds import Signed

    assistant = session.assistant()
    before, kind = assistant.library.revision, _kind(options)
    assistant.undo_verdict(item, other, Signed(options["by"], options["reason"]), kind=kind)
    names = {assistant.end_name(item), assistant.end_name(other)}
    left = [one for one in assistant.links(item) if set(_ends(one)) == names and kind in (None, one.kind)]
    _tell(assistant, left, before, options["as_json"])


@link.command()
@click.argument("document", required=False)
@json_option
@pass_session
def history(session: Session, document: str | None, as_json: bool) -> None:
    """Show what analysts said of links, or of those of DOCUMENT: what, when, by whom and why."""
    from ui.link_shown import print_verdicts, verdicts_json

    found = verdicts_json(session.library(), document)
    print_json(found) if as_json else print_verdicts(found)


def _judge(assistant: Assistant, ends: tuple[str, str], judgement: Judgement, options: dict[str, Any]) -> None:
    from corpus.library.deeds import Signed

    before, kind = assistant.library.revision, _kind(options)
    signed = Signed(options["by"], options["reason"])
    judged = assistant.judge_link(*ends, judgement, signed, kind=kind)
    now = [one for one in assistant.links(ends[0], rejected=True) if _ends(one) == _ends(judged)]
    _tell(assistant, [one for one in now if one.kind is judged.kind], before, options["as_json"])


def _ends(one: Link) -> tuple[str, str]:
    from corpus.library.verdicts import end_name

    return end_name(one.earlier), end_name(one.later)


def _kind(options: dict[str, Any]) -> LinkKind | None:
    return LinkKind(options["kind"]) if options["kind"] else None


def _tell(assistant: Assistant, links: list[Link], before: int, as_json: bool) -> None:
    """What was said, and the link as it is now: none where an added one was taken back."""
    from ui.item_shown import changes_since
    from ui.link_shown import link_json

    changes = changes_since(assistant, before)
    if as_json:
        shown = link_json(assistant.view(), links[0]) if links else {}
        print_json({**shown, "changes": changes})
    else:
        for said in dict.fromkeys((change["what"], change["detail"]) for change in changes):
            click.echo(f"{said[0]}, {said[1]}")
