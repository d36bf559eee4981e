"""`bywhen ask` and `bywhen chat`."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from corpus.errors import QuestionError
from ui.cli_register import NamedFile
from ui.cli_session import Command, Session, json_option, pass_session, print_json

if TYPE_CHECKING:
    from assistant.models import Answer
    from assistant.wiring import Assistant
    from index.hybrid import Filters


def filter_options(command: Command) -> Command:
    """The options that say where to look; `filters_from` takes them."""
    day = click.DateTime(["%Y-%m-%d"])
    for option in (
        click.option("--body", "bodies", multiple=True, metavar="NAME", help="Only documents of this body."),
        click.option("--kind", "kinds", multiple=True, metavar="KIND", help="Only this kind, such as letter."),
        click.option("--to", "dated_to", type=day, metavar="DATE", help="Only documents dated on or before it."),
        click.option("--from", "dated_from", type=day, metavar="DATE", help="Only documents dated on or after it."),
        click.option("--document", "refs", multiple=True, metavar="DOCUMENT", help="Only this one; its id or file."),
    ):
        command = option(command)
    return command


def model_option(command: Command) -> Command:
    """Whether the language model that is set up words the answer."""
    said = "Let the language model that is set up word the answer, or not. Without either: where one is set up."
    return click.option("--model/--no-model", default=None, help=said)(command)


@click.command()
@click.argument("question", required=False)
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help='Ask every question of FILE: one {"id", "question", "followup_of"} a line.',
)
@click.option("--earlier-versions", "earlier", is_flag=True, help="Search superseded versions of documents too.")
@click.option(
    "--export",
    type=NamedFile(".md", ".docx", ".pdf"),
    help="Write the answer to hand on, with its quotes, pages and fingerprints: .md, .docx or .pdf.",
)
@click.option("--web", default="", metavar="ADDRESS", help="Where the web pages are, for links in the file.")
@model_option
@filter_options
@json_option
@pass_session
def ask(session: Session, /, question: str | None, batch: Path | None, as_json: bool, **where: Any) -> None:
    """Answer QUESTION, or the questions of a file, in the documents' own words.

    With --batch, one line of JSON is printed for each question as soon as it is answered.
    """
    export, web = where.pop("export"), where.pop("web")
    if (question is None) == (batch is None):
        raise click.UsageError("Give one question (in quotes), or --batch FILE.")
    if batch is not None and export:
        raise click.UsageError("--export is for one question: leave --batch out.")
    if batch is not None:
        _ask_all(session, batch, where)
        return
    from ui.wording import Wording

    assistant = session.assistant()
    asking = _asking(assistant, where)
    with Wording(shown=not as_json) as wording:
        answer = asking(question or "", heard=wording)
    _print(answer, as_json)
    if export:
        from ui.handing_on import Handing

        Handing(assistant, asking.keywords["filters"], earlier=where["earlier"]).write(export, [answer], web)
        click.echo(f"Written: {export}", err=as_json)


@click.command()
@model_option
@filter_options
@pass_session
def chat(session: Session, /, model: bool | None, **where: Any) -> None:
    """Hold a conversation: ask, follow up, look at the sources."""
    from ui.conversation import Conversation, typed_lines

    assistant = session.assistant()
    conversation = Conversation(assistant, filters_from(assistant, **where), model=wants_model(assistant, model))
    click.echo(f"{len(assistant.library.documents())} documents. /help says what can be typed, /quit ends.", err=True)
    for line in typed_lines():
        if not conversation.take(line):
            break


def filters_from(
    assistant: Assistant,
    *,
    refs: tuple[str, ...],
    dated_from: datetime | None,
    dated_to: datetime | None,
    kinds: tuple[str, ...],
    bodies: tuple[str, ...],
    earlier: bool = False,
) -> Filters | None:
    """What the options restrict a search to, None where nothing; `earlier`: superseded versions are searched too.

    Raises UnknownDocument, and UsageError for a kind or body that no document has.
    """
    from index.hybrid import Filters

    described = [d.description for d in assistant.library.documents(superseded=earlier)]
    filters = Filters(
        documents=frozenset(assistant.library.document(ref).id for ref in refs) or None,
        dated_from=dated_from.date() if dated_from else None,
        dated_to=dated_to.date() if dated_to else None,
        kinds=_named(kinds, {d.kind.value for d in described}, "kind"),
        bodies=_named(bodies, {d.body.value for d in described}, "body"),
    )
    return None if filters == Filters() else filters


def _named(wanted: Sequence[str], known: AbstractSet[str], what: str) -> frozenset[str] | None:
    """The library's own names that hold the words wanted, whatever their case."""
    found: set[str] = set()
    for words in wanted:
        matching = {name for name in known if name and words.casefold() in name.casefold()}
        if not matching:
            raise click.UsageError(
                f"No document of {what} {words!r}; there are: {', '.join(sorted(filter(None, known)))}"
            )
        found |= matching
    return frozenset(found) or None


def _asking(assistant: Assistant, where: dict[str, Any]) -> partial[Answer]:
    """`Assistant.ask` with what the options say."""
    from ui.adding import Preparing

    model = wants_model(assistant, where.pop("model"))
    filters = filters_from(assistant, **where)
    return partial(assistant.ask, filters=filters, earlier=where["earlier"], catching_up=Preparing(), model=model)


def wants_model(assistant: Assistant, wanted: bool | None) -> bool:
    """Raises UsageError where one is wanted and none is set up."""
    if wanted and assistant.server is None:
        raise click.UsageError(
            "No language model is set up: BYWHEN_LLM_ADDRESS and BYWHEN_LLM_MODEL name one (docs/operators.md)."
        )
    return wanted is not False


def _print(answer: Answer, as_json: bool) -> None:
    if as_json:
        from assistant.answer import as_json as answer_json

        print_json(answer_json(answer))
    else:
        from ui.terminal import print_answer

        print_answer(answer)


def _ask_all(session: Session, batch: Path, where: dict[str, Any]) -> None:
    from assistant.answer import as_json as answer_json
    from assistant.batch import read_questions, replies

    questions = read_questions(batch)
    asking = _asking(session.assistant(), where)
    refused = 0
    for reply in replies(asking, questions):
        if reply.answer is None:
            refused += 1
            click.echo(f"{reply.asked.id}: {reply.refusal}", err=True)
            print_json({"id": reply.asked.id, "question": reply.asked.question, **_UNASKED, "error": reply.refusal})
        else:
            print_json({"id": reply.asked.id, **answer_json(reply.answer)})
    if refused:
        raise QuestionError(f"{refused} of {len(questions)} questions could not be asked")


_UNASKED: dict[str, object] = {
    "standalone_question": "",
    "grounding": "not found",
    "answered": False,
    "answer": "",
    "citations": [],
    "related": [],
    "searched": {},
    "seconds": 0.0,
}
