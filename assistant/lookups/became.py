"""What became of a recommendation: asked, answered, promised, later told of; and which one a question means."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.entries import Entry, Row
from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.asked import positions_in
from assistant.lookups.found import (
    ASKED_FOR,
    Looked,
    held_by,
    kinds_said,
    named_documents,
    quote_of,
    response_in,
    topic,
)
from assistant.lookups.given import giver_of, noted
from assistant.lookups.numbered import numbers_of, rows_of_number
from assistant.lookups.standing import latest_word
from assistant.lookups.told import (
    capital,
    cut_line,
    headline,
    later_words,
    latest_in,
    quote_of_entry,
    spans_of,
    standing,
)
from assistant.question import Understood
from assistant.quotes import likeness, quoted
from assistant.view import View
from assistant.writers import Line, told_in
from corpus.models import Link, Span, meet
from corpus.plain import words_of
from corpus.saying import day_or_none, spoken
from index.terms import terms

_ONE = r"(?:recommendation|rec|action|afi|area for improvement|cause of concern|priority|commitment|promise)"
_OF_ONE = re.compile(rf"\b{_ONE}s?\b", re.IGNORECASE)
_BECAME = re.compile(
    r"\b(?:became|becomes?|came|come) of\b|\bhistory of\b|\bchain (?:of|for)\b|\btrace\b"
    r"|\b(?:happened|happening|happens) (?:to|with|about|on)\b"
    r"|\bwhere are (?:we|they|things)(?: up to| now)?(?: with| on)?\b"
    r"|\bhow far\b|\bprogress (?:on|with|against)\b|\b(?:status|state) of\b|\blatest on\b"
    r"|^(?:so |and |but )?(?:has|have|was|were|is|are|did)\b.*"
    r"\b(?:done|implemented|met|delivered|completed?|closed|finished|kept)\b",
    re.IGNORECASE,
)
_HAPPENED = re.compile(r"\bwhat (?:has |have )?(?:happened|happens) (?:to|with|about|on)\b", re.IGNORECASE)
_SURELY = re.compile(r"\b(?:became|becomes?|came|come) of\b|\bhistory of\b|\bchain (?:of|for)\b", re.IGNORECASE)
_WHICH = re.compile(
    rf"\b(?:which|what(?! (?:do|does|did|has|have|had|will|would|is|are|was|were)\b))(?: \w+){{0,3}}? {_ONE}\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(rf"\b{_ONE}s\b|\bactions\b|\bpriorities\b", re.IGNORECASE)
_STATED = re.compile(r"\b(?:overdue|due|unanswered|no (?:reply|response|answer))\b", re.IGNORECASE)
_MOST = 3
_ALIKE = 0.8
_ENOUGH = 1.0
_ALIKE_WORDS = 0.5
_HELD = 0.5  # of what the question is about, at least, in the item or its answer


def became_of(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The chain of the item that is meant: response, commitments, what later documents say of each."""
    asked = understood.question
    of_number = numbers_of(understood, view)
    if understood.kind is Kind.HOW_MANY or not _BECAME.search(asked):
        return []
    if not (_SURELY.search(asked) or of_number or _OF_ONE.search(asked)) and not _is_item(understood, found, view):
        return []
    meant = rows_of_number(understood, found, view) if of_number else rows_meant(understood, found, view)
    rows = _roots(meant, view)
    if not 0 < len(rows) <= _MOST:
        return []
    others = [row for row in meant if of_number and row not in rows]
    lines = [headline(row, view, latest_word(row, view)) for row in others]
    lines += [line for row in rows for line in _chain(row, rows, found, view)]
    return [Looked(tuple(lines), (_latest(view),))]


def _is_item(understood: Understood, found: Sequence[Scored], view: View) -> bool:
    """Whether what happened about it is asked of what an item asks for in all the question's words."""
    about = topic(understood, [], view)
    meant = rows_meant(understood, found, view) if _HAPPENED.search(understood.question) and len(about) > 1 else []
    return any(held_by(row["text"], about) == 1 for row in meant)


def which_one(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The recommendation that covers what the question is about, with its number, position and date."""
    asked = understood.question
    if (
        understood.before
        or numbers_of(understood, view)
        or not _WHICH.search(asked)
        or _SEVERAL.search(asked)
        or _STATED.search(asked)
        or positions_in(asked)
    ):
        return []
    rows = rows_meant(understood, found, view)
    return [Looked(tuple(headline(row, view) for row in rows))] if 0 < len(rows) <= _MOST else []


def rows_meant(understood: Understood, found: Sequence[Scored], view: View) -> list[Row]:
    """The items that the question is about, those that hold its words or the best sentences; the likest first."""
    documents = named_documents(understood, view)
    about = topic(understood, documents if understood.named else [], view)
    kinds = kinds_said(understood.question) or ASKED_FOR
    rows = [r for r in view.rows if r["document"] in documents and (r["kind"] in kinds or r["called"] in kinds)]
    scores = {row["id"]: _likeness(row, about, found, view) for row in rows}
    best = max(scores.values(), default=0.0)
    if not about or best < _ENOUGH:
        return []
    near = [row for row in rows if scores[row["id"]] >= _ALIKE * best]
    return sorted(near, key=lambda row: -scores[row["id"]])


def _likeness(row: Row, about: frozenset[str], found: Sequence[Scored], view: View) -> float:
    item = view.by_key[row["id"]]
    words = held_by(f"{row['text']} {row['list'] or ''}", about)
    answer = held_by(words_of(item.response, view.text(row["document"])), about) if item.response else 0.0
    if words < _HELD and answer <= _HELD:
        return 0.0  # near by other words only
    best = [s.sentence for s in found[:3] if s.sentence.document == row["document"]]
    told = sum(meet(s.spans, item.spans) + 0.5 * meet(s.spans, item.response) for s in best)
    return 1.5 * words + 0.5 * answer + 0.5 * told


def _roots(rows: Sequence[Row], view: View) -> list[Row]:
    """Where the chains of these rows begin, each once: the earliest document with the same recommendation."""
    by_id = {row["id"]: row for row in view.rows}
    found = {}
    for row in rows:
        same = [by_id[o["id"]] for o in row["same_as"] if o["id"] in by_id]
        root = min((row, *same), key=lambda r: (r["as_at"] or "9", r["id"] != row["id"]))
        found[root["id"]] = root
    return sorted(found.values(), key=lambda r: r["as_at"] or "")


def _chain(row: Row, others: Sequence[Row], found: Sequence[Scored], view: View) -> Iterator[Line]:
    answer = response_in(row["document"], view.by_key[row["id"]], found)[:1]
    yield headline(row, view, latest_word(row, view), [quoted(one, view) for one in answer])
    document = row["document"]
    if row["response"]:
        where = told_in(document, Span(row["response"]["start"], row["response"]["end"]), view)
        yield cut_line(f"Response, in {where}:", document, spans_of(row["response"]), view)
    for entry in (Entry(row, c) for c in row["commitments"]):
        made = entry.commitment or row
        facts = [
            standing(entry, view),
            noted(made["by_whom"] or "", giver_of(entry, "who")),
            noted(f"by {spoken(entry.due)}" if entry.due else "", giver_of(entry, "when")),
        ]
        yield Line(f"- {capital(', '.join(filter(None, facts)))}:", (quote_of_entry(entry, view),))
    later = [*_told(row, view), *_moved(row, view)]
    yield from later
    if not later and not any(_is_alike(row, other) for other in others):
        words = f"No later evidence found in these documents (latest: {day_or_none(latest_in(view))})."
        yield Line(words, (quote_of_entry(Entry(row), view),), shown=False)


def _told(row: Row, view: View) -> Iterator[Line]:
    """What later documents say of it, each of their words once."""
    told = {(one["document"], one["start"]): one for one in row["later_evidence"]}
    for one in sorted(told.values(), key=lambda one: one["date"] or ""):
        yield cut_line(f"- {capital(later_words(one, view))}", one["document"], spans_of(one), view)


def _moved(row: Row, view: View) -> Iterator[Line]:
    """How the next issue of a log has it."""
    for link in view.chains.changes(row["id"]):
        if link.earlier.item == row["id"] and link.later.spans and link.later.document in view.documents:
            quotes = tuple(quote_of(end.document, end.spans, view) for end in (link.earlier, link.later))
            where = told_in(link.later.document, link.later.spans[0], view)
            if words := differences(link, view):
                yield Line(f"- Changed in {where}: {words}.", quotes, shown=False)


def _is_alike(row: Row, other: Row) -> bool:
    """Whether a later document has it in much the same words: that tells of it."""
    words = frozenset(terms(row["text"])), frozenset(terms(other["text"]))
    return (other["as_at"] or "") > (row["as_at"] or "") and likeness(*words) >= _ALIKE_WORDS


def differences(link: Link, view: View) -> str:
    """ "due 31 July 2031 -> 31 October 2031", with who gave either; words that differ are left to the quotes."""
    ends = {link.earlier.item, link.later.item}
    known = (change for row in view.rows if row["id"] in ends for change in row["changes"])
    told: list[Row] = next((one["changes"] for one in known if {one["from_id"], one["to_id"] or ""} == ends), [])
    by = {(one["field"], side): one[f"{side}_by"] or "" for one in told for side in ("before", "after")}
    return "; ".join(
        f"{_NAMES.get(d.field, d.field)} {noted(_shown(d.before), by.get((d.field, 'before'), ''))}"
        f" -> {noted(_shown(d.after), by.get((d.field, 'after'), ''))}"
        for d in link.changes
        if d.field != "text"
    )


_NAMES = {"by_whom": "by whom:"}


def _shown(value: str) -> str:
    return spoken(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else value or "none"


def _latest(view: View) -> str:
    return f"Looked through {len(view.documents)} documents, the latest of {day_or_none(latest_in(view))}."
