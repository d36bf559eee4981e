"""Who speaks in a document and whose deeds it tells."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from corpus.models import Description
from corpus.register.promising.initials import spelt_out

_FORCE = re.compile(
    r"\b((?!Chief|Constable)(?:[A-Z][\w'-]+ (?:and )?){1,3}(?:Police(?: Service)?|Constabulary|"
    r"Fire and Rescue Service))\b"
    r"(?! (?:and Crime|Chiefs|Federation|Fire and Crime|National|Act|[A-Z]\w+ (?:Team|Board|Paper|Programme|"
    r"Group)))(?: \(([A-Z]{2,6})\))?"
)
UNNAMED = "the force"
_THE_FORCE = re.compile(r"\b[Tt]he force\b(?! of\b)")
_NATIONAL = re.compile(r"\b(?:College|National|Chief|Crime|Majesty's|The)\b")
_ANY_FORCE = re.compile(
    r"(?:(?:the|each|every|all|our|my|this)\b *)?(?:\d+ )?(?:chief constables|(?<=each )chief constable|"
    r"(?<=every )chief constable|forces?|constabulary|police)"
    r"(?: (?:where|that|which|in|of)\b.*)?",
    re.I,
)
_GOVERNMENT = re.compile(
    r"(?<!Scottish )(?<!Welsh )(?<!Local )\b(?:[Tt]he|This|HM|UK) [Gg]overnment\b(?!'s? [Rr]esponse)"
)
_OFFICE = re.compile(
    r"(?P<who>(?:The )?(?:[A-Z][\w'-]+ ){0,4}?(?:Commissioner|Mayor|Ombudsman|Minister|Secretary of State|"
    r"Auditor General|Registrar|Coroner|Chief Constable)(?: (?:for|of|and|the|in|[A-Z][\w'-]+))*)"
)
_TITLED = re.compile(rf"(?i:\b(?:speech|report|statement|review|update|letter) (?:by|of|from) the ){_OFFICE.pattern}")
_THROUGHOUT = 10  # mentions, where a document that names no body of its own is about one
_OFTEN = 3  # mentions, where the document itself names a body that answers


@dataclass(frozen=True, slots=True)
class Actors:
    """Who speaks in a document and whose deeds it tells: what pronouns and "the force" stand for.

    `last` is the body that was named last: "it" and "they" at the beginning of a sentence. `names` are those
    behind initials, `people` the names of those present at a meeting, each word alone.
    """

    signatory: str = ""
    office: str = ""
    body: str = ""
    force: str = ""
    answers_for_force: bool = False
    last: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    people: frozenset[str] = frozenset()

    @property
    def usual(self) -> str:
        """Who is meant where nobody is named: the force in papers about one."""
        return (self.force if self.answers_for_force else "") or self.body

    def named(self, words: str) -> str:
        """`words` with a generic force replaced by the one the document is about, and initials by the name."""
        generic = _ANY_FORCE.fullmatch(words) and len(words.split()) <= 8
        return (
            self.force
            if self.force and (generic or self.force.endswith(f" ({words})"))
            else spelt_out(words, self.names)
        )


def actors_of(description: Description, words: str) -> Actors:
    name, role, body = description.author.value, description.role.value, description.body.value
    signatory = f"{name} ({role})" if name and role else name or role or _office(description)
    force = "" if description.kind.value == "government response" else _force(words)
    own = _answering(description, words) or body or signatory
    about_it = description.kind.value in ("letter", "panel paper") or (not own and _is_about(force, words))
    return Actors(signatory, f"office of the {role}" if role else "", own, force, about_it)


def _office(description: Description) -> str:
    """The office that speaks where nobody signs: the body is one, or the title says whose report or speech it is."""
    titled = _TITLED.search(description.title.value)
    return next((m["who"] for m in (_OFFICE.fullmatch(description.body.value), titled) if m), "")


def _is_about(force: str, words: str) -> bool:
    """Whether the document names it throughout, in full or by its initials."""
    short = "".join(re.findall(r"\b[A-Z]", force.split(" (")[0]))
    return len(short) > 1 and len(re.findall(rf"\b{short}\b", words)) + words.count(force) >= _THROUGHOUT


def _answering(description: Description, words: str) -> str:
    """Who "we" is in a government's response: the government, whichever department of it signs."""
    if description.kind.value != "government response":
        return ""
    needed = _OFTEN if description.body.value else 1
    return "the Government" if len(_GOVERNMENT.findall(words)) >= needed else ""


def _force(words: str) -> str:
    """The police force or fire service the text names most, with its short form."""
    counts: Counter[str] = Counter()
    short: dict[str, str] = {}
    for m in _FORCE.finditer(words):
        name = re.sub(r"^(?:(?:The|Each|All|In|For|Both|And|by|Constable) )+", "", m[1])
        if _NATIONAL.search(name):
            continue
        counts[name] += 1
        short.setdefault(name, m[2] or "")
        short[name] = short[name] or m[2] or ""
    if not counts:
        return UNNAMED if _THE_FORCE.search(words) else ""
    name = counts.most_common(1)[0][0]
    return f"{name} ({short[name]})" if short[name] else name
