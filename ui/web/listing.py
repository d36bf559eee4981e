"""Documents in lists: their order, their names, what is said of each, what to find them by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from corpus.library.rows import FACTS
from corpus.models import BLANK, Document, Page
from corpus.saying import counted, with_days_spoken
from ui.shown.render import date_words, pages_words

_LEFT_OUT = re.compile(r"the running (?:header|footer) is left out of the text: ")
_SCANNED = re.compile(r"pages? [\d, -]+: read from a picture by OCR")
LABELS = {
    "title": "Title",
    "kind": "Kind",
    "date": "Date",
    "author": "Author",
    "role": "Role",
    "signatory": "Signed by",
    "addressee": "To",
    "body": "Issued by",
    "answers": "Answers",
    "language": "Language",
}
"""What each fact that a document says of itself is called."""


def newest_first(documents: Sequence[Document]) -> list[Document]:
    """By their own dates, those without one last."""
    return sorted(documents, key=lambda d: (d.date, d.title), reverse=True)


def matching(documents: Sequence[Document], words: str) -> list[Document]:
    """The documents whose title, file, author, kind or organisation holds every one of the words."""
    wanted = words.casefold().split()
    return [d for d in documents if all(word in _described(d) for word in wanted)]


def named(document: Document) -> str:
    """A document in a list of them: its date and kind tell alike titles apart."""
    kind = document.description.kind.value or "document"
    when = f"{kind} of {date_words(document.date)}" if document.date else f"undated {kind}"
    earlier = " (earlier version)" if document.superseded_by else ""
    return f"{when[:1].upper()}{when[1:]}{earlier}: {document.title}"


def details(document: Document) -> str:
    """Kind, date, author, pages: one line."""
    about = document.description
    pages = counted(len(document.pages), "page") if document.pages else ""
    author = ", ".join(filter(None, (about.author.value, about.role.value)))
    when = date_words(document.date) or "No date found"
    return " · ".join(filter(None, (upper(about.kind.value), when, author, pages)))


def author(document: Document) -> str:
    """Who wrote it and in what role, or the organisation."""
    about = document.description
    return ", ".join(filter(None, (about.author.value, about.role.value))) or about.body.value


def quality(document: Document) -> str:
    """How well its text was read, in a line."""
    if not document.pages:
        return "Read whole; it has no pages"
    lost = len(unread(document.pages))
    sure = [page.confidence for page in document.pages if page.confidence is not None]
    words = counted(len(document.pages), "page")
    if sure:
        words += f", {len(sure)} read from a scan ({min(sure):.0%} sure or more)"
    return f"{words}, {lost} without readable text" if lost else words if sure else f"{words}, all read"


def unread(pages: Iterable[Page]) -> list[Page]:
    """The pages whose words are not known: not those that are blank."""
    return [page for page in pages if not page.has_text and page.doubt != BLANK]


def remarks(document: Document) -> list[tuple[str, str]]:
    """What an analyst should know before relying on a document: an icon's name and a line each."""
    closed = [("lock", f"In the closed collection “{document.collection}”.")] if document.collection else []
    return [*closed, *corrected(document), *queries(document)]


def queries(document: Document) -> list[tuple[str, str]]:
    """Of that, what there is to look at."""
    lines = []
    if document.description.date.inferred:
        reason = with_days_spoken(document.description.date.reason) or "no reason given"
        lines.append(("event", f"The date was inferred: {reason}."))
    lines += of_pages(document.pages)
    lines += [("info", upper(warning)) for warning in warnings(document)]
    lines += [("help", f"To check: {with_days_spoken(doubt)}") for doubt in document.description.doubts]
    return lines


def corrected(document: Document) -> list[tuple[str, str]]:
    """What analysts gave in place of what was read, by whom."""
    by: dict[str, list[str]] = defaultdict(list)
    for field in FACTS:
        if who := getattr(document.description, field).by:
            by[who].append(LABELS[field].lower())
    return [("edit", f"Corrected by {who}: {', '.join(fields)}.") for who, fields in by.items()]


def of_pages(pages: Sequence[Page]) -> list[tuple[str, str]]:
    """The pages without text and those to be wary of, with the reason."""
    reasons: dict[tuple[bool, str], list[int]] = defaultdict(list)
    for page in pages:
        if page.doubt != BLANK and (page.doubt or not page.has_text):
            reasons[page.has_text, page.doubt].append(page.number)
    lines = [
        ("help", f"{upper(pages_words(numbers))}: {doubt}.")
        if has_text
        else ("visibility_off", f"No text could be read on {pages_words(numbers)}{f': {doubt}' if doubt else ''}.")
        for (has_text, doubt), numbers in sorted(reasons.items())
    ]
    if scans := [page.number for page in pages if page.confidence is not None]:
        sure = min(page.confidence for page in pages if page.confidence is not None)
        lines.append(("document_scanner", f"Read by OCR from a scan: {pages_words(scans)} ({sure:.0%} sure or more)."))
    return lines


def warnings(document: Document) -> list[str]:
    """Those that are not about a page that `of_pages` speaks of, or a blank one, and call for a look."""
    told = [f": {page.doubt}" for page in document.pages if page.doubt]
    return [
        warning
        for warning in document.warnings
        if not any(warning.endswith(doubt) for doubt in told)
        and not _SCANNED.match(warning)
        and not _LEFT_OUT.match(warning)
    ]


def left_out(document: Document) -> list[str]:
    """What is printed on every page and is no part of the text."""
    return [_LEFT_OUT.sub("", warning) for warning in document.warnings if _LEFT_OUT.match(warning)]


def in_register(recommendations: int, commitments: int) -> str:
    """How much of which was found in a document, or that nothing was."""
    counts = ((recommendations, "recommendation"), (commitments, "commitment"))
    return ", ".join(counted(many, noun) for many, noun in counts if many) or "nothing for the register"


def summary(found: Sequence[Document], documents: Sequence[Document]) -> str:
    lost = sum(len(unread(document.pages)) for document in documents)
    shown = counted(len(documents), "document")
    if len(found) != len(documents):
        shown = f"{len(found)} of {shown}"
    return f"{shown}. {counted(lost, 'page')} without readable text." if lost else f"{shown}."


def upper(words: str) -> str:
    """With a capital first."""
    return words[:1].upper() + words[1:]


def _described(document: Document) -> str:
    about = document.description
    facts = (about.author, about.role, about.kind, about.body, about.answers)
    return " ".join((document.title, document.source, document.date, *(f.value for f in facts))).casefold()
