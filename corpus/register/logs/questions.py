"""Questions put at a meeting or in writing, with the replies: labelled, in the turns of a transcript, or reported.

A question that is only reported ("Cllr Hart asked when ..."), or one without a label in a transcript, is kept where its
reply undertakes something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Commitment, Item, ItemKind, Span, Spans, Status
from corpus.plain import words_of
from corpus.register.actors import is_actor, is_pronoun, subject
from corpus.register.logs.meetings import Meeting, action_label, begins_other, meant
from corpus.register.logs.pieces import cut
from corpus.register.logs.turns import Exchange, exchanges
from corpus.register.logs.undertaken import undertakes, undertakes_oneself
from corpus.register.promising.commitments import commitments_of
from corpus.register.prose import merged
from corpus.register.sources import Source

_NAME = r"[A-Z][\w'’.-]*(?: (?:of |the |de )?[A-Z(][\w'’.()-]*){0,6}"
_BY = r"(?: (?:from|by|put by|asked by|submitted by|to) (?P<by>[^:?]{2,80}?)| ?\((?P<in>[^()]{2,80})\))?"
_ASKED = re.compile(
    r"\W*(?:(?:Supplementary |Written |Public )?(?i:question)|Q)(?: ?(?:No\.? ?)?(?P<number>\d{1,3}))?"
    rf"{_BY}\W{{0,3}}[:.–—-][\s*]*"
)
_TURN_ASKED = re.compile(rf"\W*Q\.? ?(?P<number>\d{{1,4}})\.?\s+(?:(?P<by>{_NAME}|[Tt]he Chair\w*)\W*:\s*)?")
_REPLY = re.compile(
    rf"\W*(?:(?:Supplementary |Written )?(?i:reply|answer|response)|A)(?: ?\d{{1,3}})?{_BY}\W{{0,3}}[:.–—-][\s*]*"
)
_TURN = re.compile(rf"(?P<by>{_NAME})(?: ?\([^()]{{1,60}}\))?\s?:\s*")
_WANTS = re.compile(
    r"\b(?:asked|queried|enquired|inquired|questioned|wished to know|sought (?:clarification|assurances?|an update))\b"
    r"(?: (?:\w+ ){0,6}?)?(?P<what>why|whether|what|how|if|when|who|which|where|that|about|for|on)\b"
)
_SAYS = re.compile(
    r"\b(?:said|replied|responded|answered|advised|explained|stated|confirmed|reported|told|informed|assured|agreed|"
    r"undertook|clarified|noted)\b"
)
_IN_REPLY = re.compile(r"In (?:reply|response|answer)\b", re.IGNORECASE)
_MOST_REPLY = 12  # sentences


_FEEDBACK = re.compile(r"\W*You (?:said|asked(?: us to| for)?|told us)\W{0,3}:[\s*]*", re.IGNORECASE)
_FED_BACK = re.compile(
    r"\W*(?:We (?:did|said|have done|are doing|will)|What (?:we (?:did|are doing|will do|have done)|happens next|"
    r"happened|is next)|Our (?:response|answer|reply)|Next steps|So we)\W{0,3}:[\s*]*",
    re.IGNORECASE,
)
_LATER = re.compile(r"(?!1\D)\d+[.)]")
_NUMBERED = re.compile(r"(\d{1,3})[.)]? ")


@dataclass(frozen=True, slots=True)
class _Style:
    """How one kind of document prints what is asked and what is answered."""

    asks: re.Pattern[str]
    replies: re.Pattern[str]
    kind: ItemKind = ItemKind.STANDALONE
    called: str = "question"


_STYLES = (
    _Style(_ASKED, _REPLY),
    _Style(_TURN_ASKED, _TURN),
    _Style(_FEEDBACK, _FED_BACK, ItemKind.PRIORITY, ""),
)


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked and what was answered; `by` is who answers, as printed, `number` the question's."""

    asked: Spans
    reply: tuple[Spans, ...]
    sentences: range
    number: Spans = ()
    by: Spans = ()
    kind: ItemKind = ItemKind.STANDALONE
    called: str = "question"
    reported: bool = False
    spoken: bool = False


def is_question(words: str) -> bool:
    """Whether a sentence of minutes reports a question: "Cllr Hart asked when the lamp would be lit"."""
    wants = _WANTS.search(words)
    return wants is not None and is_actor(words[slice(*subject(words, wants.start()))])


def questions_in(meeting: Meeting) -> list[Question]:
    """The questions that are answered, in order."""
    found: list[Question] = []
    spoken = {e.sentences.start: _spoken(e, meeting) for e in exchanges(meeting)}
    n = 0
    while n < len(meeting.said):
        one = next((q for style in _STYLES if (q := _labelled(meeting, n, style))), None)
        one = one or (_reported(meeting, n) if meeting.minuted else None)
        if one is None and n in spoken:
            found.append(spoken[n])
        elif one:
            found.append(one)
        n = one.sentences.stop if one else n + 1
    return found


def item_of_question(source: Source, question: Question) -> list[Item]:
    """The question as an item; none where it is only reported and its reply undertakes nothing."""
    text = source.text
    by = source.actors.named(words_of(question.by, text))
    speaking = replace(source, actors=replace(source.actors, signatory=by, body=by)) if by else source
    made = commitments_of(question.reply, speaking, by or source.actors.usual)
    if question.reported or question.spoken:
        made = tuple(c for c in made if _is_owed(c, question, text))
        if not made:
            return []
    printed = (("number", question.number), ("addressed_to", question.by))
    return [
        Item(
            question.kind,
            question.asked,
            number=words_of(question.number, text),
            addressed_to=by,
            response=merged([span for spans in question.reply for span in spans], text),
            commitments=made,
            called=question.called,
            paired="by position",
            said=tuple((field, span) for field, spans in printed for span in spans),
        )
    ]


def _is_owed(made: Commitment, question: Question, text: str) -> bool:
    words = words_of((made.span,), text)
    if question.spoken:
        dated = made.status is Status.PROMISED and made.deadline is not None
        return made.status is not Status.DONE and undertakes_oneself(words, dated=dated)
    return made.status is not Status.DONE and undertakes(words)


def _labelled(meeting: Meeting, n: int, style: _Style) -> Question | None:
    prose = meeting.prose(n)
    label = style.asks.match(prose.words) if meeting.begins_line(n) else None
    at = _until(meeting, n + 1, (style.asks, style.replies)) if label else len(meeting.said)
    reply = style.replies.match(meeting.prose(at).words) if at < len(meeting.said) else None
    if label is None or reply is None:
        return None
    many = style.replies is _FED_BACK
    end = _until(meeting, at + 1, (style.asks,) if many else (style.asks, style.replies))
    asked = (*_rest(meeting, n, label.end()), *_spans(meeting, range(n + 1, at)))
    told = [_rest(meeting, m, _label_end(meeting, m, style) if many or m == at else 0) for m in range(at, end)]
    told = [spans for spans in told if spans]
    if not asked or not told:
        return None
    groups = reply.groupdict()
    who = next((name for name in ("by", "in") if groups.get(name)), "")
    by = (meeting.prose(at).span(*reply.span(who)),) if who else ()
    return Question(
        merged(asked, meeting.text),
        tuple(told),
        range(n, end),
        _number(meeting, n, label),
        by,
        style.kind,
        style.called,
    )


def _label_end(meeting: Meeting, n: int, style: _Style) -> int:
    label = style.replies.match(meeting.prose(n).words)
    return label.end() if label else 0


def _number(meeting: Meeting, n: int, label: re.Match[str]) -> Spans:
    """The number in the label, or that of the heading right above it."""
    if label.groupdict().get("number"):
        return (meeting.prose(n).span(*label.span("number")),)
    if n and meeting.is_heading(n - 1) and (found := _NUMBERED.match(meeting.prose(n - 1).words)):
        return (meeting.prose(n - 1).span(*found.span(1)),)
    return ()


def _spoken(one: Exchange, meeting: Meeting) -> Question:
    asked = merged([span for spans in one.asked for span in spans], meeting.text)
    return Question(asked, one.told, one.sentences, by=one.by, spoken=True)


def _reported(meeting: Meeting, n: int) -> Question | None:
    """ "Cllr Hart asked when the lamp would be lit. The Warden said that ..."."""
    s = meeting.said[n]
    if not is_question(s.words):
        return None
    end = n + 1
    while end < len(meeting.said) and end - n <= _MOST_REPLY and meeting.said[end].block == s.block:
        words = meeting.said[end].words
        if _WANTS.search(words) or action_label(words) or begins_other(words):
            break
        end += 1
    if end == n + 1:
        return None
    prose = meeting.prose(n + 1)
    says = _SAYS.search(prose.words)
    who = subject(prose.words, says.start()) if says else (0, 0)
    if not (says and is_actor(prose.words[slice(*who)])) and not _IN_REPLY.match(prose.words):
        return None
    name = prose.words[slice(*who)]
    by = meant(meeting, n) if is_pronoun(name) else (prose.span(*who),) if is_actor(name) else ()
    told = tuple(meeting.said[m].spans for m in range(n + 1, end))
    return Question(s.spans, told, range(n, end), by=by, reported=True)


def _until(meeting: Meeting, n: int, patterns: Sequence[re.Pattern[str]]) -> int:
    """The first sentence from `n` on that opens a block with one of the labels, or begins something else."""
    while n < len(meeting.said):
        s = meeting.said[n]
        if meeting.is_heading(n) or action_label(s.words) or _begins_another(meeting, n):
            break
        if meeting.begins_line(n) and any(p.match(s.words) for p in patterns):
            break
        n += 1
    return n


def _begins_another(meeting: Meeting, n: int) -> bool:
    """The next of the numbered matters of a meeting, told from a list by not being its first."""
    marker, above = (meeting.blocks[meeting.said[m].block].marker for m in (n, n - 1))
    return meeting.minuted and meeting.said[n].opens and _LATER.match(marker) is not None and not above


def _rest(meeting: Meeting, n: int, at: int) -> Spans:
    prose = meeting.prose(n)
    return cut(prose, at, len(prose.words), meeting.said[n].spans) if prose.words[at:].strip() else ()


def _spans(meeting: Meeting, numbers: range) -> tuple[Span, ...]:
    return tuple(span for m in numbers for span in meeting.said[m].spans)
