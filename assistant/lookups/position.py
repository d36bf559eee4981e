"""Whether a recommendation was accepted: the position its response states, or that it states none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.entries import Row
from assistant.evidence import Scored
from assistant.kinds import Kind
from assistant.lookups.asked import asked_of, cues_in, positions_in
from assistant.lookups.became import rows_meant
from assistant.lookups.found import (
    ASKED_FOR,
    Looked,
    held_by,
    quote_of,
    quote_of_item,
    response_in,
    topic,
    words_of_item,
)
from assistant.lookups.given import giver, said
from assistant.lookups.listing import noun
from assistant.lookups.numbered import rows_of_number
from assistant.lookups.picked import with_taker
from assistant.lookups.told import bearing, cut_line, headline, spans_of
from assistant.models import Grounding
from assistant.question import Understood
from assistant.quotes import Quote, quoted
from assistant.view import View
from assistant.writers import Line, said_at
from corpus.models import Item, meet
from corpus.plain import words_of
from index.terms import terms

_ASKS = re.compile(
    r"\b(accept(ed|s)?|agree(d|s)?|reject(ed|s)?|refused?(?! to\b)|turned down|support(ed|s)?)\b[^?]*\??$",
    re.IGNORECASE,
)
_PRESUMES = re.compile(
    r"^(?:so |and |but |ok )?(?:why\b|how come\b|when (?:was|were|did)\b"
    r"|what (?:was|is|were|are) the (?:reasons?|grounds)\b|(?:on|for) what (?:grounds|reasons?)\b)",
    re.IGNORECASE,
)
_DIFFER = re.compile(  # of documents and figures, which accept nothing
    r"\b(?:letters?|papers?|packs?|reports?|documents?|figures?|numbers?|dates?|they both|two)"
    r" (?:do not|don['’]?t|does not|doesn['’]?t|not|dis)[ -]?(?:quite )?agree",
    re.IGNORECASE,
)
_SOME = re.compile(r"^(?:and |so |but )?(?:which|what|who)\b|\b(?:any|anything|none|nothing)\b", re.IGNORECASE)
NOT_STATED = "not stated"
_REJECTED = "not accepted"
_LOOKED_AT = 3
_MOST = 6
_QUOTES = 3
_HALF = 0.5


def position_on(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """The position on the recommendation that the question means: the one the best sentences state or answer."""
    asked = understood.question
    if understood.kind not in (Kind.STATUS, Kind.OPEN) or not _ASKS.search(asked) or _DIFFER.search(asked):
        return []
    taker = with_taker(asked_of(asked, understood, view), view).taker
    about = topic(understood, [], view) - cues_in(asked) - frozenset(terms(taker))
    for scored in found[:_LOOKED_AT]:
        document = scored.sentence.document
        answered = (item for item in view.items[document] if item.kind in ASKED_FOR and item.response)
        for item in answered:
            if _which_is_so(asked) and not _meets(item.position, positions_in(asked)):
                continue  # whose position is another than the one asked for
            if _holds(item, scored) and _is_about(document, item, about, view):
                told = _told(document, item, found, view)
                own = frozenset(understood.terms) - cues_in(asked) - frozenset(terms(taker))
                others = _more_of_it(document, item, own, view)
                return [_together([*(_told(document, one, found, view) for one in others), told])]
    return []


def _more_of_it(document: str, item: Item, asked: frozenset[str], view: View) -> list[Item]:
    """The others, answered in the same document, whose own words hold more of what is asked than those of the item to
    which the best sentence led: they may be meant. None where they are many."""
    held = {one.key: held_by(words_of(one.spans, view.text(document)), asked) for one in view.items[document]}
    others = [one for one in view.items[document] if one.kind in ASKED_FOR and one.response]
    more = [one for one in others if held[one.key] > held[item.key]]
    return more if len(more) < _LOOKED_AT else []


def _together(every: Sequence[Looked]) -> Looked:
    """What is said of each that may be meant, the positions of all in the first line."""
    heads = [one.lines[0] for one in every]
    lead = Line(" ".join(head.words for head in heads), tuple(q for head in heads for q in head.quotes), shown=False)
    return replace(every[0], lines=(lead, *(line for one in every for line in one.lines[1:])))


def none_takes(positions: Collection[str], rows: Sequence[Row], view: View) -> tuple[Line, bool]:
    """That none of the items is so answered, and how each is; whether every one is answered in so many words."""
    taken = Counter(one for row in rows for one in positions_of(row))
    silent = taken.pop(NOT_STATED, 0)
    told = [f"{count} {position}" for position, count in taken.most_common()]
    told += [f"{silent} without a position in so many words"] * bool(silent)
    stated = [row for row in rows if NOT_STATED not in positions_of(row)][:_LOOKED_AT] or rows[:1]
    what = f"None of the {len(rows)} {noun(rows, len(rows))} is said to be {_named(positions)}"
    if len(rows) == 1:
        what = f"The {noun(rows, 1)} is not said to be {_named(positions)}"
        told = [" and ".join(taken) or "no position is stated in so many words"]
    quotes = tuple(bearing(row, view) for row in stated)
    return Line(f"{what}: {', '.join(told)}.", quotes, shown=False), not silent


def positions_of(row: Row) -> set[str]:
    """The position of each that answers."""
    return {one["position"] for one in row["positions"]} or {row["position"]}


def why_so(understood: Understood, found: Sequence[Scored], view: View) -> list[Looked]:
    """Why something was accepted or rejected: what was answered to it, or that it was not."""
    words = understood.question
    wanted = positions_in(words)
    if not (wanted and _PRESUMES.search(words)):
        return []
    rows = rows_of_number(understood, found, view) or rows_meant(understood, found, view)
    so = [row for row in rows if any(_meets(one, wanted) for one in positions_of(row))]
    if so:
        return [_told(so[0]["document"], view.by_key[so[0]["id"]], found, view)] if len(so) == 1 else []
    if not 0 < len(rows) <= _MOST:
        return []
    lead, _ = none_takes(wanted, rows, view)
    lines = [line for row in rows for line in _answered(row, view)]
    note = f"Not covered: why it was {_named(wanted)}; no document here says that it was."
    return [Looked((lead, *lines), (note,), grounding=Grounding.PARTLY)]


def _answered(row: Row, view: View) -> list[Line]:
    response = row["response"]
    told = [cut_line("Response:", row["document"], spans_of(response), view)] if response else []
    return [headline(row, view), *told]


def _named(positions: Collection[str]) -> str:
    return " or ".join(sorted("rejected" if one == _REJECTED else one for one in positions))


def _which_is_so(words: str) -> bool:
    """Whether it asks for those of one position, and not which one something has."""
    return _SOME.search(words) is not None and bool(positions_in(words))


def _meets(position: str, wanted: Collection[str]) -> bool:
    """What is accepted in part or in principle is accepted."""
    return position in wanted or any(position.startswith(f"{one} ") for one in wanted)


def _holds(item: Item, scored: Scored) -> bool:
    return meet(scored.sentence.spans, (*item.spans, *item.response))


def _is_about(document: str, item: Item, about: frozenset[str], view: View) -> bool:
    """Whether the item and its answer hold at least half of what the question is about, and the document all of it."""
    heads = view.title_terms[document]
    held = not about or held_by(words_of_item(document, item, view), about, heads) >= _HALF
    return held and about - heads <= frozenset(terms(view.text(document)))


def _same(one: Quote, other: Quote) -> bool:
    return meet(one.spans, other.spans) > 0


def _told(document: str, item: Item, found: Sequence[Scored], view: View) -> Looked:
    response = response_in(document, item, found)
    first = quote_of(document, item.response[:1], view)
    name = f"Recommendation {item.number}" if item.number else "the recommendation"
    who = said_at(document, item.spans[0], view)
    if item.position == NOT_STATED:
        lead = f"The response does not state whether {name} is accepted or rejected ({who})."
    else:
        by = giver(dict(item.given), "position")
        lead = f"{said(item.position.capitalize(), by)} ({name}; {who})."
    stated = [quote_of(document, (span,), view) for name, span in item.said if name == "position"] or [first]
    inside = [quoted(sentence, view) for sentence in response[:_QUOTES]]
    quotes = [*stated, *(quote for quote in inside if not _same(quote, stated[0]))]
    lines = [Line(lead, (quotes[0],), shown=False), *(Line("Response:", (q,)) for q in quotes)]
    lines.append(Line("What was recommended:", (quote_of_item(document, item, view),)))
    return Looked(tuple(lines))
