"""What an update tells of an action where no status is printed: "Sent 14 December" is done, "15 of 22" is not yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from corpus.dates import AsAt, expressions
from corpus.models import Status
from corpus.register.promising.steps import is_part
from corpus.register.verbs import BASE

_NOTHING = re.compile(r"\W*(?:none|nil|nothing|no (?:progress|action|work)|not (?:yet )?\w+ed\b)", re.IGNORECASE)
_DROPPED = re.compile(r"\b(?:cancelled|abandoned|withdrawn|postponed|deferred|dropped)\b", re.IGNORECASE)
_UNFINISHED = re.compile(
    r"\b(?:so far|yet|still|await\w*|outstanding|chas(?:ed|ing)|being|to (?:be|follow|come|complete|go)|"
    r"(?:fixed|set) for|will|shall|"
    r"would|expect\w*|promised|pending|under ?way|in (?:hand|progress|preparation|discussion)|beg[aiu]n(?:s|ning)?|"
    r"start(?:s|ed|ing)|commenced|continu\w+|remain\w*|remainder|the (?:others?|rest|second|third)|rest|delay\w*|"
    r"ongoing|planned|scheduled|booked|arranged|draft\w* (?:with|in|being)|partly|partially|part|some|most|half|"
    r"not \w+(?:ed|en|ne)|needed|wanted|cannot|unable|waiting|due|soon|shortly|next|subject to|"
    r"provided that|(?<!up )to date|(?:once|unless|until|when|if)\b.*)\b",
    re.IGNORECASE,
)
_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
).split()
_COUNT = rf"\d+|{'|'.join(_NUMBERS)}"
_SHARE = re.compile(
    rf"\b(?P<some>{_COUNT})(?: [a-z]+){{0,2}} of (?:the |our |its )?(?P<all>{_COUNT})\b|\b\d\d? ?(?:%|per cent)", re.I
)
_DID = (
    r"(?:\w{2,}(?<!ne)ed|sent|given|held|met|made|put|found|bought|built|taken|written|wrote|told|brought|paid|set|"
    r"sold|spoken|agreed|done|shown|fitted|drawn|chosen|laid|seen|heard|in place|in post|on the (?:agenda|website|"
    r"web ?site)|attached|at item \w+|as item \w+|included)"
)
_DONE = re.compile(
    rf"\W*(?:(?:now|all|since|has been|have been|was|were|fully|duly) )*{_DID}\b|"
    rf"[^.;]{{2,90}}? {_DID}\b(?= *(?:[.,;:)]|$|\d| (?:on|in|at|to|by|with|from|for|and|as|before|after|orally)\b))|"
    r"[^.;]{2,90}? (?:has|have|was|were) (?:now |been |all |duly )*\w+",
    re.IGNORECASE,
)
_TO_DO = re.compile(rf"\W*(?:[A-Z]{{2,4}} to |{BASE}\b(?! (?:has|have|was|is)\b))")
_BEFOREHAND = re.compile(  # what is done to get something done
    r"\b(?:dates? (?:fixed|set|agreed)|"
    r"(?P<verb>ask|request|(?<!in )order|commission|approach|appl[iy]|instruct|draft|invit|book)"
    r"(?:e|ed|ing|s)?\b)",
    re.IGNORECASE,
)
_MOST = 60  # words of an update that is taken to tell of the action and of nothing else


def told_status(asked: str, sentences: Sequence[str], as_at: AsAt | None) -> Status | None:
    """The status that the sentences of an update on what was asked come to; None where they are a whole report."""
    words = " ".join(sentences)
    if not re.search(r"\w", words) or len(words.split()) > _MOST:
        return None
    if _NOTHING.match(words) or (_DROPPED.search(words) and not _DROPPED.search(asked)):
        return Status.NOT_STARTED
    done = [one for one in sentences if _DONE.match(one) and not _TO_DO.match(one)]
    ahead = as_at is not None and any(_is_ahead(one, as_at) for one in sentences if one not in done)
    step = is_part(words) and not is_part(asked)
    if not done or ahead or step or _UNFINISHED.search(words) or _is_share(words) or _is_beforehand(words, asked):
        return Status.IN_PROGRESS
    return Status.DONE


def _is_beforehand(words: str, asked: str) -> bool:
    """Whether something was asked for or ordered, where asking or ordering was not the action."""
    found = _BEFOREHAND.search(words)
    return found is not None and not (found["verb"] and re.search(rf"\b{found['verb']}", asked, re.IGNORECASE))


def _is_share(words: str) -> bool:
    """ "15 of 22", "Fourteen of thirty", "80%": less than all."""
    return any(m["all"] is None or _number(m["some"]) < _number(m["all"]) for m in _SHARE.finditer(words))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    at = _NUMBERS.index(word.lower())
    return at + 1 if at < 20 else 10 * (at - 17)


def _is_ahead(words: str, as_at: AsAt) -> bool:
    """Whether a day is told that lies ahead of the document's."""
    days: list[date] = [e.last for e in expressions(words, as_at) if e.last is not None]
    return any(day > as_at.day for day in days)
