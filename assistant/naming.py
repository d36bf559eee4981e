"""What a question points at: a month, documents by kind, date, title or author, numbers of recommendations."""

from __future__ import annotations

import calendar
import re
from datetime import date

from assistant.persons import is_named
from assistant.view import View
from assistant.wording import spelt_out
from index.terms import terms

MONTHS = {name.lower(): n for n in range(1, 13) for name in (calendar.month_name[n], calendar.month_abbr[n])} | {
    "sept": 9
}
_MONTH_YEAR = re.compile(rf"\b({'|'.join(MONTHS)})\.?\s+((?:19|20)\d\d|['’]\d\d)\b", re.IGNORECASE)
DOCUMENT = re.compile(
    r"\b(letters?|papers?|reports?|packs?|minutes|meetings?|logs?|trackers?|responses?|registers?|reply|replies|statement"
    r"|treasury minutes?)\b",
    re.IGNORECASE,
)
_MONTHLY = re.compile(  # "the june minutes", "the june and september logs"
    rf"\b({'|'.join(MONTHS)})(?:,? (?:and|to|or) (?:the )?({'|'.join(MONTHS)}))?(?: \w+)? {DOCUMENT.pattern[2:]}",
    re.IGNORECASE,
)
_OF_ITS_DAY = re.compile(  # "the letter of 3 February 2031", whatever other months are named
    rf"{DOCUMENT.pattern},? (?:of|dated|from) (?:the )?(?:(\d{{1,2}})(?:st|nd|rd|th)? )?({_MONTH_YEAR.pattern})",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(?:did|does|do|has|have|had) (?P<who>[\w.'’-]+(?: [\w.'’-]+){1,4}?) (?:ever |also |not )?"
    r"(?:say|said|promised?|writ(?:e|ten)|told|tell|report(?:ed)?|repl(?:y|ied)|respond(?:ed)?|claim(?:ed)?)\b",
    re.IGNORECASE,
)
_NAME_WORDS = 4
MONTH_TERMS = frozenset(terms(" ".join(calendar.month_name[1:])))
_LETTER = re.compile(r"letters?", re.IGNORECASE)
_PAPER = re.compile(r"papers?|reports?", re.IGNORECASE)
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
NUMBERED = re.compile(
    r"\b(recommendations?|recs?|afis?|areas? for improvement|actions?|items?|priorit(?:y|ies)|rows?)"
    r"\s+(?:no\.?\s*|number\s*|#)?(\d+[a-z]?|[a-z](?=\b)(?<=\s[b-z]))\b",
    re.IGNORECASE,
)


def month_in(asked: str) -> tuple[date, date] | None:
    """The month and year it names, as its first and last day; of several that of which it calls a document."""
    its = _OF_ITS_DAY.search(asked)
    found = _MONTH_YEAR.search(its[3] if its else asked)
    if not found:
        return None
    month = MONTHS[found[1].lower()]
    year = int(found[2]) if found[2].isdigit() else 2000 + int(found[2][1:])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def months_in(asked: str) -> frozenset[int]:
    """The months that it names, from 1, with or without a year."""
    named = (MONTHS.get(word.lower()) for word in re.findall(r"[A-Za-z]{3,}", asked))
    return frozenset(month for month in named if month)


def numbers_in(asked: str) -> tuple[tuple[str, str], ...]:
    """The numbers it gives of recommendations, actions or the like, each with that word: ("recommendation", "4")."""
    return tuple((m[1].lower(), m[2].lower()) for m in NUMBERED.finditer(asked))


def authors_in(asked: str, view: View) -> frozenset[str]:
    """Whose words are asked for, as printed, of those who sign documents: "what did Orla Fenn say about fog"."""
    said = {found["who"].strip() for found in _SAYS.finditer(asked)}
    every = {fact.value for d in view.documents.values() for fact in (d.description.author,)}
    every |= {paper.author.value for own in view.papers.values() for paper in own}
    return frozenset(name for name in every if any(len(who.split()) > 1 and is_named(who, name) for who in said))


def written_by(authors: frozenset[str], view: View) -> tuple[tuple[str, float], ...]:
    """The documents that hold words of these authors."""
    own = {d.id for d in view.documents.values() if d.description.author.value in authors}
    own |= {document for document, papers in view.papers.items() if any(p.author.value in authors for p in papers)}
    return tuple(sorted((document, 1.0) for document in own & view.documents.keys()))


def named_in(asked: str, month: tuple[date, date] | None, view: View) -> tuple[tuple[str, float], ...]:
    """The documents that the question calls by kind, date, title or author; none where it names no document."""
    if titled := _titled(asked, view):
        return titled
    mentions = [(m[0], _called(asked[: m.start()])) for m in DOCUMENT.finditer(asked)]
    if not mentions:
        return ()
    said = set(terms(asked)) - MONTH_TERMS
    month = _its_days(asked, view) or month
    monthly = {MONTHS[m.lower()] for found in _MONTHLY.finditer(asked) for m in found.groups()[:2] if m and not month}
    scores: dict[str, float] = {}
    for document in view.documents.values():
        names = view.title_terms[document.id]
        dated = bool(month and document.date and month[0].isoformat() <= document.date <= month[1].isoformat())
        dated = dated or (document.day is not None and document.day.month in monthly)
        fits = any(
            (
                (_LETTER.fullmatch(mention) is not None) is (document.description.kind.value == "letter")
                and (dated or not called or bool(called & names))
            )
            or (_PAPER.fullmatch(mention) is not None and _is_of_a_paper(called, document.id, view))
            for mention, called in mentions
        )
        called_by = sum(_rarity(term, view) for term in said & names)
        if fits or dated or called_by >= 1:
            scores[document.id] = 1.0 * fits + 1.5 * dated + called_by
    best = max(scores.values(), default=0.0)
    return tuple(sorted((d, s / best) for d, s in scores.items() if s >= 0.75 * best))


def _its_days(asked: str, view: View) -> tuple[date, date] | None:
    """The day, where a document has it, or the month of which the question calls a document."""
    found = _OF_ITS_DAY.search(asked)
    days = month_in(found[3]) if found else None
    if found and days and found[2] and int(found[2]) in range(1, days[1].day + 1):
        day = days[0].replace(day=int(found[2]))
        days = (day, day) if any(document.day == day for document in view.documents.values()) else days
    return days


def _titled(asked: str, view: View) -> tuple[tuple[str, float], ...]:
    """The documents whose whole title, or a paper's in them, stands in quotation marks."""
    quoted = {_folded(m[1] or m[2]) for m in _QUOTED.finditer(asked)}
    found = {d.id for d in view.documents.values() if _folded(d.title) in quoted}
    found |= {d for d, own in view.papers.items() if any(_folded(paper.title.value) in quoted for paper in own)}
    return tuple(sorted((d, 1.0) for d in found))


def _folded(title: str) -> str:
    return " ".join(re.findall(r"\w+", title.casefold()))


def _called(before: str) -> frozenset[str]:
    """The terms just before "letter" or "report" that say which: "call handling" in "the call handling letter"."""
    found: list[str] = []
    for word in reversed(before.split()[-_NAME_WORDS:]):
        if not terms(word) or re.search(r"[,;.?!]$", word):
            break
        found += [t for t in terms(spelt_out(word)) if not t.isdigit() and t not in MONTH_TERMS]
    return frozenset(found)


def _is_of_a_paper(called: frozenset[str], document: str, view: View) -> bool:
    """Whether a paper of a pack is meant: it has all that it is called by in its title or its author's name."""
    return bool(called) and any(called <= own for own in view.paper_terms.get(document, ()))


def _rarity(term: str, view: View) -> float:
    """1 for a term in one document's title only, down to 0 for one in all of them."""
    holders = sum(term in found for found in view.title_terms.values())
    return 0.0 if holders == len(view.title_terms) and holders > 1 else 1 / holders
