"""How a date stands among its words: as the document's own, as another meeting's, as something it only tells of.

The weight is highest right before "Dear", after a label ("Date:", "Published") and in the words of a meeting ("held
on"); then on a line of its own and at the end of a title line. A date in prose, of another meeting, of a cited report
or of a copyright has none.
"""

from __future__ import annotations

import re

from corpus.metadata.paper import SALUTATION
from corpus.metadata.years import names_day
from corpus.models import Span

OWN_LINE = 90
_MEETING_KINDS = ("minutes", "panel paper")
_SENTENCE = 180  # characters before a date that say what it is
_OTHER_MEETING = re.compile(
    r"\b(?:next|previous|last|prior|(?<!position )following|forthcoming|earlier)\s+(?:(?!meeting)\w+\s+){0,4}"
    r"(?:meetings?|sessions?)\b(?:(?!\bmeeting)[^.;\n])*$"
    r"|\b(?:confirm|approv|agree|adopt|sign|receiv|accept|consider)\w*\b[^.;:)]{0,90}\b(?:minutes?|note|record)\b[^.;]*$"
    r"|\b(?:adoption|approval|confirmation)\s+of\b[^.;]*$",
    re.IGNORECASE,
)
_TAKEN_AS_READ = re.compile(
    r"[^.;\n]{0,60}\b(?:agreed|approved|confirmed|taken\s+as|signed|adopted|accepted|reviewed|correct\s+record|noted|"
    r"previously\s+circulated|circulated\s+previously|ha(?:d|ve)\s+been\s+circulated|attached|enclosed|to\s+follow)\b",
    re.IGNORECASE,
)
_LISTS_OTHERS = re.compile(
    r"\b(?:receiv\w*|consider\w*|confirm\w*|approv\w*|arising\s+from|following)\b[^.\n]*:$", re.IGNORECASE
)
_MINUTES_OF = re.compile(r"\bminutes?\b[^.;]*$", re.IGNORECASE)
_NOT_ITS_OWN = re.compile(
    r"(?:©|\bcopyright|\baccessed|\bretrieved|\bvisited|\bdownloaded|\bpost(?:ed)?\s+on|\bprinted\s+on|\byour\s+\w+\s+(?:of|dated)"
    r"|\bletter\s+(?:of|dated)|\b(?:report|act|regulations|order|plan|strategy|guidance)\s+(?:of|dated)|\b(?:due|deadline|target"
    r"|implementation|completion|original|revised|expected|raised|opened|closed|review|start|end|expiry|birth)\s*(?:date)?\s*:?|\bcreated\s*:|\brevised\s*:|\bcompleted\s*:?)\s*(?:on\s+)?$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:^|[|\t>]|\s{2})[\W_]*(?:the\s+)?(?P<label>date|dated|date\s+of\s+(?:the\s+|this\s+)?(?:meeting|report|issue|publication|letter|"
    r"decision|paper|document)|(?:meeting|report|decision|publication|issue|published|issued|letter)\s+date|date\s+(?:published|issued)|"
    r"(?:first\s+)?published|issued|released|tabled|printed|produced|meeting|(?:last\s+)?updated|as\s+(?:at|of)|(?:position|status)\s+(?:as\s+)?at"
    r"|sent)\s*(?:on\b)?[\W_]{0,8}$",
    re.IGNORECASE,
)
_COLON = re.compile(r"\b(?:published|issued|(?:publication|meeting|report|issue)\s+date|date)\s*:\s*$", re.IGNORECASE)
_AFTER_DASH = re.compile(
    r"[-–—|(]\s*(?:released|published|tabled|issued|dated|updated|as\s+at)\s*(?:on\s+)?:?\s*$", re.IGNORECASE
)
_DATED = re.compile(r"\bDATED\s*:?\s*$|^\W*[Dd]ated\s*:?\s*(?:this\s+)?$")
_HELD = re.compile(
    r"\b(?:held|convened)\b(?:[^.;]|\.\d){0,170}$|\bmeetings?\b(?:[^.;]|\.\d){0,140}$",
    re.IGNORECASE,
)
_RELATED = re.compile(
    r"\b(?:since|until|by(?! (?:tele|video)?(?:phone|video|conference|zoom|teams)\b)|before|after|prior|due|discussed|"
    r"between)\b"
)  # not "held by video on"
_MET_ON = re.compile(
    r"\A\W*(?:The\s+)?[A-Z](?:(?!\b(?:when|that|which|it|since|after|who)\b)[^.;]){3,160}\bmet\s+on\s+(?:\w+day,?\s+)?\Z"
)
_MET = re.compile(
    r"\b(?:was|were|is|are|will\s+be|is\s+to\s+be|to\s+be|took\s+place)\b(?=\s*(?:held|convened|on\b|at\b))", re.I
)
_TOLD = re.compile(
    r"\b(?:was|were|has|had|have|been|presented|reported|received|attended|said|told|advised|announced|discussed|raised)\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:re-?arranged|postponed|cancelled|moved|originally|adjourned|rescheduled|deferred)\b", re.IGNORECASE
)
_PRINTED = re.compile(r"\bordered\b[^.]{0,80}\bto\s+be\s+(?:printed|published)\s+(?:on\s+)?$", re.IGNORECASE)
_HANSARD = re.compile(r"^\W*H[CL] Deb\s+$")
_YET_TO_BE = re.compile(r"\b(?:would|will|to\s+be|anticipated|planned|scheduled|expected|due)\b[^.;]*$", re.IGNORECASE)
_AT_END = re.compile(
    r"\b(?:position|status|progress|register|log|tracker|update|actions?|matters)\b[^.;]{0,60}\b(?:as\s+(?:at|of)|at)\s+(?:the\s+)?$"
    r"|\bposition\s+on\s+$|\b(?:to|for)\s+(?:the|a)\s+(?:meeting|committee|board|panel)\s+(?:of|on|held\s+on)\s+(?:the\s+)?$"
    r"|\bposition\s+following\s+the\s+meeting\s+of\s+$|\bprogress\s+reported\s+on\s+$|\bprepared\s+for\s+$",
    re.I,
)
_FIELD = re.compile(r"[\W_]*(?P<name>[A-Z][A-Za-z ]{2,30}?)[ \t*_]*:")
_HEAD = r"(?:due|by|owner|lead|who|status|progress|update|actions?|deadline|target|responsible)\b[^|\t\n.:]{0,20}?"
_GAP = r"(?:[ ]{2,}|[ ]*[\t|][ ]*)"
_ROWS = re.compile(
    r"^[\W_]*(?:(?:recommendation|action|finding|conclusion|item)\s+(?:no\.?\s*)?\d[\w./-]*\b(?![^\n]*\b(?:19|20)\d\d\b)"
    r"|(?:recommendation|priority|responsible|owner|lead|status)(?:[ \t]{3,}\S|[ \t]*$)"
    r"|(?:original|revised|target|due|completion)[ \t]+date[ \t]*$|(?:date[ \t]+due|due|deadline|by[ \t]+when)[ \t]*$)"
    rf"|^(?:[^\n.:]*{_GAP})?{_HEAD}{_GAP}(?:[^\n.:]*{_GAP})?{_HEAD}(?:{_GAP}[^\n.:]*)?$",
    re.IGNORECASE | re.MULTILINE,
)
"""Where what is asked begins, item by item or row by row: dates further on are of those."""
_HOUR = r"(?:\d{1,2}(?:[.:]\d\d){0,2}\s*(?:a\.?m|p\.?m|hrs|hours|noon)?\.?|noon)"
_TIME = re.compile(
    rf"[\s,*_|)]*(?:(?:at|from|@|[-–])\s*)?{_HOUR}?(?:\s*(?:[-–]|to|until)\s*{_HOUR})?"
    r"(?:\s*(?:at|via|in|by|[-–,])\s+(?:the\s+)?(?-i:[A-Z0-9])[^\n.]{0,90}|,\s*(?:at|in)\s+the\s+(?:\w+\s*){1,4})?[\s*_|).,]*(?:contents\s*)?",
    re.IGNORECASE,
)
_BARE = re.compile(r"[\s*_#>|(–—-]*(?:\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?,?\s+(?:on\s+)?)?")
_PREPOSITION = re.compile(
    r"\b(?:in|on|by|since|of|to|from|until|till|during|and|between|before|after|for|the|at|around|early|late|mid|"
    r"through|than|beyond|end|beginning|start|sent|made|given|[a-z]+ed|(?!meeting)[a-z]+ing)\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|will|would|has|have|had|be|been|being|can|could|should|may|must|shall|did|does|sets?|gave|I|we|who|"
    r"which|that)\b"
)
_OF_ITSELF = re.compile(
    r"\A\W*This\s+(?:is|report|paper|document|file|statement|publication)\b[^.]*\b(?:released|published|issued|laid|dated)\s+"
    r"(?:on\s+)?(?:\w+day,?\s+)?$"
    r"|\bThis\s+(?:question|motion|statement|petition)\s+was\s+(?:answered|made|tabled|published)\s+on\s+$"
    r"|^\W*volume\s+\d+\W+debated\s+on\s+$|\b\d{1,2}[:.]\d\d\s*[ap]\.?m\.?,?\s+on\s+(?:\w+day,?\s+)?$",
    re.IGNORECASE | re.MULTILINE,
)
_DEEP = 1_000  # characters
_TITLE_LINE = 110  # characters


def weight_of(text: str, span: Span, kind: str) -> int:
    """How much a date counts as the document's own, by the words around it; 0 where it tells of something else."""
    before = text[max(0, span.start - _SENTENCE) : span.start]
    line = before.rsplit("\n", 1)[-1]
    after = text[span.end : span.end + 120]
    rest = after.split("\n", 1)[0]
    met = kind in _MEETING_KINDS
    if _elsewhere(before, after) or _NOT_ITS_OWN.search(line):
        return 0
    if kind == "letter" and SALUTATION.match(after.lstrip(" \n\t*_,")):
        return 130
    if _in_rows(text, span, line, kind):
        return 0
    label = _LABEL.search(line)
    if label:
        return _labelled(" ".join(label["label"].lower().split()), kind)
    if (
        names_day(span.of(text))
        and _held(before, met)
        and not (kind == "minutes" and _YET_TO_BE.search(_paragraph(before)))
    ):
        return 110 if met else 85
    if _AT_END.search(line) and len(line) <= _TITLE_LINE and not _VERB.search(line):
        return 112 if kind == "action log" else 84
    if _COLON.search(line) or _AFTER_DASH.search(line):
        return 84
    if _HANSARD.search(line):
        return 95
    if _DATED.search(line) or _PRINTED.search(before):
        return 70
    if span.start < _DEEP and _OF_ITSELF.search(text[: span.start]):
        return 70
    place = _by_place(text, span, line, rest)
    return 105 if place and met and re.match(r"\W*(?:at\s+)?\d", rest) else place  # a meeting has an hour


def _in_rows(text: str, span: Span, line: str, kind: str) -> bool:
    """Whether a date is of an item or a row: below the first one, in a cell, or in a field that comes again."""
    if kind != "letter" and _ROWS.search(text[: span.start - len(line)]):
        return True
    if line.lstrip().startswith("|") and re.search(r"\w.*\(\s*\w+\s*$", line):
        return True  # "| Lamp audit (issued May 2031) |"
    field = _FIELD.match(line)
    if not field or _LABEL.search(line):
        return False
    again = rf"^[\W_]*{re.escape(field['name'])}[ \t*_]*:"
    return len(re.findall(again, text, re.MULTILINE)) > 1


def _labelled(label: str, kind: str) -> int:
    if re.search(r"\bat$|\bas of$|printed$|produced$", label):
        return 112 if kind == "action log" else 65  # where the figures stand; a log is of that day
    if "updated" in label:
        return 78
    if kind in _MEETING_KINDS and label in ("dated", "issued", "published", "date issued", "sent"):
        return 60  # of the notice, not of the meeting
    return 115 if "meeting" in label or label == "date" else 100


def _held(before: str, met: bool) -> bool:
    """The words of a meeting run up to the date: over lines, but not over a blank one in prose."""
    if _MET_ON.search(_paragraph(before)):
        return True
    near = re.split(r"\n[ \t]*\n[ \t]*\n|[.!?]\s+(?=[A-Z])", before)[-1]
    found = _HELD.search(near)
    if not found or _MOVED.search(near):
        return False
    between = found.group()
    if "|" in between or _RELATED.search(between):
        return False
    if _TOLD.search(_MET.sub(" ", near)):
        return False  # prose that tells of what a meeting heard
    return met or re.match(r"held|convened", between, re.IGNORECASE) is not None


def _by_place(text: str, span: Span, line: str, rest: str) -> int:
    """A line of its own, or the end of a line that reads like a title."""
    if stands_alone(text, span):
        return OWN_LINE
    above = text[: span.start - len(line)].rstrip("\n").rsplit("\n", 1)[-1].strip()
    begins = text[: span.start - len(line)].endswith("\n\n") or len(above) < _TITLE_LINE * 0.6 or not above
    heads = not text[: span.start - len(line)].strip()  # a page drawn as one line begins with its title
    if len(line) > _TITLE_LINE or not begins or not (heads or _TIME.fullmatch(rest)):
        return 0
    if _VERB.search(line) or (
        _PREPOSITION.search(line) and not re.search(r"\bminutes\s+(?:of|from|for)\s*$", line, re.I)
    ):
        return 0
    if not re.match(r"[\W_]*[A-Z0-9]", line) or re.search(r"[.!?]\s", line):
        return 0
    return 80


def stands_alone(text: str, span: Span) -> bool:
    """Whether the date has its line to itself, or shares it with a time and a place only."""
    line = text[: span.start].rsplit("\n", 1)[-1]
    rest = text[span.end :].split("\n", 1)[0]
    return _BARE.fullmatch(line) is not None and _TIME.fullmatch(rest) is not None


def _elsewhere(before: str, after: str) -> bool:
    """The date of another meeting, whose minutes are agreed here or which is still to come."""
    sentence = _paragraph(before)
    if _OTHER_MEETING.search(sentence) or (not sentence.strip() and _LISTS_OTHERS.search(before.rstrip())):
        return True
    return _MINUTES_OF.search(sentence) is not None and _TAKEN_AS_READ.match(after) is not None


def _paragraph(before: str) -> str:
    return re.split(r"\n\s*\n", before)[-1]
