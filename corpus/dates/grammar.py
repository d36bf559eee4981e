"""The grammar of dates in prose, as regular expressions; `corpus.dates` says what they mean."""

from __future__ import annotations

import re

MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

COUNTS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNT = rf"(?:\d{{1,3}}(?:\s?(?:-|–|to)\s?\d{{1,3}})?|{'|'.join(COUNTS)}|eighteen|a few|few|several|couple of)"
_MONTH = "(?:" + "|".join(f"{m[:3]}(?:{m[3:]})?" if m != "September" else "Sept?(?:ember)?" for m in MONTHS)
_MONTH = rf"(?:{_MONTH})|(?:{'|'.join(m.upper() for m in MONTHS)}))\b\.?"
_YEAR = r"(?:(?:19|20)\d\d(?![\d/–]|-\d)|['’]\d\d\b)"
_ORDINAL = (
    r"(?:\s{0,2}(?:<sup>)?(?:st|nd|rd|th|ST|ND|RD|TH)\b(?:</sup>)?|[™*\"“”°]{1,2})"  # OCR reads a raised "th" as a mark
)
_DAY = rf"(?:0?[1-9]|[12]\d|3[01]){_ORDINAL}?(?!\d)"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)}|{'|'.join(d.upper() for d in WEEKDAYS)})"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)"
_PERIOD = r"(?:days?|weeks?|months?|years?)"
_PART = r"(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ll]ast|[Ff]inal|[Ll]atter)"

_POINTS = rf"""
    (?P<iso>\b\d{{4}}-\d\d-\d\d\b)
  | (?P<slashed>\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:19|20)\d\d\b)
  | (?P<day>(?:\b{WEEKDAY},?\s+(?:the\s+)?)?\b{_DAY}\s+(?:of\s+)?{_MONTH}(?!\s+\d{{1,2}},\s+(?:19|20)\d\d)
        (?:,?\s+{_YEAR})?)
  | (?P<us>\b{_MONTH}\s+{_DAY},\s+(?:19|20)\d\d\b)
  | (?P<month>\b{_MONTH}(?:,?\s+(?:of\s+)?{_YEAR}|\s+(?:last|this|next)\s+year)?)
"""
_WORDS = rf"""
    (?P<vague>\b(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]+(?:in\s+)?
        (?:{_SEASON}(?:\s+(?:of\s+)?{_YEAR})?|{_YEAR}|{_MONTH}(?:\s+{_YEAR})?)
      | (?:the\s+)?(?:very\s+)?(?:start|beginning|middle)\s+of\s+(?:the\s+)?{_MONTH}(?:\s+{_YEAR})?
      | (?:{_SEASON}(?:\s+terms?)?|season)\s+(?:of\s+)?{_YEAR} | {_MONTH}\s+or\s+{_MONTH}(?:\s+{_YEAR})?
      | for\s+{_MONTH}\s+and\s+{_MONTH}\b
      | (?:{_PART}\s+(?:half|quarter|third)|Q[1-4])\s+(?:of\s+)?(?:the\s+year\b|{_YEAR})
      | (?:the|this|next|by|late)\s+{_SEASON}\b(?:\s+terms?\b)?(?:\s+(?:of\s+)?{_YEAR})?(?!\s+\w+ing)
      | (?:the\s+)?(?:coming|forthcoming|next\s+few)\s+(?:weeks|months|years) | in\s+(?:the\s+)?near\s+future
      | in\s+due\s+course | (?:in\s+the\s+)?new\s+year\b | as\s+soon\s+as\s+(?:possible|practicable)
      | at\s+the\s+earliest\s+\w+(?:\s+\w+)? | shortly\b(?!\s+(?:after|before))) )
  | (?P<fiscal>\b(?:FY\s?|(?:financial|fiscal)\s+year\s+)?20\d\d[/–-]\d\d\b(?!-))
  | (?P<relative>\b(?:[Ww]ithin(?:\s+the)?(?:\s+next)?|[Ii]n
      | (?:[Oo]ver|[Ii]n|[Dd]uring)\s+(?:the\s+)?(?:next|coming|following))
      \s+{_COUNT}\s+{_PERIOD}['’]?(?:\s+time)?(?:\s+(?:of|from|after)\s+[^,.;]{{3,60}})?)
  | (?P<named>\b(?:later\s+)?(?:this|next)\s+(?:calendar\s+)?(?:year|month|week)\b(?!['’]s)
      | \b(?:the\s+)?end\s+of\s+(?:the|this)\s+(?:calendar\s+)?(?:year|month|week)\b)
"""
POINT = re.compile(_POINTS, re.X)
RANGE = re.compile(
    rf"(?P<between>\b[Bb]etween\s+)?\b(?P<first>(?:{_DAY}(?:\s+{_MONTH}(?:,?\s+{_YEAR})?)?|{_MONTH}(?:,?\s+{_YEAR})?))"
    rf"\s*(?:\bto\b|-|–|(?(between)\band\b|(?!)))\s*"
    rf"(?P<last>(?:{_DAY}\s+)?{_MONTH}(?:,?\s+{_YEAR})?)"
)
_OF_YEAR = r"(?:(?<=\b(?:[Ii]n|[Bb]y|of)\s)|(?<=\b[Ee]nd\s)|(?<=\b[Dd]uring\s)|(?<=\b[Tt]hroughout\s))"
LATER = re.compile(rf"{_WORDS} | (?P<year>{_OF_YEAR}(?:19|20)\d\d\b(?![\d/–-]|['’]s\b))", re.X)
_ON = r"(?:(?!\n\s*\n)[^,.;()])"  # the words of one clause, in one paragraph
CONDITION = re.compile(
    r"\b(?:(?:[Oo]nce|[Uu]ntil|[Aa]s soon as|[Bb]efore|[Aa]fter)\s+(?!(?:the\s+)?(?:end|start|beginning|close|"
    r"middle)\s+of)(?:(?:it|they|we|this|these|that|all|any|an?|the)\b|[A-Z])"
    rf"{_ON}{{0,90}}?\b(?:is|are|has|have|becomes?|can)\b{_ON}*"
    rf"|[Ww]hen (?:it|they|these|this|the)\b{_ON}{{0,60}}?\b(?:is|are|has been|have been|becomes?)\s+(?:\w+ed|"
    r"available|in place|let|begun|built|met|set|put|held|known|done|made|complete)\b" + _ON + "*"
    r"|[Oo]nce (?:agreed|approved|complete[d]?|published|available|appointed|known)\b[^,.;()]*"
    r"|[Uu]ntil a time when [^,.;()]*|[Aa]s [^,.;()]{3,50} become operational)"
)
LEAD = re.compile(
    r"\b(?:(?:by|before|until|till|in|on|over|during|from|no later than|for)\s+)?(?:(?:around|about|mid-?)\s*)?"
    r"(?:(?:the\s+)?(?:very\s+)?(?:end|start|beginning|middle)\s+of\s+)?(?:the\s+)?$",
    re.I,
)
MONTH_THAT_IS_A_WORD = re.compile(
    r"\b(?:in|by|during|since|until|till|before|after|for|of|to|this|last|next|and|from|early|late|mid)\s+$", re.I
)
