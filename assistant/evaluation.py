"""Scores answers against gold questions: is the evidence cited, are the facts there, is "not in these documents" right?

The figures are defined in docs/developers.md; an interval is Wilson's at 95%.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import PurePath
from statistics import median
from typing import Any

from assistant.batch import Ask, replies
from assistant.gold import Evidence, GoldQuestion, TextOf
from assistant.models import Answer, Citation
from corpus.errors import QuestionError

_MARKUP = re.compile(r"<[^>]+>|[*_#|`>]")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
_Z = 1.959964  # the normal quantile of a two-sided 95% interval


@dataclass(frozen=True, slots=True)
class Share:
    """`hits` of `of`, with Wilson's 95% interval; nothing at all is a share of 0 that could be anything."""

    hits: int
    of: int

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        if not self.of:
            return 0.0, 1.0
        n, p, z2 = self.of, self.value, _Z * _Z
        centre, reach = p + z2 / (2 * n), _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
        return max(0.0, (centre - reach) / (1 + z2 / n)), min(1.0, (centre + reach) / (1 + z2 / n))


@dataclass(frozen=True, slots=True)
class Mark:
    """One answer, marked. `group` is what it was scored as: answerable, unanswerable, or either (always right)."""

    gold: GoldQuestion
    answer: Answer
    group: str
    right: bool
    facts: bool
    hits: tuple[bool, ...]  # the first five citations: does each overlap the evidence?
    verbatim: Share

    @property
    def first_hit(self) -> bool:
        return self.hits[:1] == (True,)

    @property
    def hit(self) -> bool:
        return any(self.hits)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All marks; `set_aside` are gold questions that say they need something Bywhen lacks."""

    marks: tuple[Mark, ...]
    set_aside: tuple[GoldQuestion, ...] = ()

    @property
    def shares(self) -> dict[str, Share]:
        """The figures by name, in the order in which they are shown."""
        answerable = [m for m in self.marks if m.group == "answerable"]
        unanswerable = [m for m in self.marks if m.group == "unanswerable"]
        return {
            "evidence hit at 1": _share(m.first_hit for m in answerable),
            "evidence hit at 5": _share(m.hit for m in answerable),
            "answers right": _share(m.right for m in answerable),
            "right abstentions": _share(m.right for m in unanswerable),
            "false refusals": _share(not m.answer.answered for m in answerable),
            "verbatim": Share(sum(m.verbatim.hits for m in self.marks), sum(m.verbatim.of for m in self.marks)),
        }

    @property
    def by_type(self) -> dict[str, Share]:
        """Right of all, by type of question."""
        types = sorted({m.gold.type for m in self.marks})
        return {kind: _share(m.right for m in self.marks if m.gold.type == kind) for kind in types}

    @property
    def failures(self) -> list[Mark]:
        return [m for m in self.marks if not m.right]

    @property
    def seconds(self) -> float:
        """The median time of a question."""
        return median(m.answer.seconds for m in self.marks) if self.marks else 0.0

    def as_json(self) -> dict[str, Any]:
        return {
            "questions": len(self.marks),
            "set_aside": [g.asked.id for g in self.set_aside],
            **{name.replace(" ", "_"): _share_json(share) for name, share in self.shares.items()},
            "seconds": round(self.seconds, 4),
            "by_type": {kind: _share_json(share) for kind, share in self.by_type.items()},
            "failures": [m.gold.asked.id for m in self.failures],
        }


def evaluate(
    ask: Ask, gold: Sequence[GoldQuestion], text_of: TextOf, progress: Callable[[int, int], None] | None = None
) -> Evaluation:
    """Ask every gold question, in order, and mark the answers; `progress` gets (questions done, questions in all)."""
    by_id = {g.asked.id: g for g in gold}
    marks: list[Mark] = []
    for done, reply in enumerate(replies(ask, [g.asked for g in gold]), 1):
        if reply.answer is None:
            raise QuestionError(f"{reply.asked.id}: {reply.refusal}")
        if not by_id[reply.asked.id].needs:
            marks.append(mark(by_id[reply.asked.id], reply.answer, text_of))
        if progress:
            progress(done, len(gold))
    return Evaluation(tuple(marks), tuple(g for g in gold if g.needs))


def mark(gold: GoldQuestion, answer: Answer, text_of: TextOf) -> Mark:
    """One answer against its key.

    A wrong claim counts only where the documents hold no answer: there, none of `must_not` may stand in the text.
    """
    said = _plain(answer.text + " " + " ".join(c.quote for c in answer.citations))
    facts = all(any(_stands_in(said, fact) for fact in entry) for entry in gold.must_include)
    hits = tuple(any(_bears(c, e) for e in gold.evidence) for c in answer.citations[:5])
    if gold.either and not (gold.answerable and answer.answered):
        group, right = "either", True
    elif gold.answerable:
        group, right = "answerable", answer.answered and facts and (any(hits) or not gold.evidence)
    else:
        claims = any(_plain(claim) in _plain(answer.text) for claim in gold.must_not)
        group, right = "unanswerable", not answer.answered and not claims
    return Mark(gold, answer, group, right, facts, hits, _share(_is_verbatim(c, text_of) for c in answer.citations))


def _share(outcomes: Iterator[bool]) -> Share:
    listed = list(outcomes)
    return Share(sum(listed), len(listed))


def _share_json(share: Share) -> dict[str, float]:
    low, high = share.interval
    return {"hits": share.hits, "of": share.of, "share": share.value, "low": low, "high": high}


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


def _stands_in(said: str, fact: str) -> bool:
    """Whether a fact is among the words; a bare number must stand alone (5 is not in 57)."""
    wanted = _plain(fact)
    if re.fullmatch(r"[\d.,%]+", wanted):
        return re.search(r"(?<![\d.,])" + re.escape(wanted) + r"(?![\dA-Za-z])", said) is not None
    return wanted in said


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(" ", text).split()).lower().translate(_STRAIGHT)
