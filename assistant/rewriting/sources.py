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
from corpus.plain import words_of
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


@dataclass(frozen=True, slots=True)
class Source:
    """A quote as a model gets it: its number, its sentences in plain words, who said it and when, what it stands under.

    `as_at` is the day from which its dates without a year are reckoned.
    """

    n: int
    sentences: tuple[str, ...]
    said: str
    about: str = ""
    as_at: AsAt | None = None

    @property
    def words(self) -> str:
        return " ".join(self.sentences)


def sources_of(citations: Sequence[Citation], view: View) -> list[Source]:
    """The quotes of an answer that say anything to a reader, numbered as it cites them."""
    return [source for citation in citations if (source := _source(citation, view)).sentences]


def sentences_in(text: str) -> tuple[str, ...]:
    """The sentences of some words that are for a reader: what a document bids a machine do is evidence of nothing."""
    spans = sentences_of((Span(0, len(text)),), text) if text.strip() else ()
    said = (words_of(sentence, text) for sentence in spans)
    return tuple(words for words in said if not _TO_A_MACHINE.search(words))


def _source(citation: Citation, view: View) -> Source:
    span = Span(citation.start, citation.end)
    return Source(
        citation.n,
        sentences_in(words_of((span,), view.text(citation.document))),
        said_at(citation.document, span, view),
        ": ".join((citation.title, *(words_of((Span(0, len(s)),), s) for s in citation.section))),
        view.as_at(citation.document, span),
    )
