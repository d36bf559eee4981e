"""The words of a question as the library writes them: short forms, acronyms, plain words, words that it never uses."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from assistant.thesaurus import COMMON, official
from assistant.view import View
from index.local import LocalIndex
from index.terms import STOP_WORDS, terms, words

_SHORT_FORMS = {
    "rec": "recommendation", "recs": "recommendations", "afi": "area for improvement", "afis": "areas for improvement",
    "cllr": "councillor", "cllrs": "councillors", "govt": "government", "gov": "government", "dept": "department",
    "cttee": "committee", "info": "information", "stats": "statistics", "comms": "communications",
    "dv": "domestic abuse", "pct": "per cent", "asap": "immediately", "msg": "message", "mins": "minutes",
    "appt": "appointment",
    **{calendar.month_abbr[n].lower(): calendar.month_name[n] for n in range(1, 13)}, "sept": "September",
}  # fmt: skip
_AT_FIRST = re.compile(r"\bto (?:start|begin) with\b", re.IGNORECASE)
_OF_US = re.compile(
    r"^\W*(?:please )?(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:show|tell|give|find|get) (?:me|us)\b(?! if| whether)",
    re.IGNORECASE,
)
ASKING = frozenset(
    terms(
        "list everything anything something promised promise commitment said say says mention mentioned tell "
        "state stated question answer know find happened happening going status update updates deadline when "
        "date number figure count total exactly kind letter letters report reports paper papers document "
        "documents minutes wrote written info split actually yet currently often frequently regularly long "
        "number total item items ones rest next last latest cost budget amount money paid so change changed "
        "changes different difference explain describe mean means meant supposed moved timescale timescales "
        "breakdown vs versus extra worth charge bill earn wrong new old want wanted period instead"
    )
)
"""Words that say what is asked for, not what it is about: they are searched, but no answer has to contain them."""

_KIND_WORDS = frozenset(
    terms(
        "time hour due sent dated signed phone telephone email address reason owner money agreed "
        "ask asks asked asking leave leaving left run running ran work working "
        "pick picked drop dropped win won high higher low lower top near early earlier late later "
        "short shorter fast quick right same whole extra place score scores "
        "use used using need needs needed show shows make made making hear heard"
    )
)
"""The same, or words so common that a library without them says nothing by it; worth holding for one that uses them."""

_LIGHT = frozenset(
    terms(
        "come came coming went put putting keep kept keeping let bring brought bringing turn turned turning seem "
        "seems think thinks thought reckon reckons look looks looking looked try trying tried became become feel "
        "feels felt sort sorts sorted sorting deal dealing like likes bother guess hope hoping already originally "
        "down back away around round together apart ahead again still ever never even really actually pretty lot lots "
        "bit bits little less least few fewer big bigger biggest small smaller good better best bad worse worst "
        "nearly almost far further likely maybe perhaps probably roughly anyway enough ok okay sorry please thanks hi "
        "hello well till til cos aint arent couldnt wouldnt shouldnt cant wasnt hadnt im hes shes theyll theyd theyve "
        "youre weve were heres way ways stuff idea bunch couple load loads chance fuss mess guy guys bloke folk folks "
        "take took taken taking stop stops stopped stopping stay staying stick stuck touch soon sooner sure able easy "
        "hard real since fully"
    )
)
"""Words that colour a question, and say neither what it asks for nor what it is about."""


def spelt_out(asked: str) -> str:
    """The question with its short forms written out: recs, feb, cllr; without "show me"."""
    asked = _OF_US.sub("", _AT_FIRST.sub("originally", asked))
    return re.sub(r"[A-Za-z]+", lambda m: _SHORT_FORMS.get(m[0].lower(), m[0]), asked)


def unknown(asked: str, index: LocalIndex) -> tuple[str, ...]:
    """The words of the question that stand in no document, as typed."""
    found, whole = [], set(terms(spelt_out(asked)))  # "23 per cent" has no "cent"
    for word in re.findall(r"[^\W_][\w'’.-]*[^\W_]|\w", asked):
        told = [t for t in terms(spelt_out(word)) if t in whole]
        own = [t for t in known(told, index) if t not in ASKING | _KIND_WORDS | _LIGHT]
        if own and not any(index.frequency(t) for t in own) and not _split(word.lower(), index):
            found.append(word)
    return tuple(dict.fromkeys(found))


def about(own: Iterable[str], index: LocalIndex) -> frozenset[str]:
    """The terms that an answer should hold: words of asking aside."""
    return frozenset(t for t in own if t not in ASKING | _LIGHT and (t not in _KIND_WORDS or index.frequency(t)))


def known(found: list[str], index: LocalIndex) -> list[str]:
    """Terms as the library writes them: an acronym known only in the plural, or only in the singular, is meant."""
    return [next((form for form in (t, t.removesuffix("s"), f"{t}s") if index.frequency(form)), t) for t in found]


def widened(asked: str, own: list[str], view: View, index: LocalIndex) -> tuple[tuple[str, ...], ...]:
    """Other words for the same, a group for each: acronyms' meanings, official words, words joined or split."""
    said = words(asked)
    short = [word for word in said if word not in STOP_WORDS or re.search(rf"\b{word.upper()}\b", asked)]  # it, IT
    groups: list[Sequence[str]] = [terms(meaning) for word in short for meaning in meanings_of(word, view)]
    groups += official(_AT_FIRST.sub("", asked))
    groups += [terms(first + second) for first, second in pairwise(said)]
    groups += [_split(word, index) for word in said if not all(index.frequency(t) for t in terms(word))]
    other = [tuple(t for t in dict.fromkeys(group) if t not in own and index.frequency(t)) for group in groups]
    return tuple(dict.fromkeys(group for group in other if group))


def added(asked: str, own: list[str], view: View, index: LocalIndex) -> frozenset[str]:
    """What the question is about, and other words for it, words of asking aside."""
    told = {t for t in own if t not in ASKING | _LIGHT and index.frequency(t)}
    return frozenset(told.union(*widened(asked, own, view, index)))


def meanings_of(word: str, view: View) -> list[str]:
    """What an acronym, also in the plural, stands for in these documents, or where none says so, in public life."""
    forms = (word.upper(), word.upper().removesuffix("S"))
    own = next((view.acronyms[form] for form in forms if form in view.acronyms), set())
    return sorted(own) or [COMMON[form] for form in forms if form in COMMON][:1]


def short_of(meaning: str, view: View) -> list[str]:
    """The acronyms, of these documents or of public life, that stand for the words."""
    same = meaning.casefold()
    own = [short for short, meant in view.acronyms.items() if same in {m.casefold() for m in meant}]
    return [*own, *(short for short, meant in COMMON.items() if meant.casefold() == same)]


def in_full(asked: str, view: View, is_used: Callable[[str], bool]) -> str:
    """The question, acronyms that no document uses spelt out where all words of the meaning are used."""

    def spelt(found: re.Match[str]) -> str:
        meanings = [] if is_used(found[0]) else meanings_of(found[0], view)
        return next((meaning for meaning in meanings if all(map(is_used, words(meaning)))), found[0])

    return re.sub(r"\b[A-Za-z]{2,6}\b", spelt, asked)


def _split(word: str, index: LocalIndex) -> list[str]:
    """The two words that a word typed as one is made of; none where it is not."""
    for at in range(3, len(word) - 2):
        halves = terms(word[:at]) + terms(word[at:])
        if len(halves) == 2 and all(index.frequency(half) for half in halves):
            return halves
    return []
