"""The report that a letter or a government's response answers: as its subject, its title or its first sentences say.

An e-mail's subject is what it is about, mostly in its own words: it answers something only where it says so.
"""

from __future__ import annotations

import re

from corpus.metadata.paper import HEAD, SALUTATION, Paper, fact, trimmed
from corpus.models import Fact, Span
from corpus.plain import masked

_SUBJECT = re.compile(r"(?:SUBJECT|Subject|RE|Re)\s*:\s*(?=\S)")
_SUBJECT_ENDS = re.compile(r"\n\s*\n|\n(?=(?:From|To|Cc|Date|Sent|Attachments?)\s*:)|$")
_QUOTED = re.compile(r"['‘\"“*]{1,3}(?P<name>[A-Z][^'‘’\"“”*]{6,}?)['’\"”*]{1,3}")
_ITEM = re.compile(
    r"\W*(?:recommendation|area for improvement|AFI|cause of concern|action)s?\b[^\w\n]*\d", re.IGNORECASE
)
_DOCUMENT = re.compile(
    r"\b(?:reports?|reviews?|inspections?|inquir(?:y|ies)|assessments?|audits?|recommendations?|findings|letters?|"
    r"consultations?|investigations?|notices?|committees?|commissions?)\b",
    re.IGNORECASE,
)
_NAME = (
    r"(?:the\s+)?(?P<name>.{10,220}?)"
    r"(?=\.\s|\.?\n\s*\n|\.?\s*$|,\s+(?:which|who|the\s+latter|but|published|laid|issued)\b)"
)
_ANSWERED = re.compile(
    rf"\b(?:in\s+(?:response|reply)\s+to|respond(?:ing|s)?\s+to|publication\s+of)\s+{_NAME}", re.DOTALL | re.IGNORECASE
)
_RESPONSE_TO = re.compile(rf"\b(?:response|reply)\s+to\s+{_NAME}", re.DOTALL | re.IGNORECASE)
_OWN_RESPONSE = re.compile(
    rf"\b(?:(?:my|our|this|following)\s+(?:\w+\s+)?|this\s+is\s+(?:\S+\s+){{0,6}}?"
    rf"|publish\w*\s+(?:the\s+)?(?:\w+['’]s\s+)?(?:\w+\s+)?)(?:response|reply)\s+to\s+{_NAME}",
    re.DOTALL | re.IGNORECASE,
)
_OF_TITLE = re.compile(
    r"\b(?:response|reply)\s+(?:of\s+.{3,60}?\s+)?to\s+(?:the\s+)?(?P<name>.{8,}?)"
    r"\.?\s*(?:\(html\))?\s*(?:published\b[^\n]*)?$",
    re.IGNORECASE,
)
_BEFORE_RESPONSE = re.compile(
    r"(?:appendix\s+\w+\s*:\s*)?(?P<name>[^\n]{8,200}?)\s*[:–—]\s*(?:the\s+)?(?:\w+\s+){0,3}(?:response|reply)(?:\s+to\s+(?:the\s+)?recommendations)?$",
    re.IGNORECASE | re.MULTILINE,
)
_KINDS = ("letter", "e-mail", "government response", "report")
_QUOTED_WITHIN = 400  # characters of a letter in which its subject is quoted
_JUST_AFTER = 10
_BARE = 2  # words: "your letter", "the recommendations" name nothing
_OPENING = 900  # characters after the salutation


def answers_of(paper: Paper, kind: str, title: Fact) -> Fact:
    """What is answered, by its quoted title or the words after "in response to"; empty where nothing is."""
    if kind not in _KINDS and not _SUBJECT.search(paper.text[:HEAD]):
        return Fact()
    subject = None if kind == "e-mail" else _in_subject(paper, kind)
    return _in_title(paper, title) or subject or _in_prose(paper, kind) or Fact()


def _in_title(paper: Paper, title: Fact) -> Fact | None:
    if not title.span or title.inferred:
        return None
    words = masked(title.span.of(paper.text))
    for pattern in (_BEFORE_RESPONSE, _OF_TITLE):
        found = pattern.search(words)
        if found and _DOCUMENT.search(words) and _names(found["name"]):
            start = title.span.start + found.start("name")
            return _quoted(paper.text, start, title.span.end) or trimmed(
                paper.text, Span(start, title.span.start + found.end("name"))
            )
    return None


def _in_subject(paper: Paper, kind: str) -> Fact | None:
    """The subject line of a letter: the name that it quotes, what the text then answers, or its words."""
    head = paper.text[:HEAD]
    subject = _SUBJECT.search(head)
    if not subject:
        return None
    end = _SUBJECT_ENDS.search(head[subject.end() :])
    span = Span(subject.end(), subject.end() + (end.start() if end else 0))
    quoted = _quoted(paper.text, span.start, span.start + _QUOTED_WITHIN)
    if quoted:
        return quoted
    if kind != "letter":
        return None
    return _in_prose(paper, kind) or (fact(paper, span) if _DOCUMENT.search(span.of(head)) else None)


def _in_prose(paper: Paper, kind: str) -> Fact | None:
    head = paper.text[:HEAD]
    salutation = SALUTATION.search(masked(head))
    start = salutation.end() if salutation else paper.body_start
    if kind == "e-mail" and not salutation:
        start = max(start, head.find("\n\n"))  # below its head
    end = min(len(head), start + _OPENING) if kind == "letter" else len(head)
    patterns = {
        "government response": (_ANSWERED, _OWN_RESPONSE, _RESPONSE_TO),
        "letter": (_ANSWERED, _OWN_RESPONSE),
        "e-mail": (_ANSWERED, _OWN_RESPONSE),
        "report": (_OWN_RESPONSE,),
    }
    for pattern in patterns.get(kind, ()):
        for found in pattern.finditer(head, start, end):
            quoted = _quoted(head, found.start(), found.end() + _JUST_AFTER)
            if quoted:
                return quoted
            published = found.group().lower().startswith("publication") and found["name"][0].isupper()
            if (published or _DOCUMENT.search(found["name"])) and _names(found["name"]):
                return fact(paper, Span(*found.span("name")))
    return None


def _quoted(text: str, start: int, within: int) -> Fact | None:
    """The first name in quotation marks or in bold; a recommendation's own heading is none."""
    every = _QUOTED.finditer(text, start, within + 220)
    found = next((one for one in every if not _ITEM.match(one["name"])), None)
    return trimmed(text, Span(*found.span("name"))) if found and found.start() < within else None


def _names(words: str) -> bool:
    """More than "your letter" or "the recommendations"."""
    return len(words.split()) > _BARE or (" " in words and re.search(r"[A-Z]", words) is not None)
