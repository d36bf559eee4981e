"""Offices and the bodies that they speak for: where the register has the force, the chief constable may be asked for.

Which body it is the documents tell, or the plain meaning of the words does; of several none is taken. What a body
promised is never said to be promised by whoever heads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from assistant.entries import Row
from assistant.lookups.found import Looked
from assistant.models import Grounding
from assistant.persons import is_named
from assistant.view import View
from index.terms import terms

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)$")
_ARTICLE = re.compile(r"^(?:the|our|their|this)\s+", re.IGNORECASE)
_NO_NAME = re.compile(r"^(?:an?|any|all|each|every)\s|[,/;]", re.IGNORECASE)  # of none in particular, or of several
_PCC = r"(?:police(?:,? fire)?(?:,? and crime)? commissioner|commissioner|pf?cc)"
_MINISTER = r"ministers?|secretary of state"


@dataclass(frozen=True, slots=True)
class Pair:
    """An office and a body, as they are typed; `named` is how the name of such a body ends or begins in print."""

    what: str
    office: str
    body: str
    named: str

    def means_office(self, words: str) -> bool:
        return _is_wholly(self.office, words)

    def means_body(self, words: str) -> bool:
        return _is_wholly(self.body, words)

    def is_name(self, printed: str) -> bool:
        """Whether it is printed of one such body by name: "Northvale Police", but not "the police"."""
        if self.means_body(printed) or _NO_NAME.search(_IN_BRACKETS.sub("", printed)):
            return False
        last = _plain(printed).split()[-1:]
        return bool(last) and last[0][:1].isupper() and re.search(self.named, _plain(printed)) is not None


_PAIRS = (
    Pair(
        "police force",
        r"chief constable|cc",
        r"(?:police )?force|police(?: service)?|constabulary",
        r"(?i:\w (?:police|constabulary)(?: (?:force|service))?$|^police service of )",
    ),
    Pair(
        "commissioner's office",
        _PCC,
        rf"office of (?:the )?{_PCC}|{_PCC}['’]?s? office|opf?cc",
        r"(?i:^office of (?:the )?(?:police|commissioner)|^opf?cc \w)",
    ),
    Pair("mayor's office", "mayor", r"mayor['’]?s? office|office of (?:the )?mayor", r"(?i:^office of (?:the )?mayor)"),
    Pair(
        "council",
        r"(?:leader of (?:the )?council|council(?:['’]s)? leader)",
        "council",
        r"(?i:\w council$)",
    ),
    Pair("home secretary's department", "home secretary", "home office", r"(?!)"),
    Pair("government", _MINISTER, r"government", r"(?i:\w government$)"),
    Pair("department", _MINISTER, r"department|ministry", r"(?i:^(?:department|ministry) (?:for|of) )"),
    Pair(
        "fire and rescue service",
        r"chief fire officer|fire chief",
        r"fire (?:and rescue )?(?:service|authority|brigade)",
        r"(?i:\w fire (?:(?:and|&) rescue )?(?:service|authority|brigade)$)",
    ),
)
_KINDS = frozenset(
    terms(
        "police force constabulary service fire rescue authority brigade council government office commissioner crime"
    )
)
_OF = re.compile(r"^(?:(?P<place>[\w' -]+?)['’]s? )?(?P<what>.+?)(?: (?:of|for|in) (?P<of>(?!the\b)[\w' -]+))?$")


@dataclass(frozen=True, slots=True)
class Whose:
    """An office or a body typed in general words, and the names that the register prints of both.

    `own` are those of what was typed, `other` those of the body of the office, or of the office where the body was
    typed; `name` is the body's as printed. `several` are the bodies where there is more than one: then no name is.
    """

    pair: Pair
    typed: str
    own: tuple[str, ...]
    other: tuple[str, ...] = ()
    name: str = ""
    several: tuple[str, ...] = ()

    @property
    def of_office(self) -> bool:
        return not self.pair.means_body(self.typed)

    @property
    def called(self) -> str:
        """What was typed, or the one body that it is."""
        return self.typed if self.of_office else self.name or self.typed


def beside(looked: Looked, meant: Whose) -> Looked:
    """The list with what else there is: the body's beside those that name its head, or the other way round."""
    if meant.several:
        more = f"More than one {meant.pair.what} may be meant: {', '.join(meant.several)}. Each line says whose it is."
        return replace(looked, notes=(*looked.notes, more))
    if not meant.other:
        return looked
    others = meant.name if meant.of_office else _called((), meant.other)
    return replace(looked, notes=(*looked.notes, f"Those of {others} are not among them: ask for them by that name."))


def for_another(looked: Looked, meant: Whose) -> Looked:
    """The list of the body headed by that none names the office that was asked for, or the other way round."""
    head, *rest = looked.lines
    notes = looked.notes
    if meant.of_office:
        of = f"{_capital(meant.name)} is the {meant.pair.what} that these documents name"
        notes = (*notes, f"{of}; what it is to do is not said to be promised by {_the(meant)} in person.")
    head = replace(head, words=f"None of these names {_the(meant)}. {head.words}")
    return replace(looked, lines=(head, *rest), notes=notes, grounding=Grounding.PARTLY)


def which_of(meant: Whose) -> str:
    """That nothing names the office, and that there are several bodies that may be meant."""
    names = ", ".join(meant.several)
    return f"None names {_the(meant)}, and there is more than one {meant.pair.what}: {names}. Ask by its name."


def _the(meant: Whose) -> str:
    plain = _plain(meant.typed)
    general = meant.pair.means_office(plain) or meant.pair.means_body(plain) or not re.search(r"['’]s? ", plain)
    return f"the {plain}" if general else plain


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def is_general(who: str) -> bool:
    """Whether an office or a body is typed in general words: "chief constable", "the force", "PCC's office"."""
    return bool(_pairs_of(who))


def is_body(printed: str) -> bool:
    """Whether it is printed of a body, which holds no office."""
    return any(pair.means_body(printed) or pair.is_name(printed) for pair in _PAIRS)


def speaks_for(printed: str, body: str) -> bool:
    """Whether "the force", "the council" may be the body that the document is of: a commissioner's letter has another
    in mind."""
    pair = next((pair for pair in _PAIRS if pair.means_body(printed)), None)
    return pair is None or pair.what == "government" or pair.is_name(body)


def whose(who: str, people: Sequence[str], documents: Iterable[str], view: View) -> Whose | None:
    """Whom `who` may mean in these documents; `people` are the names that were found for it. None: no such pair."""
    by_document = {d: _printed(d, view) for d in documents}
    found = [one for pair in _pairs_of(who) if (one := _whose(pair, who, people, by_document, view))]
    return next((one for one in found if one.other or one.several), found[0] if found else None)


def _pairs_of(who: str) -> list[Pair]:
    return [pair for pair in _PAIRS if pair.means_body(who) or _as_office(pair, who)]


def _whose(pair: Pair, who: str, people: Sequence[str], by_document: dict[str, list[str]], view: View) -> Whose | None:
    groups, place = _groups(pair, by_document), _place(pair, who)
    if place:
        groups = [group for group in groups if place <= frozenset(t for name in group for t in terms(name))]
    elsewhere = [d for d, names in by_document.items() if not _is_placed(d, names, pair, groups, view)]
    if place and not groups:
        return None
    general = tuple(dict.fromkeys(n for names in by_document.values() for n in names if pair.means_body(n)))
    offices = tuple(dict.fromkeys(n for names in by_document.values() for n in names if pair.means_office(n)))
    one = len(groups) < 2 and (bool(place) or not (groups and elsewhere))
    same = general if one and not (place and elsewhere) else ()  # "the force" is that one
    body = tuple(dict.fromkeys((*(groups[0] if one and groups else ()), *same)))
    name = _called(groups[0] if one and groups else (), same)
    several = (
        () if one else (*(_called(group, ()) for group in groups), *(["others without a name"] if elsewhere else []))
    )
    several = tuple(filter(None, several))
    if pair.means_body(who):
        every = tuple(dict.fromkeys(name for group in groups for name in group)) + general
        return Whose(pair, who, body or every, offices if one else (), name, several)
    within = re.compile(rf"\w{re.escape(who)}") if who.isupper() else None  # "CC" is no "PCC"
    own = tuple(n for n in people if not is_body(n) and not (within and within.search(_initials(n))))
    if place:
        own = () if elsewhere else offices
    return Whose(pair, who, own, body, name, several)


def _printed(document: str, view: View) -> list[str]:
    """The names that the register prints of whoever was asked or is to do it in the document."""
    rows: list[Row] = [row for row in view.rows if row["document"] == document]
    said = ((row["addressed_to"], *(c["by_whom"] for c in row["commitments"])) for row in rows)
    return list(dict.fromkeys(name for names in said for name in names if name))


def _groups(pair: Pair, by_document: dict[str, list[str]]) -> list[list[str]]:
    """The names of each such body that is named, with its acronym."""
    every = list(dict.fromkeys(name for names in by_document.values() for name in names))
    groups: list[list[str]] = []
    for name in filter(pair.is_name, every):
        same = next((g for g in groups if any(_same(name, other) for other in g)), None)
        if same is None:
            groups.append([name])
        else:
            same.append(name)
    for group in groups:
        short = {_initials(name) for name in group}
        group += [name for name in every if name.isupper() and name in short and name not in group]
    return groups


def _is_placed(document: str, names: Sequence[str], pair: Pair, groups: Sequence[Sequence[str]], view: View) -> bool:
    """Whether a document that speaks of such a body, or of its head, names it."""
    if not any(pair.means_body(name) or pair.means_office(name) for name in names):
        return True
    text, head = view.text(document).casefold(), view.head_terms[document]
    every = (name for group in groups for name in group)
    return any(_plain(name).casefold() in text or _own_words(name) <= head for name in every)


def _own_words(name: str) -> frozenset[str]:
    """What tells it from the others of its kind: "Northvale"."""
    own = frozenset(terms(name)) - _KINDS
    return own or frozenset(terms(name))


def _as_office(pair: Pair, who: str) -> str:
    """The office alone: of "Northvale's chief constable" too."""
    found = _OF.match(_ARTICLE.sub("", who))
    whole = pair.means_office(who)
    return who if whole else found["what"] if found and pair.means_office(found["what"]) else ""


def _place(pair: Pair, who: str) -> frozenset[str]:
    found = None if pair.means_office(who) or pair.means_body(who) else _OF.match(_ARTICLE.sub("", who))
    return frozenset(terms(f"{found['place'] or ''} {found['of'] or ''}")) if found else frozenset()


def _called(named: Sequence[str], general: Sequence[str]) -> str:
    """The fullest name; of general ones the first, as it stands within a sentence."""
    if named:
        full = max(named, key=lambda name: (not name.isupper(), name[:1].isupper(), len(name)))
        return f"the {full}" if full.startswith("Office") else full
    return next((f"the {_plain(name)}" for name in general), "")


def _same(one: str, other: str) -> bool:
    return is_named(_plain(one), _plain(other)) or is_named(_plain(other), _plain(one))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _plain(name).split() if word[0].isupper())


def _is_wholly(pattern: str, words: str) -> bool:
    return re.fullmatch(rf"(?:{pattern})", _plain(words), re.IGNORECASE) is not None


def _plain(name: str) -> str:
    return _ARTICLE.sub("", _IN_BRACKETS.sub("", name.strip()))
