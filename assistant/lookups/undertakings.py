"""Commitments and items asked for by whose, by day or by topic: each a line, and what the list is complete for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from assistant.entries import Entry, is_itself, is_owed, past
from assistant.lookups.asked import Asked
from assistant.lookups.found import Looked, completeness, held_by
from assistant.lookups.listing import noun
from assistant.lookups.picked import OPEN, entries_in, marked_late
from assistant.lookups.scope import Scope
from assistant.lookups.told import cited, line_of, quote_of_entry
from assistant.lookups.topical import OTHER_WORDS, chosen_by, own_words
from assistant.lookups.whom import name_for
from assistant.lookups.windows import Window
from assistant.question import Understood
from assistant.view import View
from assistant.writers import Line
from corpus.saying import spoken

_MANY = 20  # commitments: a list that a reader still reads
_NOT_SAID = "That no later document tells of one does not mean that it was not done."


def with_its_words(
    looked: Looked, entries: Sequence[Entry], scope: Scope, understood: Understood, view: View
) -> Looked:
    """A list on a topic headed by the words that it was chosen by: it is complete for these only."""
    if not (by := chosen_by(entries, scope.about, understood.standalone, view)):
        return looked
    head, *rest = looked.lines
    return replace(looked, lines=(replace(head, words=f"{head.words} {by}"), *rest), notes=(*looked.notes, OTHER_WORDS))


def undertakings(asked: Asked, scope: Scope, understood: Understood, view: View) -> list[Looked]:
    every, found = entries_in(scope, asked, understood, view)
    what = _which(asked, found or every, understood)
    if not found:
        return _none(asked, scope, every, understood, view)
    found, beside = _by_their_own_words(found, scope, view) if not (asked.window or asked.overdue) else (found, 0)
    if asked.window or asked.overdue:
        found = sorted(found, key=lambda e: (not (asked.overdue and marked_late(e, view)), e.due, e.row["source"]))
    notes = [completeness(len(found), what, scope.documents, view)]
    if asked.next_one and (open_ := [e for e in found if is_owed(e)]):
        found = [e for e in open_ if e.due == open_[0].due]
        notes += [f"Due later: {len(open_) - len(found)} more. Ask what is due."] * (len(open_) > len(found))
        day = date.fromisoformat(found[0].due)
        what = _which(replace(asked, window=Window(day, day)), found, understood)
    head = Line(f"{len(found)} {what}.", (cited(found[0], view),), shown=False)
    notes += [f"{beside} more stand under a heading or title that names it."] * bool(beside)
    notes += _undated(asked, every)
    if asked.overdue:
        notes.append(_NOT_SAID)
    elif asked.window and asked.window.first == understood.today:
        overdue = sum(past(e, understood.today) for e in every)
        notes += [f"{overdue} more {'is' if overdue == 1 else 'are'} past the date: ask what is overdue."] * bool(
            overdue
        )
    looked = Looked((head, *(line_of(e, understood, view) for e in found)), tuple(notes))
    return [with_its_words(looked, found, scope, understood, view)]


def _by_their_own_words(found: list[Entry], scope: Scope, view: View) -> tuple[list[Entry], int]:
    """Of many on a topic those that name it themselves, and how many others only stand under what does."""
    if len(found) <= _MANY or not scope.about:
        return found, 0
    own = [entry for entry in found if held_by(own_words(entry, view), scope.about) == 1]
    return (own, len(found) - len(own)) if own else (found, 0)


def _undated(asked: Asked, every: Sequence[Entry]) -> list[str]:
    """How many may fall into the days asked for though no date of theirs could be read."""
    without = sum(not e.due for e in every) if asked.window or asked.overdue else 0
    return [f"{without} more {'has' if without == 1 else 'have'} no date that could be read."] if without else []


def _none(asked: Asked, scope: Scope, every: Sequence[Entry], understood: Understood, view: View) -> list[Looked]:
    """Where nothing is due or overdue: that the whole register was looked through, and what is due next."""
    if not every or scope.about or not (asked.window or asked.overdue):
        return []
    what = _which(asked, every, understood)
    after = (asked.window.last if asked.window else None) or understood.today
    later = sorted((e for e in every if e.due > after.isoformat() and is_owed(e)), key=lambda e: e.due)
    notes = (completeness(0, what, scope.documents, view), *_undated(asked, every))
    if later:
        lead = Line(f"No {what}. The next is due on {spoken(later[0].due)}:", (quote_of_entry(later[0], view),))
        return [Looked((lead,), notes)]
    dated = [e for e in every if e.due]
    last = max(dated, key=lambda e: e.due, default=every[0])
    words = f"No {what}." + (f" The last date in the register is {spoken(last.due)}:" if last.due else "")
    return [Looked((Line(words, (quote_of_entry(last, view),)),), notes)]


def _which(asked: Asked, entries: Sequence[Entry], understood: Understood) -> str:
    """ "commitments of Jo Hart due in May 2031"."""
    one = len(entries) == 1
    items = all(e.commitment is None or is_itself(e.commitment, e.row) for e in entries)
    if asked.promises or (not items and all(e.commitment for e in entries)):
        what = "commitment" if one else "commitments"
    elif asked.kinds and items:
        what = noun([e.row for e in entries], len(entries))
    else:
        what = "item" if one else "items and commitments"
    if asked.people:
        what += f" of {name_for(asked.who, asked.people)}"
    if asked.states and not asked.overdue:
        open_ones = asked.states == OPEN
        what += " not said to be done" if open_ones else f" said to be {' or '.join(sorted(asked.states))}"
        what += f" by {spoken(asked.so_by)}" if asked.so_by else ""
    if asked.window:
        what += f" due {asked.window}"
    elif (asked.dated or asked.undated) and not asked.overdue:
        what += f" {'with' if asked.dated else 'without'} a due date"
    if asked.overdue:
        marked = any(not past(entry, understood.today) for entry in entries)
        late = " or marked late" if marked else ""
        what += f" past {'its' if one else 'their'} date on {spoken(understood.today.isoformat())}{late}"
    return what
