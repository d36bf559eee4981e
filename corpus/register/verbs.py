"""The verbs of undertakings, as pieces of regular expressions: what people in office say they do, did and will do."""

from __future__ import annotations

_BASES = """
accelerate add adopt agree align allocate announce appoint approve arrange assess assign audit author award begin brief
broaden build carry centralise change circulate close co-design co-ordinate co-produce collaborate collate collect
commence commission communicate complete conduct consult contact contract contribute convene coordinate create
deliver deploy design develop devise disseminate distribute draft drive embark embed embrace employ engage enhance
establish evaluate examine expand expedite explore extend feed finalise focus fund gather implement improve incorporate
increase inform initiate install instigate instruct integrate introduce invest invite issue join launch lead liaise
link maintain map measure meet merge mobilise moderate monitor move negotiate nominate offer open organise oversee
pilot plan prepare present prioritise procure produce progress promote provide publish purchase pursue put recruit
redesign refine reform refresh reinforce release remind renew reorganise replace report request resource restructure
review revise roll run schedule scope scrutinise secure seek send set share simplify stand start streamline
strengthen submit supply support take target task test track train transfer trial undertake update upgrade upskill
use work write
""".split()

_IRREGULAR = {
    "begin": ("began", "begun"),
    "build": ("built", "built"),
    "drive": ("drove", "driven"),
    "feed": ("fed", "fed"),
    "lead": ("led", "led"),
    "meet": ("met", "met"),
    "oversee": ("oversaw", "overseen"),
    "put": ("put", "put"),
    "run": ("ran", "run"),
    "seek": ("sought", "sought"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "stand": ("stood", "stood"),
    "take": ("took", "taken"),
    "undertake": ("undertook", "undertaken"),
    "write": ("wrote", "written"),
}
_DOUBLED = {"embed", "map", "plan", "run", "set", "put", "begin", "transfer", "submit"}

# What somebody has done counts as an undertaking fulfilled only where the verb itself is a deed.
_NO_DEED = set(
    """
    agree build carry change close contribute drive feed fund improve increase inform invest join lead link
    measure meet move offer open place plan progress promote provide pursue report request run secure seek stand
    strengthen support take target use work
    """.split()
)


def _stem(base: str) -> str:
    return base + base[-1] if base in _DOUBLED else base


def _past(base: str) -> tuple[str, str]:
    if base in _IRREGULAR:
        return _IRREGULAR[base]
    if base.endswith("e"):
        form = base + "d"
    elif base.endswith("y") and base[-2] not in "aeo":
        form = base[:-1] + "ied"
    else:
        form = _stem(base) + "ed"
    return form, form


def _ing(base: str) -> str:
    return base[:-1] + "ing" if base.endswith("e") and not base.endswith("ee") else _stem(base) + "ing"


def _any_of(forms: list[str]) -> str:
    return "(?:" + "|".join(sorted(set(forms), key=lambda f: (-len(f), f))) + r")\b"


BASE = _any_of(_BASES)
DOING = _any_of([_ing(b) for b in _BASES])
DONE = _any_of([_past(b)[1] for b in _BASES])
DEED_DONE = _any_of([_past(b)[1] for b in _BASES if b not in _NO_DEED])
# Any verb in the past, for deeds told with their day.
PAST = (
    r"(?:was|were|had|[a-z]+ed|began|built|brought|came|cut|drove|forbade|gave|held|kept|led|let|made|met|oversaw|"
    r"paid|put|ran|reached|sat|sent|"
    r"set|sought|spent|stood|took|undertook|went|wrote)\b"
)
# What somebody has perceived, said or paid for before is no deed to be held to.
PERCEIVED = (
    r"(?:accepted|acknowledged|agreed with|allowed|appeared|assured|backed|been|benefited|confirmed|considered|"
    r"contributed|enabled|ensured|focused|"
    r"funded|helped|invested|joined|sharpened|strengthened|supported|continued|discussed|experienced|expressed|"
    r"faced|failed|found|had|heard|"
    r"highlighted|identified|impacted|improved|increased|indicated|mentioned|met|noted|observed|played|proved|"
    r"raised|read|received|recognised|"
    r"remained|reported|said|seen|shown|stated|suffered|told|understood|wanted|welcomed|not|yet)\b"
)
DEED_PAST = _any_of(["committed"] + [_past(b)[0] for b in _BASES if b not in _NO_DEED])
