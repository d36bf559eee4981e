"""What a language model is given: the quotes of an answer, numbered, less what speaks to a machine."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.models import Citation
from assistant.view import View
from assistant.writers import said_at
from corpus.dates import AsAt
from corpus.models import Span
from corpus.plain import plain, words_of
from corpus.sentences import sentences_of

_TO_A_MACHINE = re.compile(
    "|".join(
        (
            r"\b(?:ignore|disregard|forget|override)\b[^.;]{0,40}"
            r"\b(?:instructions?|prompts?|rules|(?:previous|above|other|prior)\b)",
            r"\b(?:AI|LLM|GPT|artificial intelligence|chat ?bots?|language models?)\b",
            r"\b(?:note|message|instructions?|attention|dear|hello)\b[^.;]{0,20}"
            r"\b(?:assistants?|models?|readers?|summari[sz]ers?)\b",
            r"\byou are (?:now )?(?:an?|the|no longer) ",
            r"\b(?:system|developer) (?:prompt|message)\b",
            r"^\W*(?:system|assistant|user)\s*:|<\|\w+\|>|\[/?INST\]|</?(?:system|s)>",
            r"\b(?:when|if|before|while) (?:you (?:are )?)?"
            r"(?:asked|answer|answering|summari[sz]\w+|reply|replying|respond\w*)\b",
            r"\b(?:reply|respond|answer|output) (?:only )?with\b",
        )
    ),
    re.IGNORECASE,
)


_ENDED = re.compile(r"[.!?:;|][\s*_”’\"')\]]*$")
_FURTHEST = 2_000  # characters: a footer with its table of addresses


@dataclass(frozen=True, slots=True)
class Source:
    """A quote as a model gets it: its number, its sentences in plain words, who said it and when, what it stands under.

    `as_at` is the day from which its dates without a year are reckoned; `marks` are the citations that it is made of.
    """

    n: int
    sentences: tuple[str, ...]
    said: str
    about: str = ""
    as_at: AsAt | None = None
    marks: tuple[int, ...] = ()

    @property
    def words(self) -> str:
        return " ".join(self.sentences)


def sources_of(citations: Sequence[Citation], view: View) -> list[Source]:
    """The quotes of an answer that say anything to a reader, the best first, numbered as it cites them.

    What a page's footer cuts in two is one quote again.
    """
    joined: list[list[Citation]] = []
    for citation in sorted(citations, key=lambda c: (c.document, c.start)):
        if joined and _goes_on(joined[-1][-1], citation):
            joined[-1].append(citation)
        else:
            joined.append([citation])
    found = (_source(pieces, view) for pieces in joined)
    return sorted((source for source in found if source.sentences), key=lambda source: source.n)


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of some words that are for a reader: what a document bids a machine do is evidence of nothing."""
    spans = sentences_of((Span(0, len(text)),), text) if text.strip() else ()
    said = (words_of(sentence, text) for sentence in spans)
    return tuple(words for words in said if not _TO_A_MACHINE.search(words))


def _goes_on(one: Citation, other: Citation) -> bool:
    """Whether the sentence at the end of one goes on in the other."""
    near = one.document == other.document and 0 <= other.start - one.end <= _FURTHEST
    return near and not _ENDED.search(one.quote)


def _source(pieces: Sequence[Citation], view: View) -> Source:
    first = pieces[0]
    spans = [Span(piece.start, piece.end) for piece in pieces]
    part = view.part(first.document, spans[0])
    about = (first.title, *first.section, part.description.body.value)
    numbers = tuple(sorted(piece.n for piece in pieces))
    return Source(
        numbers[0],
        sentences_in(words_of(spans, view.text(first.document))),
        said_at(first.document, spans[0], view),
        ". ".join(plain(words) for words in dict.fromkeys(about) if words),
        view.as_at(first.document, spans[0]),
        numbers,
    )
