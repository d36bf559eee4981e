"""One answer against its key: is the evidence cited, are the facts there, is "not in these documents" right?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath

from assistant.evaluation.shares import Share
from assistant.gold import FIRST_LINE, Evidence, GoldQuestion, TextOf
from assistant.models import Answer, Citation

PageOf = Callable[[str, int], int | None]
"""The page of a document, by its id, that holds a character of its text; None where it has no pages."""

CITED = 5
"""So many citations, from the first, may bear the answer."""

_MARKUP = re.compile(r"<[^>]+>|[*_#|`>]")
_NUMBERED = re.compile(r"\[\d+\]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


class Group(StrEnum):
    """What an answer was scored as; what is "either" is always right."""

    ANSWERABLE = "answerable"
    UNANSWERABLE = "unanswerable"
    EITHER = "either"


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer, marked. `first_line` counts the facts that the answer's first line holds without what follows.

    `hits` are the first five citations: does each overlap the evidence? `on_page` is of no citation where pages were
    not looked at.
    """

    gold: GoldQuestion
    answer: Answer
    group: Group
    right: bool
    facts: bool
    hits: tuple[bool, ...]
    verbatim: Share
    first_line: Share
    on_page: Share

    @property
    def first_hit(self) -> bool:
        return self.hits[:1] == (True,)

    @property
    def hit(self) -> bool:
        return any(self.hits)

    @property
    def asks_first_line(self) -> bool:
        """Whether the answer is so short that its first line must hold it."""
        return self.group is Group.ANSWERABLE and self.gold.kind in FIRST_LINE and self.first_line.of > 0

    @property
    def missing(self) -> list[str]:
        """The facts asked for that stand neither in the answer nor in its quotes, each in its wordings."""
        said = _said(self.answer)
        return [" or ".join(entry) for entry in self.gold.must_include if not _has(said, entry)]

    @property
    def fault(self) -> str:
        """Why it is not right, in words; empty where it is."""
        if self.right:
            return ""
        if self.group is Group.UNANSWERABLE:
            return "answered, and the documents do not say" if self.answer.answered else "said what is not so"
        if not self.answer.answered:
            return "refused, and the documents say"
        if not self.facts:
            return "evidence cited, a fact missing" if self.hit else "neither evidence nor every fact"
        return "every fact there, evidence not cited"


def mark(gold: GoldQuestion, answer: Answer, text_of: TextOf, page_of: PageOf | None = None) -> Mark:
    """One answer against its key.

    A wrong claim counts only where the documents hold no answer: there, none of `must_not` may stand in the text.
    """
    said = _said(answer)
    first = _plain(_NUMBERED.sub(" ", answer.text.partition("\n")[0])) if answer.answered else ""
    facts = all(_has(said, entry) for entry in gold.must_include)
    hits = tuple(any(_bears(c, e) for e in gold.evidence) for c in answer.citations[:CITED])
    if gold.either and not (gold.answerable and answer.answered):
        group, right = Group.EITHER, True
    elif gold.answerable:
        group, right = Group.ANSWERABLE, answer.answered and facts and (any(hits) or not gold.evidence)
    else:
        claims = any(_plain(claim) in _plain(answer.text) for claim in gold.must_not)
        group, right = Group.UNANSWERABLE, not answer.answered and not claims
    return Mark(
        gold,
        answer,
        group,
        right,
        facts,
        hits,
        verbatim=Share.that(_is_verbatim(c, text_of) for c in answer.citations),
        first_line=Share.that(_has(first, entry) for entry in gold.must_include),
        on_page=Share.that(_on_page(answer, page_of)),
    )


def _said(answer: Answer) -> str:
    return _plain(answer.text + " " + " ".join(c.quote for c in answer.citations))


def _on_page(answer: Answer, page_of: PageOf | None) -> Iterator[bool]:
    if page_of:
        yield from (page_of(c.document, c.start) == c.page for c in answer.citations)


def _is_verbatim(citation: Citation, text_of: TextOf) -> bool:
    return bool(citation.quote) and text_of(citation.document)[citation.start : citation.end] == citation.quote


def _bears(citation: Citation, evidence: Evidence) -> bool:
    if evidence.pages:
        return PurePath(citation.source).name == evidence.file and citation.page in evidence.pages
    return _overlap(citation.quote, evidence.quote)


def _overlap(quote: str, evidence: str) -> bool:
    """Whether the two share half of the shorter one's runs of four words (of fewer, where one is shorter than that)."""
    ours, theirs = (re.findall(r"[a-z0-9]+", _plain(text)) for text in (quote, evidence))
    length = min(4, len(ours), len(theirs))
    if not length:
        return False
    a, b = ({tuple(words[i : i + length]) for i in range(len(words) - length + 1)} for words in (ours, theirs))
    return len(a & b) >= 0.5 * min(len(a), len(b))


def _has(said: str, entry: tuple[str, ...]) -> bool:
    """Whether a fact is among the words in one of its wordings."""
    return any(_stands_in(said, fact) for fact in entry)


def _stands_in(said: str, fact: str) -> bool:
    """Whether the words are there; a bare number must stand alone (5 is not in 57)."""
    wanted = _plain(fact)
    if re.fullmatch(r"[\d.,%]+", wanted):
        return re.search(r"(?<![\d.,])" + re.escape(wanted) + r"(?![\dA-Za-z])", said) is not None
    return wanted in said


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(" ", text).split()).lower().translate(_STRAIGHT)
