"""What a language model says, as sentences with the numbers they cite: JSON as it comes, plain words at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from corpus.errors import LanguageModelError
from corpus.models import Span
from corpus.plain import words_of
from corpus.sentences import sentences_of

FORM: dict[str, Any] = {
    "type": "object",
    "properties": {
        "sentences": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "text": {"type": "string"},
                    "cites": {"type": "array", "items": {"type": "integer"}},
                },
                "required": ["text", "cites"],
                "additionalProperties": False,
            },
        }
    },
    "required": ["sentences"],
    "additionalProperties": False,
}
"""The JSON schema that a model is asked to keep to."""

MOST_SENTENCES = 8
_THOUGHTS = re.compile(r"<think(?:ing)?>.*?(?:</think(?:ing)?>|\Z)", re.DOTALL | re.IGNORECASE)
_LIST = re.compile(r'"sentences"\s*:\s*\[')
_MARK = re.compile(r"\s*[\[【](\d{1,4}(?:\s*[,;]\s*\d{1,4})*)[\]】]")
_AFTER_STOP = re.compile(rf"([.!?])((?:{_MARK.pattern})+)")
_BEGINS = re.compile(r"[\s,]*(?=\{)")
_LISTED = re.compile(r"^\s*(?:[-•*]|\d{1,2}[.)])\s+")
_QUOTED = re.compile(r'"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as the model gave it, less markup, and the numbers of the quotes that it says bear it."""

    words: str
    cites: tuple[int, ...]


class _Sentence(msgspec.Struct):
    text: str
    cites: list[int] = []


def said_in(pieces: Iterable[str]) -> Iterator[Said]:
    """The sentences of a reply, each as soon as it is there; `pieces` are the reply as it comes.

    Raises LanguageModelError where nothing in it can be read, and whatever `pieces` raises.
    """
    reply, at, told = "", 0, 0
    for piece in pieces:
        reply += piece
        whole = _THOUGHTS.sub("", reply)
        found, at = _objects(whole, at)
        for row in found:
            told += 1
            yield from _of_row(row)
    if not told:
        plain = _plain_sentences(_THOUGHTS.sub("", reply))
        if not plain:
            raise LanguageModelError("sent nothing that could be read")
        yield from plain


def _objects(reply: str, at: int) -> tuple[list[Any], int]:
    """The objects of the list of sentences that are whole and begin at or after `at`, and where they end."""
    opening = _LIST.search(reply)
    if opening is None:
        return [], at
    at, found = max(at, opening.end()), []
    while begins := _BEGINS.match(reply, at):
        try:
            row, at = json.JSONDecoder().raw_decode(reply, begins.end())
        except ValueError:  # not whole yet, or never
            break
        found.append(row)
    return found, at


def _of_row(row: Any) -> list[Said]:
    """The sentences of one object of the list: a model may put several into it."""
    try:
        sentence = msgspec.convert(row, _Sentence, strict=False)
    except msgspec.ValidationError:
        return [Said("", ())]
    pieces = _cut(sentence.text)
    return [Said(said.words, tuple(dict.fromkeys((*said.cites, *sentence.cites)))) for said in pieces]


def _plain_sentences(reply: str) -> list[Said]:
    """The sentences of a reply in plain words; none where it is JSON of another form."""
    text = re.sub(r"^```\w*|```$", "", reply.strip(), flags=re.MULTILINE).strip()
    return [] if text.startswith(("{", "[{")) else _cut(text)


def _cut(text: str) -> list[Said]:
    """Sentences, with the marks "[2]" that stand in them or right after them."""
    moved = _AFTER_STOP.sub(r"\2\1", text)
    lines = (_LISTED.sub("", line) for line in moved.splitlines() if line.strip())
    pieces = (words_of(spans, line) for line in lines for spans in sentences_of((Span(0, len(line)),), line))
    return [said for words in pieces for said in _said(words)]


def _said(words: str) -> list[Said]:
    cites = [int(n) for group in _MARK.findall(words) for n in re.split(r"\D+", group)]
    plain = _QUOTED.sub(r"“\1”", _MARK.sub("", words).strip())
    return [Said(plain, tuple(dict.fromkeys(cites)))] if re.search(r"\w", plain) else []
