"""How many letters or other documents there are, and which: from the library's own list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.evidence import Scored
from assistant.lookups.found import Looked, completeness, quote_of
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line, said_by, short_title
from corpus.models import Document

_KINDS = r"letters?|e-?mails?|documents?|reports?|papers?|packs?|minutes|logs?|responses?"
_ASKS = re.compile(
    rf"^(?:so )?(?:how many|which|what|list(?: all)?(?: the)?|what are the) (?P<kind>{_KINDS})"
    r"(?: (?:are|is) there| do (?:you|we) have| have (?:you|we)(?: got)?"
    r"| are (?:in )?(?:here|the library|this library|held))*\??$",
    re.IGNORECASE,
)


def held(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The documents of the kind asked for, the newest first, each with its title as printed."""
    asked = _ASKS.match(" ".join(understood.question.split()))
    if not asked:
        return []
    stem = asked["kind"].lower().rstrip("s").replace("email", "e-mail")
    documents = [d for d in view.within(understood.filters) if stem == "document" or stem in d.description.kind.value]
    lines = [_line(d, view) for d in documents]
    many = "minutes" if stem == "minute" else f"{stem}s"
    note = completeness(len(documents), many, [d.id for d in documents], view)
    return [Looked(tuple(lines), (note,))] if lines else []


def _line(document: Document, view: View) -> Line:
    """Its title with where that is printed, or its date, or its first words."""
    about = document.description
    first = (p.spans[0] for (of, _), p in view.passages.items() if of == document.id)
    span = about.title.span or about.date.span or next(first)
    title = short_title(document)
    end = "" if title.endswith("…") else "."
    return Line(f"- {said_by(document)}: {title}{end}", (quote_of(document.id, (span,), view),), shown=False)
