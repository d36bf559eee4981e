"""What of the register a question asks for: kinds of item, state, position, people, days."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from assistant.lookups.found import ASKED_FOR, kinds_said
from assistant.lookups.marked import grade_cues, marks_in
from assistant.lookups.several import ANY_OF_THEM, any_of_them, counts_in, lists_in
from assistant.lookups.whom import ARTICLE, LATE, NOUN, body_in, body_of_actions, people_in
from assistant.lookups.windows import Window, times_said, window_in
from assistant.question import Understood
from assistant.view import View
from corpus.models import ItemKind, Status
from index.terms import terms

_Of = TypeVar("_Of")
_NOT = r"\b(?:not|never|(?:is|are|was|were|has|have|had|do|does|did)n['’]?t)"
_ANSWERS = re.compile(
    r"\bwhat (?:does|do|did) .*\b(?:letter|response|reply|paper|report|document)\b.* (?:answer|respond|reply|cover)\b",
    re.IGNORECASE,
)
_TAKER = re.compile(
    r"\b(?:did|does|do|has|have|had) (?P<who>[\w'’.& -]{2,60}?)"
    r" (?:(?:ever|also|only|not|already|fully|partly|partially) )*"
    r"(?:accept|agree|reject|refuse|disagree|turn(?:ed)?\b(?=.* down\b))",
    re.IGNORECASE,
)
_TAKEN = re.compile(  # "has the harbour recommendation been accepted": it takes no position itself
    rf"\b(?:been|being|get|got|getting)\b|\b(?:{NOUN})\b", re.IGNORECASE
)
_MAKER = re.compile(
    r"\b(?:recommendations?|recs?|areas? for improvement|afis?|causes? of concern)\b"
    r" (?:did|does|has|have|had) (?P<who>[\w'’.& -]{2,60}?) (?:ever )?(?:make|made|give|given|issued?|set out)\b",
    re.IGNORECASE,
)
_ONE = r"(?:action|commitment|promise|pledge|deadline|date|recommendation|item|milestone|target|thing|one)"
_NEXT_ONE = re.compile(
    rf"\bnext (?:[\w-]+ ){{0,2}}?{_ONE}\b|\b{_ONE}\b.*\bnext\b|^what(?:['’]?s| is) (?:due )?next(?: due)?\b",
    re.IGNORECASE,
)
_EVERY_BODY = re.compile(
    r"\b(?:every|all(?: of)?(?: the)?|each(?: of the)?|both(?: the)?) (?:\w+ )?"
    r"(?:governments?|departments?|councils?|bod(?:y|ies)|forces?|part(?:y|ies))\b",
    re.IGNORECASE,
)
_TO_DO_WITHIN = re.compile(  # what was given that time, not what falls due in the weeks from now
    r"^(?!.*\b(?:next|coming)\b).*(?:\bimmediate(?:ly)?\b|\b(?:straight|right) ?away\b|\bat once\b"
    r"|\b(?:within|in|had|given) (?:three|six|3|6) months\b"
    r"|\b(?:three|six|3|6)[ -]months?\b)",
    re.IGNORECASE,
)
_WANTED = re.compile(  # "what do the inspectors want done within three months"
    r"^(?:so |and )?what\b.*"
    r"\b(?:wants?|wanted|asks?|asked|told|requires?|required|should|must|needs?|ha(?:s|ve|d) to|supposed)\b",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\b(?:straight|right) ?away\b|\bat once\b", re.IGNORECASE)
_FEAST = re.compile(r"\b(?:christmas|easter)\b", re.IGNORECASE)
_TO_DO = re.compile(
    r"\b(?:plate|to-?do list|in-?tray|desk"
    r"|down for|down to do|on the hook for|supposed to|meant to|got to|need to|leading on)\b",
    re.IGNORECASE,
)
_PROMISED = re.compile(r"\b(?:promis|commit(?!tee)|pledg|undert)\w*", re.IGNORECASE)
_OVERDUE = re.compile(
    r"\boverdue\b(?! (?!(?:in|on|of|at|for|from|by|with|under|and|or|now|yet|as|to|this|since)\b)(?!"
    + NOUN
    + r")\w)|\b(?:past|missed|passed|gone past|beyond) (?:(?:its|their|the|his|her|your) )?(?:due |target )?"
    r"(?:dates?|deadlines?|targets?)\b|\bbehind schedule\b|\bshould (?:already )?have been (?:done|finished|completed?)"
    r"(?: by now)?\b",
    re.IGNORECASE,
)
_LATE = re.compile(
    rf"\b(?:{NOUN})\b.*\b(?:late|slipp(?:ed|ing))\b|^(?:so |and )?(?:is|are) (?:any|every)thing (?:running )?late\W*$"
    r"|^(?:so |and )?what(?:['’]?s| is| are)(?: running)? late\W*$"
    r"|^(?:so |and )?(?:is|are) any of (?:it|them|these|those) (?:running )?(?:late|behind)\b",
    re.IGNORECASE,
)
_SOMEBODY_LATE = re.compile(rf"^(?:so |and )?(?:is|are) .+ {LATE}", re.IGNORECASE)
_UNANSWERED = re.compile(
    r"\b(?:no|without (?:an? |any )?|lack(?:s|ing)? (?:an? )?) ?(?:response|reply|answer)s?\b|\bunanswered\b"
    rf"|{_NOT} (?:yet )?(?:been )?(?:had )?"
    r"(?:answered|responded to|replied to|an answer|a (?:response|reply))\b"
    r"|\b(?:got|had|have|has) no (?:answer|reply|response)\b|\bwaiting for (?:an? )?(?:answer|reply|response)\b",
    re.IGNORECASE,
)
_STATES: tuple[tuple[str, frozenset[Status]], ...] = (
    (
        rf"{_NOT} (?:yet )?(?:been )?(?:started|begun)\b|\byet to (?:be )?(?:start|begin|begun)",
        frozenset({Status.NOT_STARTED}),
    ),
    (
        rf"{_NOT} (?:yet )?(?:been )?(?:complete|completed|done|finished|closed|met|implemented|delivered)"
        r"|\b(?:incomplete|open|outstanding|ongoing|unfinished|still to (?:do|be done|come))\b",
        frozenset(Status) - {Status.DONE},
    ),
    (r"\b(?:work )?in progress|under ?way\b", frozenset({Status.IN_PROGRESS})),
    (r"\b(?:under consideration|being considered|considering)\b", frozenset({Status.CONSIDERING})),
    (
        r"(?<!to be )(?<!to get )"
        r"\b(?:complete|completed|done|finished|closed|implemented|delivered|(?:been|were) (?:kept|met)"
        r"|(?:ticked|signed) off|wrapped up|discharged)\b",
        frozenset({Status.DONE}),
    ),
)
_EITHER_WAY = re.compile(  # "which are done and which are not": all of them, each with how it stands
    r"\b(?:and|or|from) (?:(?:which|what|those|the) )?(?:(?:ones|that|which) )?"
    r"(?:is|are|was|were|has|have)(?: not|n['’]t)\b(?: (?:yet|been))*\W*$",
    re.IGNORECASE,
)
_POSITIONS: tuple[tuple[str, frozenset[str]], ...] = (
    (
        r"\b(?:accept|agree)(?:s|d|ed)? (?:only )?in part\b|\bpart(?:ly|ially) (?:accept|agree)(?:s|d|ed)?\b",
        frozenset({"accepted in part"}),
    ),
    (r"\bin principle\b", frozenset({"accepted in principle"})),
    (
        rf"{_NOT}(?: (?!only\b)[\w'’-]+){{0,4}}? (?:accept|agree)\w*"
        r"|\b(?:reject|disagree)\w*|\brefus(?:e|es|ed|al)\b(?! to\b)"
        r"|\bturn(?:ed|s)? (?:[\w-]+ ){0,3}?down\b|\b(?:say|says|said) no to\b|\bknock(?:ed)? back\b",
        frozenset({"not accepted"}),
    ),
    (
        r"\b(?:accept|agree)(?:s|d|ed)?\b|\b(?:took|taken?|taking) (?:it|them|this|that) on\b"
        r"|\b(?:say|says|said) yes to\b",
        frozenset({"accepted"}),
    ),
)
_AGREED_ACTION = re.compile(
    r"\bagreed actions?\b|\bactions? (?:that )?(?:(?:was|were|are|is) )?agreed\b", re.IGNORECASE
)
_DUE = re.compile(
    r"\b(promised|due|falls?|fall due|deadlines?|committed|commitments?|everything|anything|by the end of|end of"
    r"|target dates?|coming up|upcoming|expected|must be done|ha(?:ve|s|d) to be done|need(?:s|ed)? to be done"
    r"|supposed to (?:be|happen)|should (?:already )?have been)\b",
    re.IGNORECASE,
)
_FALLS_DUE = re.compile(
    r"\b(?:due|deadlines?|by when|target dates?|supposed to|must|should|will|shall|ha(?:ve|s|d) to)\b",
    re.IGNORECASE,
)
_DATES = r" ?(?:due |target )?(?:dates?|deadlines?|timescales?)\b"
_UNDATED = re.compile(rf"\b(?:no|without|without an?|lacks?|lack an?|not got an?){_DATES}", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:have|has|with|got|given)(?: an?| any)?{_DATES}", re.IGNORECASE)
_DONE = frozenset({Status.DONE})
_CUES = (_DATED, _UNDATED, _OVERDUE, _UNANSWERED, _AT_ONCE, _FEAST, _TO_DO, ANY_OF_THEM, _EVERY_BODY)
_QUESTIONS = frozenset({"question"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for; an empty field asks for nothing in particular.

    `items` and `promises` say which are counted or listed: what was asked, what was undertaken, or both alike.
    """

    counts: bool = False
    lists: bool = False
    promises: bool = False
    kinds: frozenset[str] = frozenset()
    states: frozenset[Status] = frozenset()
    positions: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()  # as printed
    who: str = ""  # the same as typed
    answers: bool = False  # what a letter answers
    cues: frozenset[str] = frozenset()  # terms of the words that say all this: they are no topic
    by: str = ""  # which of several bodies takes the position
    taker: str = ""  # whoever else takes it, as typed
    by_all: bool = False  # every one of several bodies takes it
    times: tuple[str, ...] = ()  # timescales as lists of recommendations write them: "immediat", "three month"
    body: str = ""  # whose actions, as typed, where it is a body whose documents list them
    marked: frozenset[str] = frozenset()  # terms of what they are said to be, where that is no state known here
    dated: bool = False  # with a date or a timescale
    undated: bool = False  # with neither
    maker: str = ""  # whose recommendations, as typed
    window: Window | None = None
    so_by: str = ""  # the last day on which it was in that state already, ISO 8601
    next_one: bool = False  # of what is due then, only what is due first
    overdue: bool = False
    unanswered: bool = False

    @property
    def by_entry(self) -> bool:
        """Whether single commitments answer it as well as items."""
        return self.promises or self.overdue or bool(self.people) or self.window is not None

    def then(self, asked: Asked) -> Asked:
        """The same as a follow-up has it: what that one says goes before."""
        said = {f.name: value for f in fields(asked) if (value := getattr(asked, f.name))}
        if asked.kinds:
            said["promises"] = asked.promises
        said["cues"] = self.cues | asked.cues
        return replace(self, **said)


def asked_of(words: str, understood: Understood, view: View) -> Asked:
    """What the words, the question's or those of the turn before, ask of the register."""
    within = _TO_DO_WITHIN.search(words) is not None
    wanted = within and not kinds_said(words) and _WANTED.search(words) is not None
    times = tuple(times_said(words)) if within and (wanted or kinds_said(words) & ASKED_FOR) else ()
    unanswered = _UNANSWERED.search(words) is not None
    maker = _MAKER.search(words)
    who, people = ("", ()) if maker else people_in(words, view)
    positions = frozenset() if kinds_said(words) == {ItemKind.AGREED_ACTION} else positions_in(words)
    overdue = bool(_OVERDUE.search(words) or _LATE.search(words) or (people and _SOMEBODY_LATE.match(words)))
    kinds = kinds_said(words) or (_QUESTIONS if unanswered and "question" in words.lower() else frozenset())
    of_any = wanted or (positions and not kinds and any_of_them(words))
    either_way = _EITHER_WAY.search(words) is not None
    states = frozenset() if overdue or either_way or wanted else _first(_STATES, words)
    promises = _PROMISED.search(words) is not None
    is_due = _DUE.search(words) and (states != _DONE or _FALLS_DUE.search(words))  # else the day when it was done
    days = window_in(words, understood.today)
    window = days if is_due else None
    return Asked(
        counts=counts_in(words),
        marked=marks_in(words, bool(states or positions or overdue or unanswered or either_way or promises)),
        lists=wanted or lists_in(words, bool(positions or states), bool(positions)),
        answers=_ANSWERS.search(words) is not None,
        cues=cues_in(words),
        promises=promises,
        kinds=ASKED_FOR if of_any else kinds,
        states=states,
        positions=positions,
        people=people,
        who=who,
        by=body_in(words, view),
        body=body_of_actions(words, view) if not people and kinds == {ItemKind.AGREED_ACTION} else "",
        maker=ARTICLE.sub("", maker["who"].strip()) if maker else "",
        taker=_taker_in(words) if positions else "",
        dated=_DATED.search(words) is not None,
        undated=_UNDATED.search(words) is not None,
        by_all=bool(positions) and _EVERY_BODY.search(words) is not None,
        times=times,
        so_by=days.last.isoformat() if days and days.last and states == _DONE and not is_due else "",
        window=None if times else Window(None, window.last) if overdue and window and window.last else window,
        next_one=window == Window(understood.today, None) and _NEXT_ONE.search(words) is not None,
        overdue=overdue,
        unanswered=unanswered,
    )


def _taker_in(words: str) -> str:
    """Who accepts or not, as typed: not what is accepted."""
    taker = _TAKER.search(words)
    return ARTICLE.sub("", taker["who"].strip()) if taker and not _TAKEN.search(taker["who"]) else ""


def positions_in(words: str) -> frozenset[str]:
    """The positions that the words speak of; an action that was agreed was not answered."""
    return _first(_POSITIONS, _AGREED_ACTION.sub("action", words))


def cues_in(words: str) -> frozenset[str]:
    """The terms of the words that say in which state, position or days: they are no topic."""
    patterns = (pattern for pattern, _ in (*_STATES, *_POSITIONS))
    said = [found[0] for pattern in patterns if (found := re.search(pattern, words, re.IGNORECASE))]
    said += [found[0] for cue in _CUES if (found := cue.search(words))]
    return frozenset(t for cue in said for t in terms(cue)) | grade_cues(words)


def without_cue(words: str) -> str:
    """The words less "no response" and the like, which name no document."""
    return _UNANSWERED.sub(" ", words)


def _first(choices: tuple[tuple[str, frozenset[_Of]], ...], words: str) -> frozenset[_Of]:
    return next((of for pattern, of in choices if re.search(pattern, words, re.IGNORECASE)), frozenset())
