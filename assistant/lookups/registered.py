"""How many, which, by whom, unanswered, overdue, due in some days: from the whole register, never a few passages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.entries import Entry, Row
from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.asked import Asked, asked_of, without_cue
from assistant.lookups.counted import distinct
from assistant.lookups.found import Looked, completeness, held_by, named_by_day, named_documents, topic
from assistant.lookups.listing import counted, grouped, noun
from assistant.lookups.offices import beside, for_another, which_of, whose
from assistant.lookups.owncount import with_own_count
from assistant.lookups.picked import items_in, marked_so, with_taker
from assistant.lookups.position import none_takes
from assistant.lookups.printed import number_in
from assistant.lookups.scope import Scope, scope_of
from assistant.lookups.several import follows, more_of_it
from assistant.lookups.told import quote_of_entry
from assistant.lookups.topical import over, own_words
from assistant.lookups.unapplied import (
    asks_for_ownerless,
    led_by_unapplied,
    not_sorted,
    of_year,
    ownerless,
    unchosen,
    year_of_series,
)
from assistant.lookups.undertakings import undertakings, with_its_words
from assistant.lookups.whom import people_in
from assistant.models import Grounding
from assistant.naming import named_in, numbers_in
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line
from corpus.saying import spoken
from index.terms import terms

_MOST_SHOWN = 14
_ON_TOPIC = re.compile(
    r"\b(?:about|on|cover\w*|regarding|concern(?:s|ing)|relat\w+ to|mention\w*|to do with)\b", re.IGNORECASE
)
_PROMISED_ON = re.compile(  # by whomever: what one of them promised is told by people's names
    r"\bwhat(?:['’]?s| (?:is|was|were|has|have|had|else))(?: been| being| already| actually)*"
    r" (?:promised|pledged|committed)\b"
    r"|\bwhat (?:did|do|have) (?:they|we) (?:promised?|pledged?|commit(?:ted)?)\b"
    r"|\bwhat (?:promises|pledges|commitments|undertakings)\b",
    re.IGNORECASE,
)
_MOST_ABOUT = 4
_MOST_CITED = 3
_OF_MONTH = re.compile(
    r"\b(?P<kind>letter) (?:of|from|dated|in|for) (?:\d\d? )?[a-z]+\.? (?:(?:19|20)\d\d|['’]\d\d)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"[()]")
_ONE_FACT = (Kind.WHY, Kind.CONTACT, Kind.TIME, Kind.HOW_MUCH, Kind.HOW_OFTEN)


def from_register(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Every item or commitment asked for, with what the list is complete for; or that there is none of them."""
    asked = asked_in(understood, view)
    meant = whose(asked.who, asked.people, named_documents(understood, view), view) if asked.who else None
    if meant is None or not (meant.own or meant.other or meant.several):
        return _from_register(asked if asked.people else replace(asked, who=""), understood, view)
    asked = replace(asked, cues=asked.cues | frozenset(terms(asked.who)))
    own = replace(asked, people=meant.own, who=meant.called)
    if meant.own and (looked := _from_register(own, understood, view)):
        return [beside(one, meant) for one in looked]
    if meant.several and not meant.own and (asked.promises or asked.overdue or asked.window):
        return [Looked((), answered=False, says=which_of(meant))]
    other = replace(asked, people=meant.other, who=meant.name if meant.of_office else "".join(meant.other[:1]))
    looked = _from_register(other, understood, view) if meant.other else []
    return [for_another(one, meant) for one in looked]


def _from_register(asked: Asked, understood: Understood, view: View) -> list[Looked]:
    if not (asked.marked or _is_of_register(asked, understood, view)):
        return []
    if asked.unanswered:  # "no response" names no document
        named = named_in(without_cue(understood.standalone), understood.month, view)
        understood = replace(understood, named=named)
    if not (asked.window or asked.overdue):  # else a day is when something falls due
        understood = named_by_day(understood, view)
    called = frozenset(understood.terms)
    documents = sorted(named_documents(understood, view), key=lambda d: -len(called & view.title_terms[d]))
    scope = scope_of(understood, with_taker(asked, view), documents, view)
    goes_on = understood.before if more_of_it(understood.question) else ""  # "and by when?", of the same list
    on_topic = _ON_TOPIC.search(f"{goes_on} {understood.question}") is not None
    whole = replace(scope, about=frozenset()) if scope.named and not on_topic else scope
    if marked := marked_so(whole, asked, view):
        so = replace(whole, about=whole.about - asked.marked)
        return with_own_count(_items(asked, so, (marked, marked), understood, view), asked, so, marked, view)
    if not _is_of_register(asked, understood, view):
        return []
    if not asked.by_entry and not asked.unanswered and not asked.counts:
        by_kind = asked.kinds or asked.positions
        most = 1 if not by_kind else _MOST_ABOUT if on_topic else 2 if asked.states else 1
        if len(scope.about) > most:
            return []
    if absent := _absent_month(understood, view):
        return [Looked((), answered=False, says=absent)]
    part = _listed(asked, scope, (), understood, view) if _is_of_a_part(asked, scope, understood, view) else []
    if looked := part or _listed(asked, whole, documents if on_topic else (), understood, view):
        all_the_same = scope.about and not (part or whole.about or understood.before)
        if all_the_same:
            return [unchosen(looked[0], scope.about, understood)]
        return looked if part else led_by_unapplied(looked, asked, scope, understood, view)
    spoken_of = whole.about and not whole.named and not on_topic
    titled = [d for d in documents if spoken_of and whole.about <= view.head_terms[d]]
    return _listed(asked, Scope(tuple(titled), True, frozenset()), (), understood, view) if titled else []


def _is_of_a_part(asked: Asked, scope: Scope, understood: Understood, view: View) -> bool:
    """Whether it asks for some of a document's items by their topic: "the oil recommendations in the May letter"."""
    if not scope.about or (scope.in_text and not asked.counts):
        return bool(scope.about)
    if asked.by_entry or understood.before or not scope.named:
        return False
    rows, _ = items_in(replace(scope, about=frozenset()), asked, view)
    held = [held_by(own_words(Entry(row), view), scope.about, over(row, view)) == 1 for row in rows]
    return any(held) and not all(held)


def _listed(asked: Asked, scope: Scope, every: Sequence[str], understood: Understood, view: View) -> list[Looked]:
    """What the scope holds of it; what was promised on a topic, by its words in `every` document."""
    if not asked.by_entry:
        rows, found = items_in(scope, asked, view)
        if asks_for_ownerless(understood.standalone) and rows and not (found := ownerless(found)):
            words = f"An owner is printed for each of the {len(rows)} {noun(rows, len(rows))}."
            return [Looked((Line(words, (quote_of_entry(Entry(rows[0]), view),), shown=False),))]
        year = year_of_series(understood.standalone, scope, view)
        if year and (own := of_year(rows, year)):
            rows, found, year = own, of_year(found, year), ""
        looked = with_own_count(_items(asked, scope, (rows, found), understood, view), asked, scope, rows, view)
        return [not_sorted(one, frozenset({year}), understood) for one in looked] if year else looked
    wider = Scope(tuple(every), False, topic(understood, [], view) - asked.cues)
    if every and asked.promises and not asked.people and scope.named and not understood.named and wider.about:
        # a topic may stand in a title too
        return undertakings(asked, wider, understood, view) or undertakings(asked, scope, understood, view)
    return undertakings(asked, scope, understood, view)


def _absent_month(understood: Understood, view: View) -> str:
    """That no document has the date of the one that is asked for: "the letter of May 2031"; empty where one may be."""
    called = _OF_MONTH.search(understood.question)
    if called is None or understood.month is None:
        return ""
    kind = called["kind"].lower()
    days = [d.date for d in view.documents.values() if d.description.kind.value == kind]
    first, last = (day.isoformat() for day in understood.month)
    if not days or any(not day or first <= day <= last for day in days):
        return ""
    return f"No {kind} of {understood.month[0]:%B %Y} is among them; the latest is of {spoken(max(days))}."


def asked_in(understood: Understood, view: View) -> Asked:
    """What the question asks of the register; a follow-up goes on with what the turn before asked of it."""
    asked = asked_of(understood.question, understood, view)
    if understood.before and not numbers_in(understood.before):
        before = asked_of(_BRACKETS.sub("", understood.before), understood, view)
        if understood.whom and not before.people:
            who, people = people_in(f"what is {understood.whom} responsible for", view)
            before = replace(before, who=who, people=people)
        listed = before.counts or before.lists or before.by_entry or before.unanswered or before.marked
        if listed and asked == Asked() and more_of_it(understood.question):
            return replace(before, counts=False, lists=True)
        if listed and asked != Asked():
            return replace(before.then(asked), counts=asked.counts or follows(understood.question), lists=True)
    return asked


def _is_of_register(asked: Asked, understood: Understood, view: View) -> bool:
    if not (asked.by_entry or asked.answers) and number_in(understood, view):
        return False  # one item is meant
    if asked.answers:
        return bool(understood.named)
    if asked.lists and asked.positions and asked.kinds:
        return True
    if asked.counts or asked.people or asked.overdue or (asked.by and asked.positions):
        return True
    if asked.window is not None:
        return understood.kind in (Kind.LIST, Kind.BY_WHEN, Kind.OPEN, Kind.HOW_MANY, Kind.STATUS)
    if asked.unanswered:
        return bool(asked.kinds)
    if asked.promises and _PROMISED_ON.search(understood.question) and _ON_TOPIC.search(understood.question):
        return True
    return asked.lists and understood.kind not in _ONE_FACT


def _items(
    asked: Asked, scope: Scope, picked: tuple[Sequence[Row], Sequence[Row]], understood: Understood, view: View
) -> list[Looked]:
    """Every item looked through and those found among them: these, or that none of them is so."""
    every, found = picked
    if not every or (not found and scope.about and not asked.unanswered):
        return []
    if not found:
        none = _none_is_so(asked, every, scope.documents, view)
        return [with_its_words(none, [Entry(row) for row in every], scope, understood, view)]
    bearing = "position" if asked.positions else "status" if asked.states else ""
    most, shown_by = (_MOST_SHOWN, counted) if asked.counts else (len(found), grouped)
    lines, cut = shown_by(found, most, view, bearing)
    told = f"{noun(found, len(found))}{' without a response' if asked.unanswered else ''}"
    if asked.counts and (different := distinct(found)) < len(found):
        told += f", {different} different ones"
    notes = [completeness(len(found), told, scope.documents, view)]
    if cut:
        notes.append(f"The first {_MOST_SHOWN} of a document are shown.")
    if asked.unanswered:
        of = f"Of {len(every)} {noun(every, len(every))} looked through"
        notes.append(f"{of}; a response may stand in a document that is not here.")
    looked = Looked(tuple(lines), tuple(notes))
    return [with_its_words(looked, [Entry(row) for row in found], scope, understood, view)]


def _none_is_so(asked: Asked, every: Sequence[Row], documents: Sequence[str], view: View) -> Looked:
    """That none of the items is in the state asked for."""
    what = noun(every, len(every))
    note = completeness(len(every), what, documents, view)
    if asked.positions:
        line, stated = none_takes(asked.positions, every, view)
        return Looked((line,), (note,), grounding=Grounding.GROUNDED if stated else Grounding.PARTLY)
    firsts = list({row["document"]: row for row in reversed(every)}.values())[::-1]
    quotes = tuple(quote_of_entry(Entry(row), view) for row in firsts[:_MOST_CITED])
    if asked.unanswered:
        said = f"None of the {len(every)} {what}: a response was found to every one."
        return Looked((Line(said, quotes, shown=False),), (note,))
    unsaid = sum(not (row["status"] or row["commitments"] or Entry(row).evidence) for row in every)
    if not unsaid:
        so = " or ".join(sorted(asked.states)) or "so"
        words = f"None of the {len(every)} {what} is said to be {so} in these documents."
        beside = f"No row of the {len(every)} {what} says so itself."
        return Looked((Line(words, quotes, shown=False),), (note,), unstated=beside)
    some = f"{unsaid} of the {len(every)} {what}; none of the others is said to be so"
    words = f"No status is printed for {some if unsaid < len(every) else f'any of the {unsaid} {what}'}."
    return Looked((Line(words, quotes, shown=False),), (note,), grounding=Grounding.PARTLY, unstated=words)
