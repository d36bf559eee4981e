"""The department that answers for a government: named on its title page, or the one of the minister who presents it."""

from __future__ import annotations

import re

from corpus.metadata.bodylines import whole_line
from corpus.metadata.bodynames import NAMED
from corpus.metadata.paper import Paper, trimmed
from corpus.models import Fact, Span
from corpus.plain import masked, plain

RESPONDS = re.compile(
    r"(?:^|\n)\W*(?:[Tt]he\s+)?(?P<org>" + NAMED.pattern + r")(?:['’]s)?\s+(?i:response|reply)\s+to\b"
)
_MINISTRIES = (
    (re.compile(r"\bHome\s+Secretary\b|\bSecretary\s+of\s+State\s+for\s+the\s+Home\s+Department\b"), "Home Office"),
    (re.compile(r"\bChancellor\s+of\s+the\s+Exchequer\b"), "HM Treasury"),
    (re.compile(r"\bLord\s+Chancellor\b"), "Ministry of Justice"),
    (re.compile(r"\bForeign\s+Secretary\b"), "Foreign Office"),
)
_MINISTER_FOR = re.compile(
    r"\b(?:Minister(?:\s+of\s+State)?|Secretary)\s+(?:for|to|at)\s+(?:the\s+)?"
    r"(?P<org>(?:Cabinet\s+Office|(?:HM\s+)?Treasury|Home\s+Office|Ministry\s+of\s+\w+|"
    r"Department\s+(?:of|for)\s+[A-Z][\w, ]+))"
)
_DEPARTMENT = re.compile(r"\b(?:Department|Ministry|Office|Treasury|Government|Executive|Agency)\b")


def of_government(paper: Paper, role: Fact) -> Fact | None:
    """The department that answers: named on a line of the title page, or the one of the minister who presents it."""
    for line in paper.opening:
        org = whole_line(paper, line)
        if org and _DEPARTMENT.search(org.value) and not re.match(r"Government\b", org.value):
            return org
    minister = minister_of(paper, role)
    if minister:
        return minister
    named = re.search(
        r"\b(?:Department|Ministry) (?:for|of) [A-Z]\w+(?:,? (?:and )?[A-Z]\w+)*|\bHM Treasury\b|\bHome Office\b",
        paper.head(),
    )
    if named:
        return trimmed(paper.text, Span(*named.span()))
    found = _MINISTER_FOR.search(paper.head()) or RESPONDS.search(paper.head())
    if found and found["org"] not in ("Government", "Police"):
        return trimmed(paper.text, Span(*found.span("org")))
    return _committee(paper) or _presenter(role)


def _presenter(role: Fact) -> Fact | None:
    """A minister's office stands for a department that nothing names."""
    if not role.span or not re.search(r"\b(?:Secretary|Minister)\b", role.value):
        return None
    return Fact(role.value, role.span, True, "the minister who presents it; no department is named")


def _committee(paper: Paper) -> Fact | None:
    """A committee that publishes the government's answer to its own report."""
    found = re.search(r"\bThe\s+(?P<org>[A-Z][\w ,]{4,80}?Committee)\s+published\s+its\b", paper.head())
    return trimmed(paper.text, Span(*found.span("org"))) if found else None


def minister_of(paper: Paper, role: Fact) -> Fact | None:
    if not role.span:
        return None
    words = masked(role.span.of(paper.text))
    found = _MINISTER_FOR.search(words)
    if found:
        span = Span(role.span.start + found.start("org"), role.span.start + found.end("org"))
        named = trimmed(paper.text, span)
        return Fact(named.value, named.span, True, "the department of the minister named")
    for office, body in _MINISTRIES:
        if office.search(words):
            return Fact(body, role.span, True, f"the department of the {plain(office.search(words).group())}")  # type: ignore[union-attr]
    return None
