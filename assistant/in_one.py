"""Several questions in one: each is asked by itself too, and the answer says of each what was found.

What is asked together is answered together first: "who mends it and by when" is mostly told by one passage.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.kinds import Kind, has_kind, kinds_of, needs
from assistant.models import NOT_COVERED, Answer, Citation, Grounding
from assistant.wording import ASKING
from index.terms import terms

_WH = r"(?:who(?:m|se|['’]?s)?|when|how|what(?:['’]?s)?|which|where|why)\b"
_BEFORE = r"(?:(?:also|then|so) )?(?:(?:by|since|until|for|from|over|to|at|in|of|with) )?"
_DOES = r"(?:is|are|was|were|has|have|did|does|do|will|would|can|should)\b"
_JOINT = re.compile(
    rf"(?:\s*[,;?–-]\s*(?:(?:and|but) )?|\s+(?:and|but)\s+)"
    rf"(?={_BEFORE}{_WH}|{_DOES} (?:it|they|she|he|that|this|these|those|the|there|any)\b)",
    re.IGNORECASE,
)
_ASKS = re.compile(rf"^(?:(?:and|so|but) )?{_BEFORE}(?:{_WH}|{_DOES})", re.IGNORECASE)
_WITHIN = re.compile(rf"(?!{_BEFORE}{_WH}).+\W{_WH}|{_BEFORE}{_WH}.*\W{_WH}", re.IGNORECASE)
_NEGATES = re.compile(r"\b(?:not|n['’]t)\W*$", re.IGNORECASE)
_MARK = re.compile(r"\[(\d+)\]")
_MOST = 3

Alone = Callable[[str, Answer | None], Answer]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the questions as typed, and the answer to it alone."""

    words: str
    answer: Answer

    @property
    def label(self) -> str:
        return f"{self.words[:1].upper()}{self.words[1:]}?"

    @property
    def is_whole(self) -> bool:
        """Whether it says by itself what it is about; "and when" does not."""
        return bool(_about(self.words))

    @property
    def first(self) -> str:
        return self.answer.text.split("\n")[0]


def parts_of(question: str) -> tuple[str, ...]:
    """The questions that are joined in one, two or three, as typed; none where it is one alone."""
    parts = tuple(part.strip(" ?.!") for part in _JOINT.split(question.strip()))
    if not 1 < len(parts) <= _MOST or any(not _ASKS.match(p) or _WITHIN.match(p) or _NEGATES.search(p) for p in parts):
        return ()
    return parts if _about(parts[0]) else ()


def by_parts(whole: Answer, parts: Sequence[str], alone: Alone) -> Answer:
    """The answer to all of it, with what it lacks of each part or that this was not found."""
    if whole.looked_up:
        return whole
    asked: list[Part] = []
    for words in parts:
        asked.append(Part(words, alone(words, asked[0].answer if asked else None)))
    found = [part for part in asked if part.answer.answered and (whole.answered or _is_of(part, asked[0]))]
    missing = [part for part in asked if part not in found and not _is_told(part, asked[0], whole)]
    missing = [] if any(note.startswith(NOT_COVERED) for note in whole.notes) else missing
    if not found:
        return whole
    return _completed(whole, asked, missing) if whole.answered else _composed(whole, found, missing)


def _completed(whole: Answer, asked: Sequence[Part], missing: Sequence[Part]) -> Answer:
    """The same quotes, each with the part that it answers, what a part alone tells besides, and what was not found."""
    found = [part for part in asked if part.answer.answered]
    first, *rest = whole.text.split("\n")
    first = first if whole.told else _labelled(first, whole.citations, found)
    rest = [_labelled(line, whole.citations, found) for line in rest]
    lacking = [part for part in found if _lacks(whole, part, asked[0])]
    citations, added = list(whole.citations), []
    for part in lacking:
        added.append(f"{part.label} {_renumbered(part.first, part.answer, citations)}")
    return _with(whole, [first, *_not_found(missing), *added, *rest], citations, missing)


def _composed(whole: Answer, found: Sequence[Part], missing: Sequence[Part]) -> Answer:
    """What is told of some parts alone, where nothing tells of all together."""
    citations: list[Citation] = []
    lines = []
    for part in found:
        lines += [f"{part.label} {_renumbered(part.answer.text, part.answer, citations)}"]
    answer = replace(found[0].answer, question=whole.question, standalone_question=whole.standalone_question)
    return _with(answer, [*_not_found(missing), *lines], citations, missing)


def _with(answer: Answer, lines: Sequence[str], citations: Sequence[Citation], missing: Sequence[Part]) -> Answer:
    grounding = answer.grounding
    if missing and grounding is Grounding.GROUNDED:
        grounding = Grounding.PARTLY
    notes = (*answer.notes, *_not_found(missing))
    return replace(answer, text="\n".join(lines), citations=tuple(citations), grounding=grounding, notes=notes)


def _not_found(missing: Sequence[Part]) -> list[str]:
    said = "; ".join(f"{part.words[:1].lower()}{part.words[1:]}" for part in missing)
    return [f"Nothing was found that answers outright: {said}."] if missing else []


def _is_of(part: Part, first: Part) -> bool:
    """Whether what answers a part alone is of what the first part names: "who runs it" of the helpline."""
    if part is first or part.answer.looked_up:
        return True
    own, about = _about(part.words), _about(first.words)
    held = frozenset(t for c in part.answer.citations[:1] for t in terms(f"{c.quote} {' '.join(c.section)} {c.title}"))
    return len(about & held) * 2 >= len(about) and (not own or bool(own & held))


def _is_told(part: Part, first: Part, whole: Answer) -> bool:
    """Whether one of the quotes may tell it: it holds what is asked for of that matter; where that is no day or figure,
    words of that part alone."""
    of_first = _about(first.words) if part is not first else frozenset[str]()
    own, kinds = frozenset(terms(part.words)), [k for k in kinds_of(part.words) if needs(k) and k is not Kind.WHO]
    kinds += [Kind.TIME, Kind.HOW_OFTEN] * (Kind.BY_WHEN in kinds)
    told = [(frozenset(terms(citation.quote)), citation.quote) for citation in whole.citations]
    if kinds:
        matter = own | of_first
        return any(has_kind(kind, quote) for kind in kinds for held, quote in told if matter & held)
    return not own - of_first or any((own - of_first) & held for held, _ in told)


def _about(words: str) -> frozenset[str]:
    return frozenset(terms(words)) - ASKING


def _lacks(whole: Answer, part: Part, first: Part) -> bool:
    """Whether a part alone leads with what the first line has nothing of, or quotes what is quoted nowhere."""
    if not part.is_whole or not _may_be_told(part, first, whole):
        return False
    kinds = [kind for kind in kinds_of(part.words) if needs(kind)]
    if part.answer.told and kinds:
        told = any(fact.casefold() in " ".join(whole.told).casefold() for fact in part.answer.told)
        return not told and not any(has_kind(kind, fact) for kind in kinds for fact in whole.told)
    return not any(_meet(one, other) for one in part.answer.citations[:1] for other in whole.citations)


def _may_be_told(part: Part, first: Part, whole: Answer) -> bool:
    """Whether what answers a part alone is of it, and of the document that tells of all, or the part whole enough."""
    here = part.answer.citations[0].document == whole.citations[0].document
    return _is_of(part, first) and (here or len(_about(part.words)) > 1)


def _labelled(line: str, citations: Sequence[Citation], found: Sequence[Part]) -> str:
    """A quote with the one part that it answers before it."""
    own = [c for c in citations if f"[{c.n}]" in line]
    of = [part for part in found if any(_meet(c, other) for c in own for other in part.answer.citations)]
    if len(of) != 1 or len(found) < 2 or "“" not in line or line.startswith("- ") or not of[0].is_whole:
        return line
    if not _gives(line, of[0]):
        return line
    held = frozenset(terms(line))
    others = (_about(part.words) for part in found if part is not of[0])
    of_it = _about(of[0].words) & held and not any(other <= held for other in others)
    return f"{of[0].label} {line}" if of_it else line


def _gives(line: str, part: Part) -> bool:
    """Whether a line holds what the part asks for; that it names whom is seen where it has all of the part's words."""
    kinds = [kind for kind in kinds_of(part.words) if needs(kind)]
    seen = any(kind is not Kind.WHO and has_kind(kind, line) for kind in kinds)
    return not kinds or seen or bool(part.answer.told) or _about(part.words) <= frozenset(terms(line))


def _renumbered(text: str, answer: Answer, citations: list[Citation]) -> str:
    """The text with its marks as numbers of `citations`, to which those that are new are added."""
    numbers = {}
    for own in answer.citations:
        if f"[{own.n}]" not in text:
            continue
        same = next((c for c in citations if (c.document, c.start, c.end) == (own.document, own.start, own.end)), None)
        if same is None:
            same = replace(own, n=len(citations) + 1)
            citations.append(same)
        numbers[own.n] = same.n
    return _MARK.sub(lambda mark: f"[{numbers.get(int(mark[1]), mark[1])}]", text)


def _meet(one: Citation, other: Citation) -> bool:
    return one.document == other.document and one.start < other.end and other.start < one.end
