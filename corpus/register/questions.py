"""Questions put at a meeting or in writing, with the replies: labelled, in the turns of a transcript, or reported.

A question that is only reported ("Cllr Hart asked when ...") is kept where its reply undertakes something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.models import Item, ItemKind, Span, Spans, Status
from corpus.plain import words_of
from corpus.register.actors import is_actor, subject
from corpus.register.commitments import commitments_of
from corpus.register.meetings import Meeting, action_label, begins_other, cut
from corpus.register.prose import merged
from corpus.register.sources import Source

_NAME = r"[A-Z][\w'’.-]*(?: (?:of |the |de )?[A-Z(][\w'’.()-]*){0,6}"
_BY = r"(?: (?:from|by|put by|asked by|submitted by|to) (?P<by>[^:?]{2,80}?)| ?\((?P<in>[^()]{2,80})\))?"
_ASKED = re.compile(
    rf"\W*(?:(?:Supplementary |Written |Public )?(?i:question)|Q)(?: ?(?:No\.? ?)?(?P<number>\d{{1,3}}))?{_BY}\W{{0,3}}[:.–—-][\s*]*"
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


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked and what was answered; `by` is who answers, as printed, `number` the question's."""

    asked: Spans
    reply: tuple[Spans, ...]
    sentences: range
    number: Spans = ()
    by: Spans = ()
    reported: bool = False


def questions_in(meeting: Meeting) -> list[Question]:
    """The questions that are answered, in order."""
    found: list[Question] = []
    n = 0
    while n < len(meeting.said):
        one = _labelled(meeting, n, _ASKED, _REPLY) or _labelled(meeting, n, _TURN_ASKED, _TURN)
        one = one or (_reported(meeting, n) if meeting.minuted else None)
        if one:
            found.append(one)
        n = one.sentences.stop if one else n + 1
    return found


def item_of_question(source: Source, question: Question) -> list[Item]:
    """The question as an item; none where it is only reported and its reply undertakes nothing."""
    text = source.text
    by = source.actors.named(words_of(question.by, text))
    speaking = replace(source, actors=replace(source.actors, signatory=by, body=by)) if by else source
    made = commitments_of(question.reply, speaking, by or source.actors.usual)
    if question.reported:
        made = tuple(c for c in made if c.status is not Status.DONE)
        if not made:
            return []
    printed = (("number", question.number), ("addressed_to", question.by))
    return [
        Item(
            ItemKind.STANDALONE,
            question.asked,
            number=words_of(question.number, text),
            addressed_to=by,
            response=merged([span for spans in question.reply for span in spans], text),
            commitments=made,
            called="question",
            paired="by position",
            said=tuple((field, span) for field, spans in printed for span in spans),
        )
    ]


def _labelled(meeting: Meeting, n: int, asks: re.Pattern[str], replies: re.Pattern[str]) -> Question | None:
    prose = meeting.prose(n)
    label = asks.match(prose.words)
    if label is None or not meeting.said[n].opens:
        return None
    number = (prose.span(*label.span("number")),) if label["number"] else ()
    at = _until(meeting, n + 1, (asks, replies))
    if at >= len(meeting.said) or not replies.match(meeting.said[at].words) or meeting.said[at].words == "":
        return None
    answer = meeting.prose(at)
    reply = replies.match(answer.words)
    end = _until(meeting, at + 1, (asks, replies))
    asked = (*_rest(meeting, n, label.end()), *_spans(meeting, range(n + 1, at)))
    told = [_rest(meeting, at, reply.end() if reply else 0), *(meeting.said[m].spans for m in range(at + 1, end))]
    told = [spans for spans in told if spans]
    if not asked or not told or reply is None:
        return None
    who = "by" if reply["by"] else "in" if reply.groupdict().get("in") else ""
    by = (answer.span(*reply.span(who)),) if who else ()
    return Question(merged(asked, meeting.text), tuple(told), range(n, end), number, by)


def _reported(meeting: Meeting, n: int) -> Question | None:
    """ "Cllr Hart asked when the lamp would be lit. The Warden said that ..."."""
    s = meeting.said[n]
    wants = _WANTS.search(s.words)
    if wants is None or not is_actor(s.words[slice(*subject(s.words, wants.start()))]):
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
    by = (prose.span(*who),) if is_actor(prose.words[slice(*who)]) else ()
    told = tuple(meeting.said[m].spans for m in range(n + 1, end))
    return Question(s.spans, told, range(n, end), by=by, reported=True)


def _until(meeting: Meeting, n: int, patterns: Sequence[re.Pattern[str]]) -> int:
    """The first sentence from `n` on that opens a block with one of the labels, or begins something else."""
    while n < len(meeting.said):
        s = meeting.said[n]
        if meeting.is_heading(n) or action_label(s.words) or (s.opens and any(p.match(s.words) for p in patterns)):
            break
        n += 1
    return n


def _rest(meeting: Meeting, n: int, at: int) -> Spans:
    prose = meeting.prose(n)
    return cut(prose, at, len(prose.words), meeting.said[n].spans) if prose.words[at:].strip() else ()


def _spans(meeting: Meeting, numbers: range) -> tuple[Span, ...]:
    return tuple(span for m in numbers for span in meeting.said[m].spans)
