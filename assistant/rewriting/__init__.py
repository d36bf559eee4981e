"""An optional language model rewords an answer, from its quotes and nothing else.

Whether the documents answer at all is decided before, and stays. Every sentence is checked against the quotes that it
cites; what they do not bear is left out and counted. Where the model fails, the answer in quotes stands, and says why.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice

from assistant.kinds import has_kind, kinds_of, needs
from assistant.models import Answer, Grounding
from assistant.rewriting.faults import Fault
from assistant.rewriting.prompt import messages_for
from assistant.rewriting.replies import FORM, MOST_SENTENCES, Said, said_in
from assistant.rewriting.server import Server
from assistant.rewriting.sources import Source, sources_of
from assistant.rewriting.support import Checker
from assistant.view import View
from corpus.errors import LanguageModelError
from corpus.saying import counted
from index.embed import Embedder

__all__ = ["Heard", "Server", "reworded", "rewords"]

Heard = Callable[[str], None]
"""Called with each sentence as soon as it is found to be borne, with its citations."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The sentences that may be shown, with their citations, and why others may not."""

    sentences: tuple[str, ...]
    left_out: Mapping[Fault, int]


def rewords(answer: Answer) -> bool:
    """Whether a model may reword it. Lists and counts are complete as they stand, and a conflict is two quotes."""
    passages = answer.grounding in (Grounding.GROUNDED, Grounding.PARTLY) and not answer.looked_up
    return passages and answer.answered and bool(answer.citations)


def reworded(answer: Answer, view: View, embedder: Embedder, server: Server, heard: Heard | None = None) -> Answer:
    """The answer in a model's words, or as it was with a notice why not; its citations stay as they are."""
    if not rewords(answer):
        return answer
    began = time.perf_counter()
    sources = sources_of(answer.citations, view)
    try:
        kept = _kept(answer, sources, Checker(sources, embedder, view.acronyms), server, heard)
    except LanguageModelError as trouble:
        new = _as_it_was(answer, f"the language model {trouble}")
    else:
        new = _in_its_words(answer, kept, sources, server.settings.model)
    return replace(new, seconds=round(answer.seconds + time.perf_counter() - began, 4))


def _kept(answer: Answer, sources: Sequence[Source], checker: Checker, server: Server, heard: Heard | None) -> Kept:
    """Raises LanguageModelError where nothing is left that answers."""
    if not sources:
        raise LanguageModelError("was given nothing: the quotes speak to machines")
    said = said_in(server.reply(messages_for(answer.standalone_question, sources), FORM))
    kept, left_out = [], Counter[Fault]()
    for sentence in islice(said, MOST_SENTENCES):
        fault = checker.check(sentence)
        if fault is not Fault.OK:
            left_out[fault] += 1
            continue
        kept.append(_cited(sentence, sources))
        if heard:
            heard(kept[-1])
    if not kept:
        raise LanguageModelError(f"wrote nothing that the quotes bear ({_told(left_out)})")
    _answers(answer, kept, sources)
    return Kept(tuple(kept), left_out)


def _answers(answer: Answer, kept: Iterable[str], sources: Iterable[Source]) -> None:
    """Raises LanguageModelError where what is left passes over the best quote, which has the latest word, or lacks the
    kind of answer asked for where the quotes have it.
    """
    sources = list(sources)
    if not any(f"[{sources[0].n}]" in sentence for sentence in kept):
        raise LanguageModelError("passed over the quote that weighs most")
    kind = kinds_of(answer.standalone_question)[0]
    if needs(kind) and any(has_kind(kind, s.words) for s in sources) and not any(has_kind(kind, s) for s in kept):
        raise LanguageModelError(f"left out what was asked for ({kind.value})")


def _cited(said: Said, sources: Iterable[Source]) -> str:
    return f"{said.words} {_marks(n for source in sources if source.n in said.cites for n in source.marks)}"


def _in_its_words(answer: Answer, kept: Kept, sources: Sequence[Source], model: str) -> Answer:
    left_out = f" Left out of what it wrote: {_told(kept.left_out)}."
    notice = f"Worded by the language model {model}, each sentence checked against the quotes that it cites."
    notes = (*answer.notes, notice + left_out * bool(kept.left_out))
    said = {n: source.said for source in sources for n in source.marks}
    return replace(answer, text="\n".join((" ".join(kept.sentences), _said_by(answer, said), *notes)), notes=notes)


def _said_by(answer: Answer, said: Mapping[int, str]) -> str:
    """Who says what is cited and as at when, every citation named: "Jo Hart, letter of 3 February 2031 [1][2]"."""
    numbered = [(said.get(c.n, c.title), c.n) for c in answer.citations]
    groups = groupby(sorted(numbered, key=lambda pair: _first(pair[0], numbered)), key=lambda pair: pair[0])
    return f"From: {'; '.join(f'{who} {_marks(n for _, n in pairs)}' for who, pairs in groups)}."


def _first(who: str, numbered: Sequence[tuple[str, int]]) -> int:
    return next(n for other, n in numbered if other == who)


def _marks(numbers: Iterable[int]) -> str:
    return "".join(f"[{n}]" for n in numbers)


def _as_it_was(answer: Answer, why: str) -> Answer:
    notice = f"In the documents' own words only: {why}."
    return replace(answer, text=f"{answer.text}\n{notice}", notes=(*answer.notes, notice))


def _told(left_out: Mapping[Fault, int]) -> str:
    """Each reason with how often: "2 sentences that gave a date that its quote does not give"."""
    return "; ".join(f"{counted(times, 'sentence')} that {fault.value}" for fault, times in left_out.items())
