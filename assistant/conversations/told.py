"""What readers said of answers as analysts take it on: plain rows, and gold questions to measure by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from assistant.conversations.models import Feedback
from assistant.conversations.people import People
from assistant.models import Answer, Citation
from corpus.errors import NotAllowed
from corpus.library import Library

ANSWER, CITATION = "answer", "citation"
COLUMNS = (
    "when",
    "reader",
    "of",
    "good",
    "reason",
    "words",
    "question",
    "standalone_question",
    "grounding",
    "answer",
    "citation",
    "conversation",
    "turn",
    "asked",
    "revision",
)
"""Of a row, in order."""


def told_to(library: Library, people: People, since: str = "") -> list[Feedback]:
    """What every reader said since a day (ISO 8601; empty: ever), for whoever sees the library so: the first one first.

    Without answers that quote a document which they may not see and what was asked by those who see more than they do,
    question and all, which may tell what is in it. Raises NotAllowed for whoever may only read.
    """
    if not library.sight.changes:
        raise NotAllowed("What readers say of answers is for the analysts.")
    told = people.feedback(since, {document.id for document in library.documents(superseded=True, waiting=True)})
    if library.saw_all():
        return told
    seen = library.sight.collections or frozenset()
    return [one for one in told if not one.turn.withdrawn and one.turn.closed is not None and one.turn.closed <= seen]


def row_of(one: Feedback) -> dict[str, Any]:
    """What was said with what it is of, ready for json.dumps: `citation` is null where it is of the whole answer."""
    answer = one.turn.answer
    return {
        "when": one.when,
        "reader": one.reader,
        "of": CITATION if one.citation else ANSWER,
        "good": one.opinion.good,
        "reason": one.opinion.reason.value if one.opinion.reason else None,
        "words": one.opinion.words,
        "question": one.turn.question,
        "standalone_question": answer.standalone_question if answer else None,
        "grounding": answer.grounding.value if answer else None,
        "answer": answer.text if answer else None,
        "citation": asdict(one.cited) if one.cited else None,
        "conversation": one.conversation,
        "turn": one.turn.number,
        "asked": one.turn.asked,
        "revision": one.turn.revision,
    }


def gold_rows(told: Iterable[Feedback]) -> list[dict[str, Any]]:
    """Gold questions (see assistant.gold) of the answers that readers called right, each question once: as last judged.

    The evidence is what the answer quotes, without what a reader said is wrong, and first what one said is right. A
    question that was rightly declined is one that these documents do not answer. What was called wrong is left out:
    what would have been right is not known. So is what was asked with filters, which a gold question cannot say.
    """
    of_turn: dict[tuple[str, int], list[Feedback]] = {}
    for one in told:
        of_turn.setdefault((one.conversation, one.turn.number), []).append(one)
    found: dict[str, dict[str, Any]] = {}
    for said in of_turn.values():
        whole = next((one for one in said if not one.citation), None)
        turn, answer = said[0].turn, said[0].turn.answer
        if answer is None or whole is None or turn.filters or turn.earlier:
            continue
        found.pop(answer.standalone_question, None)
        row = _gold(answer, said) if whole.opinion.good else {}
        if row:
            found[answer.standalone_question] = row
    return [{"id": str(number), **row} for number, row in enumerate(found.values(), 1)]


def _gold(answer: Answer, said: Sequence[Feedback]) -> dict[str, Any]:
    row = {"question": answer.standalone_question, "type": "as asked", "answerable": answer.answered}
    if not answer.answered:
        return row
    evidence = [_evidence(citation) for citation in _right(answer, said)]
    return {**row, "answer": answer.text, "evidence": evidence} if evidence else {}


def _right(answer: Answer, said: Sequence[Feedback]) -> list[Citation]:
    judged = {one.citation: one.opinion.good for one in said if one.citation}
    kept = [citation for citation in answer.citations if judged.get(citation.n, True)]
    return sorted(kept, key=lambda citation: not judged.get(citation.n, False))


def _evidence(citation: Citation) -> dict[str, Any]:
    return {"file": citation.source, "quote": citation.quote}
