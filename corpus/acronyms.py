"""Acronyms as a document defines them: "Annual Data Returns (ADRs)", "ADR (Annual Data Return)"."""

from __future__ import annotations

import re

from corpus.models import Span

_SHORT = re.compile(r"\(\s*(?:the\s+)?[\"'“‘]?([A-Z][A-Za-z&]{0,7}[A-Z]s?|[A-Z]{2,8}s?)[\"'”’]?\.?\s*\)")
_LONG = re.compile(r"\b([A-Z]{2,8}s?) \(((?:[A-Z][\w'’-]*,? ?|(?:of|and|the|for|to|in|on) ){2,9})\)")
_FILLERS = frozenset("of and the for to in on a an & de".split())
_MOST_WORDS = 12


def acronyms_of(text: str) -> list[tuple[str, str, Span]]:
    """Each (acronym, meaning, span of the definition) whose letters are the initials of the words beside it."""
    found = []
    for match in _SHORT.finditer(text):
        meaning = _meaning(match[1], text[max(0, match.start() - 160) : match.start()])
        if meaning:
            at = text.rfind(meaning, 0, match.start())
            found.append((match[1], " ".join(meaning.split()), Span(at, match.end())))
    for match in _LONG.finditer(text):
        if _initials(match[2].replace(",", " ").split()) == _letters(match[1]):
            found.append((match[1], match[2].strip(), Span(match.start(), match.end())))
    return found


def _letters(short: str) -> str:
    return "".join(c for c in short.rstrip("s") if c.isalnum()).lower()


def _initials(words: list[str]) -> str:
    parts = [part for word in words for part in re.split(r"[-/]", word) if part]
    return "".join(part[0].lower() for part in parts if part.lower() not in _FILLERS)


def _meaning(short: str, before: str) -> str:
    """The shortest run of words before the bracket whose initials spell the acronym; empty where there is none."""
    starts = [m.start() for m in re.finditer(r"\S+", before)][-_MOST_WORDS:]
    for start in reversed(starts):
        run = before[start:].strip()
        if _initials(re.findall(r"[\w'’/-]+", run)) == _letters(short) and run.split()[0].lower() not in _FILLERS:
            return run
    return ""
