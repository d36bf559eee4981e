"""Questions to start with, computed from what the library holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from assistant.lookups.found import MANY
from assistant.view import View
from corpus.models import Document, ItemKind
from corpus.plain import plain

_TOPIC_WORDS = 12


def suggested(view: View, limit: int, of: Collection[str] = ()) -> list[str]:
    """Up to `limit` questions, the newest documents first, of several kinds: deadlines, counts, topics, people.

    `of`: the ids of the documents that they are about; none: all.
    """
    about = [document for document in view.documents.values() if not of or document.id in of]
    newest = sorted(about, key=lambda d: d.date, reverse=True)
    rounds = [
        [question for document in newest for question in maker(document, view)]
        for maker in (_deadlines, _counts, _topics)
    ]
    found: list[str] = []
    while any(rounds) and len(found) < limit:
        for questions in rounds:
            if questions and len(found) < limit:
                found.append(questions.pop(0))
    return list(dict.fromkeys(found))


def _deadlines(document: Document, view: View) -> list[str]:
    months = sorted(
        {c.deadline.due for i in view.items[document.id] for c in i.commitments if c.deadline and c.deadline.due}
    )
    return [f"What was promised for {due:%B %Y}?" for due in months[:1]]


def _counts(document: Document, view: View) -> list[str]:
    kinds = Counter(i.kind for i in view.items[document.id] if i.kind is not ItemKind.STANDALONE)
    return [f"How many {MANY[kind]} are in “{document.title}”?" for kind, _ in kinds.most_common(1)]


def _topics(document: Document, view: View) -> list[str]:
    text = view.text(document.id)
    questions = []
    for item in view.items[document.id]:
        words = plain(item.spans[0].of(text)).rstrip(".;:,").split()
        if item.kind is not ItemKind.STANDALONE and item.response and 4 <= len(words) <= _TOPIC_WORDS:
            questions.append(f"What was the response to “{' '.join(words)}”?")
    return questions[:1]
