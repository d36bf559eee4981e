"""What the terminal shows of answers, documents and citations. Stored words are never read as markup."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from assistant.checking import shown_in
from assistant.models import Answer, Citation, Grounding, Searched
from corpus.models import Description, Document, Fact
from corpus.saying import counted, printable

_GROUNDING = {
    Grounding.GROUNDED: ("Grounded in the documents", "green"),
    Grounding.PARTLY: ("Partly covered by the documents", "yellow"),
    Grounding.CONFLICTING: ("The documents conflict", "magenta"),
    Grounding.NOT_FOUND: ("Not in these documents", "red"),
}
_NAMED = {
    "Title": "title",
    "Kind": "kind",
    "Date": "date",
    "From": "author",
    "Role": "role",
    "Signed": "signatory",
    "To": "addressee",
    "Body": "body",
    "Answers": "answers",
    "Language": "language",
}
_AROUND = 400  # characters shown on either side of a cited passage


def say(*parts: str | tuple[str, str], indent: int = 0) -> None:
    """One paragraph of words and (words, style); only a terminal wraps it."""
    console = _console()
    text = Text.assemble(*(plain_words(p) if isinstance(p, str) else (plain_words(p[0]), p[1]) for p in parts))
    if console.is_terminal and indent:
        lines = text.wrap(console, max(20, console.width - indent))
        text = Text("\n").join(Text(" " * indent) + line for line in lines)
    else:
        text = Text(" " * indent) + text
    console.print(text, soft_wrap=not console.is_terminal, highlight=False)


def table(columns: Sequence[str], rows: Sequence[Sequence[object]], *, numbers: Sequence[str] = ()) -> None:
    """A table whose cells are plain words; the columns in `numbers` stand to the right. Piped, it is not cut off."""
    grid = Table(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        grid.add_column(name, justify="right" if name in numbers else "left", overflow="fold")
    for row in rows:
        grid.add_row(*(Text(plain_words(str(cell))) for cell in row))
    _console(None if sys.stdout.isatty() else 160).print(grid)


def print_answer(answer: Answer) -> None:
    """Grounding, the answer, its sources, what was searched; for "not in these documents" what is near."""
    from ui.shown.render import understood

    heading, style = _GROUNDING[answer.grounding]
    if not answer.text.startswith(heading):
        say((heading, f"bold {style}"))
    if told := understood(answer):
        say((f"Understood as: {told}", "dim"))
    say()
    for paragraph in answer.text.split("\n"):
        say(paragraph)
    for note in answer.notes:
        if note not in answer.text:
            say((note, "italic"))
    say()
    _print_citations(answer.citations, answer.text)
    if answer.related:
        say(("Related, but not an answer:", "bold"))
        _print_citations(answer.related)
    say((searched(answer.searched, answer.seconds), "dim"))


def searched(what: Searched, seconds: float) -> str:
    """What was looked through, in a sentence."""
    latest = f", the latest dated {what.latest}" if what.latest else ""
    unread = f"; {counted(what.pages_without_text, 'page')} without text" if what.pages_without_text else ""
    chosen = "".join(f"; {name}: {value}" for name, value in what.filters.items())
    return f"Searched {counted(what.documents, 'document')}{latest}{chosen}{unread} ({seconds:.2f} s)."


def print_around(cited: Citation, text: str) -> None:
    """The stored words around a citation, the cited ones marked."""
    say((_place(cited), "bold"))
    before, after = text[max(0, cited.start - _AROUND) : cited.start], text[cited.end : cited.end + _AROUND]
    marked = text[cited.start : cited.end]
    terminal = _console().is_terminal
    say(before, (marked, "reverse") if terminal else f">>>{marked}<<<", after)


def print_documents(documents: Sequence[Document]) -> None:
    rows: list[tuple[object, ...]] = [
        (d.id, d.date or "no date", d.description.kind.value, d.title, d.source, len(d.pages) or "", d.superseded_by)
        for d in documents
    ]
    columns = ["Id", "Date", "Kind", "Title", "File", "Pages", "Superseded by"]
    if not any(d.superseded_by for d in documents):
        columns, rows = columns[:-1], [row[:-1] for row in rows]
    table(columns, rows, numbers=["Pages"])


def print_document(
    document: Document,
    counts: Sequence[str],
    read: Description,
    *,
    others: Sequence[tuple[str, str]] = (),
    queries: Sequence[str] = (),
) -> None:
    """Everything known of a document, with what was `read` beside what was corrected, and what there is to query.

    `others`: how it belongs to another document ("Replaces", "Part of"), and to which.
    """
    described = document.description
    say((document.title, "bold"))
    for name, fact in _NAMED.items():
        words = fact_words(getattr(described, fact), getattr(read, fact))
        say((f"{name:<9}", "bold"), words)
    say(
        (f"{'File':<9}", "bold"),
        f"{document.source} ({document.format}), {_added(document)}",
    )
    say((f"{'Holds':<9}", "bold"), ", ".join(counts))
    if document.waiting:
        say((f"Waits for review: bywhen review {document.id}", "yellow"))
    for how, other in others:
        say((f"{how:<9}", "bold"), other)
    if document.superseded_by:
        say((f"Superseded by {document.superseded_by}", "yellow"))
    if document.pages_unread:
        say((f"Pages without text: {numbers(document.pages_unread)}", "yellow"))
    for query in dict.fromkeys((*document.warnings, *queries)):
        say((f"To check: {query}", "yellow"))


def _added(document: Document) -> str:
    rules = f"rules {document.rules}" if document.rules else "an earlier Bywhen's rules"
    return f"added {document.added[:10]}, read by {rules}"


def fact_words(fact: Fact, read: Fact | None = None) -> str:
    """A fact, and where it comes from; `read` is what was read where an analyst corrected it."""
    value = fact.value or "not stated"
    if fact.by:
        was = f"; read as {read.value or 'not stated'}" if read else ""
        return f"{value} (corrected by {fact.by}{': ' + fact.reason if fact.reason else ''}{was})"
    return f"{value} (inferred: {fact.reason})" if fact.value and fact.inferred else value


def numbers(values: Sequence[int]) -> str:
    return ", ".join(map(str, values))


def _print_citations(citations: Sequence[Citation], shown: str = "") -> None:
    """Where each stands, with its words unless the text `shown` has them, or some of them, already."""
    for cited in citations:
        say((f"[{cited.n}] ", "cyan"), (_place(cited), "bold"))
        if not shown_in(shown, cited):
            say(_folded(cited.quote), indent=4)
    if citations:
        say()


def _place(cited: Citation) -> str:
    page = [f"page {cited.page}"] if cited.page is not None else []
    section = " > ".join(heading for heading in cited.section if heading != cited.title)
    return ", ".join([cited.title, cited.date or "no date", *page, *([section] if section else [])])


def _folded(words: str) -> str:
    return " ".join(words.split())


def plain_words(words: str) -> str:
    """Without control characters: no document may steer the terminal."""
    return printable(words)


def _console(width: int | None = None) -> Console:
    return Console(file=sys.stdout, width=width, markup=False, emoji=False)
