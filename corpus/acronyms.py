"""Acronyms as a document defines them: "Annual Data Returns (ADRs)", "ADR (Annual Data Return)", "ADR: annual ..."."""

from __future__ import annotations

import re

from corpus.models import Span

_SHORT = re.compile(
    r"\(\s*[\"'“‘]?(?:(?:the|or|hereafter|hereinafter|known as)\s+)?[\"'“‘]?"
    r"([A-Z][A-Za-z&]{0,7}[A-Z]s?|[A-Z]{2,8}s?)[\"'”’]{0,2}\.?\s*\)"
)
_LONG = re.compile(r"\b([A-Z]{2,8}s?) \(((?:[A-Z][\w'’-]*,? ?|(?:of|and|the|for|to|in|on) ){2,9})\)")
_LISTED = re.compile(
    r"\b([A-Z][A-Za-z&]{0,6}[A-Z]s?)(?:[ \t]*[:=|\t][ \t]*| [–—-] | (?:stands for|means) (?:the )?)(?=\w)"
)
_WORD = re.compile(r"[\w'’/-]+")
_FILLERS = frozenset("of and the for to in on a an & de".split())
_MOST_WORDS = 12
_REACH = 160  # characters


def acronyms_of(text: str) -> list[tuple[str, str, Span]]:
    """Each (acronym, meaning, span of the definition) whose letters are the initials of the words beside it."""
    found = []
    for match in _SHORT.finditer(text):
        start = _start(match[1], text, match.start())
        if start >= 0:
            meaning = " ".join(text[start : match.start()].split())
            found.append((match[1], meaning, Span(start, match.end())))
    for match in _LONG.finditer(text):
        if _initials(match[2].replace(",", " ").split()) == _letters(match[1]):
            found.append((match[1], match[2].strip(), Span(match.start(), match.end())))
    for match in _LISTED.finditer(text):
        end = _end(match[1], text, match.end())
        if end >= 0:
            found.append((match[1], " ".join(text[match.end() : end].split()), Span(match.start(), end)))
    return found


def _letters(short: str) -> str:
    return "".join(c for c in short.rstrip("s") if c.isalnum()).lower()


def _initials(words: list[str]) -> str:
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    return "".join(part[0].lower() for part in parts if part.lower() not in _FILLERS)


def _start(short: str, text: str, end: int) -> int:
    """Where the shortest run of words before the bracket begins whose initials spell the acronym; -1 for none."""
    before = max(0, end - _REACH)
    starts = [m.start() for m in re.finditer(r"\S+", text[before:end])][-_MOST_WORDS:]
    for start in reversed(starts):
        words = _WORD.findall(text[before + start : end])
        if words and words[0].lower() not in _FILLERS and _initials(words) == _letters(short):
            return before + start
    return -1


def _end(short: str, text: str, start: int) -> int:
    """Where the shortest run of words after the acronym ends whose initials spell it; -1 for none."""
    words: list[str] = []
    for word in _WORD.finditer(text, start, min(len(text), start + _REACH)):
        words.append(word[0])
        if len(words) > _MOST_WORDS or (len(words) > 1 and re.search(r"[.;:|]", text[start : word.start()])):
            return -1
        if len(words) > 1 and _initials(words) == _letters(short):
            return word.end()
    return -1
