"""ask(): a question in, an answer with its evidence out, or an honest "not in these documents"."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from assistant.agreement import difference
from assistant.checking import check_lines, sound
from assistant.evidence import Scored, ranked
from assistant.excerpts import excerpted
from assistant.following import asks_of_everything
from assistant.in_one import by_parts, parts_of
from assistant.kinds import Kind, has_kind, needs
from assistant.leading import led
from assistant.lookups import looked_up
from assistant.models import NOT_COVERED, Answer, Citation, Grounding, Searched
from assistant.newer import newer_notes
from assistant.ordering import ordered
from assistant.parts import ALL, Part, Without, found_without, ranked_without, understood_without
from assistant.question import Understood, understand
from assistant.quotes import Quote, chosen
from assistant.records import with_records
from assistant.repeated import repeated
from assistant.spoken_of import spoken_of
from assistant.verdict import UNKNOWN_SHARE, Verdict, enough, unknown_share
from assistant.view import View
from assistant.wanted import OF_KIND
from assistant.whereabouts import as_called, elsewhere, is_of, names_of, narrowed, there
from assistant.writers import Line, citation, said_at, written
from corpus.models import Span
from corpus.saying import spoken
from index.embed import Embedder
from index.hybrid import Filters
from index.local import LocalIndex

PASSAGES = 24
RELATED = 3
_NOT_HERE = "Not in these documents."
_OF_A_STATE = (Kind.BY_WHEN, Kind.STATUS)  # what later documents change


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer's lines before they are numbered and checked."""

    lines: tuple[Line, ...]
    grounding: Grounding = Grounding.GROUNDED
    notes: tuple[str, ...] = ()
    looked_up: bool = False


def ask(
    question: str,
    view: View,
    index: LocalIndex,
    embedder: Embedder,
    *,
    previous: Answer | None = None,
    followup: bool | None = None,
    filters: Filters = Filters(),
    today: date | None = None,
    without: Without = ALL,
    whole: bool = True,
) -> Answer:
    """Answer a question asked `today` from the library. Raises corpus.errors.QuestionError where it cannot be asked.

    `without` leaves parts of the answering out, to measure them. `whole`: several questions in one are asked one by
    one too.
    """
    began = time.perf_counter()
    previous = None if Part.FOLLOWING in without else previous
    understood = understand(
        question, view, index, previous=previous, followup=followup, filters=filters, today=today, embedder=embedder
    )
    understood = understood_without(understood, filters, without)
    vector = embedder.embed([understood.written])[0]
    cited, cited_in = _cited(previous if understood.carried else None)

    def asked(understood: Understood) -> Answer:
        hits = found_without(understood, vector, index, PASSAGES, without)
        found = ranked_without(ranked(understood, hits, view, index, cited, cited_in), hits, without)
        draft, verdict = _drafted(understood, found, view, index, without)
        if draft is not None:
            answer = _answered(understood, draft, view)
            if answer.citations:
                person = spoken_of(understood, draft.lines, answer, previous, view)
                return replace(answer, person=person, confidence=verdict.confidence)
            verdict = Verdict(False, "no quote could be verified")
        answer = _declined(understood, found, verdict, view)
        person = spoken_of(understood, (), answer, previous, view)
        return replace(answer, person=person, confidence=verdict.confidence)

    def alone(part: str, first: Answer | None) -> Answer:
        """One of several questions in one, which leans on the first of them."""
        before, leans = (first, None) if first else (previous, followup)
        return ask(
            part,
            view,
            index,
            embedder,
            previous=before,
            followup=leans,
            filters=filters,
            today=today,
            without=without,
            whole=False,
        )

    answer = asked(there(understood))
    if understood.places and not answer.answered:
        answer = _of_elsewhere(understood, answer, asked(understood), view)
    if understood.carried and followup is None and not answer.looked_up and asks_of_everything(question):
        of_everything = ask(
            question, view, index, embedder, followup=False, filters=filters, today=today, without=without, whole=False
        )
        answer = of_everything if of_everything.looked_up else answer
    if whole and (parts := parts_of(understood.question)):
        answer = by_parts(answer, parts, alone)
    return replace(answer, question=question, seconds=round(time.perf_counter() - began, 4))


def _of_elsewhere(understood: Understood, declined: Answer, anywhere: Answer, view: View) -> Answer:
    """Where nothing that is said of the place answers, that it does not: what answers of another place is no answer."""
    if not anywhere.answered:
        return declined
    first = anywhere.citations[0]
    if is_of(understood, first, view):
        return replace(anywhere, searched=declined.searched)
    other = elsewhere(understood, first, view)
    lead = f"Nothing on this is said of {names_of(understood)}"
    if not other:
        note = f"{lead} by name; this is the nearest."
        grounding = Grounding.PARTLY if anywhere.grounding is Grounding.GROUNDED else anywhere.grounding
        notes = (note, *anywhere.notes)
        return replace(anywhere, grounding=grounding, text=f"{note}\n{anywhere.text}", notes=notes)
    where = said_at(first.document, Span(first.start, first.end), view)
    text = " ".join((_NOT_HERE, f"{lead}; the nearest is of {other}: {where}.", *_looked_through(declined.searched)))
    return replace(declined, text=text, related=anywhere.citations[:RELATED])


def _drafted(
    understood: Understood, found: Sequence[Scored], view: View, index: LocalIndex, without: Without
) -> tuple[Draft | None, Verdict]:
    declining = Part.DECLINING not in without or not found
    if declining and understood.nowhere:
        return None, Verdict(False)
    denied = ""
    for looked in (
        () if Part.LOOKUPS in without else looked_up(as_called(understood, view), found, narrowed(view, understood))
    ):
        if looked.answered:
            return Draft(looked.lines, looked.grounding, looked.notes, looked_up=True), Verdict(True)
        denied = looked.says
    verdict = enough(understood, found, view, index, denied)
    if declining and not verdict.answered:
        return None, verdict
    quotes = chosen(found, view, understood.kinds, latest=understood.wants_latest or understood.kind in _OF_A_STATE)
    quotes = ordered(with_records(quotes, understood.kinds, view), understood, view)
    lines = (*excerpted(led(quotes, understood, view), found, understood, view), *repeated(quotes, found, view))
    missing = [*filter(None, [denied]), *_missing(understood, quotes, index)]
    differing = difference(quotes, understood.kind, view)
    grounding = Grounding.PARTLY if missing else Grounding.GROUNDED
    if any(found.conflicting for found in differing):
        grounding = Grounding.CONFLICTING
    return Draft(lines, grounding, (*(found.note for found in differing), *missing)), verdict


def _missing(understood: Understood, quotes: Sequence[Quote], index: LocalIndex) -> list[str]:
    """What the question asks that the quotes do not cover, in words."""
    said = []
    if understood.unknown and unknown_share(understood, index) >= UNKNOWN_SHARE:
        words = ", ".join(understood.unknown)
        said.append(f"No document here uses the words: {words}. The quotes are the nearest in other words.")
    for kind in understood.kinds[1:]:
        if needs(kind) and not any(has_kind(kind, quote.words) for quote in quotes):
            said.append(f"{NOT_COVERED} the passages give no {OF_KIND[kind].value}.")
    return said


def _cited(previous: Answer | None) -> tuple[list[Span], str]:
    """The spans of the document that the turn before cited first."""
    if previous is None or not (previous.citations or previous.related):
        return [], ""
    cited = previous.citations or previous.related
    document = cited[0].document
    return [Span(c.start, c.end) for c in cited[:3] if c.document == document], document


def _answered(understood: Understood, draft: Draft, view: View) -> Answer:
    lines, citations = written(draft.lines, view)
    verified = sound(citations, view.text, view.page)
    checked = check_lines(lines, verified)
    left_out = (f"A sentence was left out: {fault.value}." for _, fault in checked.dropped)
    notes = (*draft.notes, *left_out, *newer_notes(verified, view))
    return Answer(
        question=understood.question,
        standalone_question=understood.standalone,
        grounding=draft.grounding,
        answered=True,
        text="\n".join((*checked.lines, *notes)),
        citations=tuple(verified) if checked.lines else (),
        searched=_searched(understood, view),
        notes=notes,
        looked_up=draft.looked_up,
        told=draft.lines[0].facts if draft.lines else (),
    )


def _declined(understood: Understood, found: Sequence[Scored], verdict: Verdict, view: View) -> Answer:
    searched = _searched(understood, view)
    quotes = chosen(found, view, most=RELATED)
    related = tuple(citation(n, q.document, q.spans[q.best], view) for n, q in enumerate(quotes, 1))
    return Answer(
        question=understood.question,
        standalone_question=understood.standalone,
        grounding=Grounding.NOT_FOUND,
        answered=False,
        text=_not_found(understood, verdict, searched, related, view),
        related=tuple(sound(related, view.text, view.page)),
        searched=searched,
        notes=newer_notes(related, view),
    )


def _not_found(
    understood: Understood, verdict: Verdict, searched: Searched, related: Sequence[Citation], view: View
) -> str:
    said = [_NOT_HERE]
    if understood.unknown:
        said.append(f"No document here uses the words: {', '.join(understood.unknown)}.")
    if verdict.missing.startswith("no "):
        said.append(f"The nearest passages give {verdict.missing}.")
    elif verdict.missing.endswith("."):
        said.append(verdict.missing)
    said += _looked_through(searched)
    if related:
        nearest = related[0]
        where = (
            f", under '{nearest.section[-1].rstrip(': .')}'"
            if nearest.section[-1:] not in ((), (nearest.title,))
            else ""
        )
        said.append(
            f"Nearest, but not an answer: {said_at(nearest.document, Span(nearest.start, nearest.end), view)}{where}."
        )
    said += newer_notes(related, view)
    return " ".join(said)


def _looked_through(searched: Searched) -> list[str]:
    """How much was searched, and what of it could not be read."""
    latest = f", the latest of {spoken(searched.latest)}" if searched.latest else ""
    passages, documents = (_many(searched.passages, "passage"), _many(searched.documents, "document"))
    said = [f"Searched {passages} in {documents}{latest}."]
    if unread := searched.pages_without_text:
        said.append(f"{_many(unread, 'page')} could not be read.")
    return said


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'s' * (count != 1)}"


def _searched(understood: Understood, view: View) -> Searched:
    documents, held = view.within(understood.filters), understood.filters.passages
    passages = ((d.id, passage.number) for d in documents for passage in view.passages_of.get(d.id, ()))
    return Searched(
        documents=len(documents),
        passages=sum(held is None or key in held for key in passages),
        latest=max((d.date for d in documents if d.date), default=""),
        filters=dict(understood.said),
        pages_without_text=sum(len(d.pages_unread) for d in documents),
    )


def as_json(answer: Answer) -> dict[str, Any]:
    """The answer with the contract's keys, ready for json.dumps."""
    found = asdict(answer)
    found["answer"] = found.pop("text")
    found["grounding"] = answer.grounding.value
    del (
        found["notes"],
        found["looked_up"],
        found["told"],
        found["person"],
        found["confidence"],
    )  # the text has them, or shows it
    for cited in (*found["citations"], *found["related"]):
        del cited["shown"]
    return found
