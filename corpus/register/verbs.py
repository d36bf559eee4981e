"""The verbs of undertakings, as pieces of regular expressions: what people in office say they do, did and will do."""

from __future__ import annotations

_BASES = """
accelerate add adopt advertise agree align allocate amend announce appoint approve arrange assess assign attend audit
author automate award begin brief broaden build buy cancel carry centralise change check circulate clear close co-
co-create co-design co-produce collaborate collate collect commence commission communicate compile complete conduct
consolidate consult contact contract contribute convene convert coordinate count create cut deliver deploy design
develop devise digitise discuss disseminate distribute double draft drive earmark edit embark embed embrace employ
enforce engage enhance enrol equip escalate establish evaluate examine expand expedite explain explore extend feed
finalise fit fix focus forward fund gather grant hire hold host house implement improve incorporate increase inform
initiate inspect install instigate instruct integrate introduce invest investigate invite issue join launch lay lead
liaise link maintain map mark match measure meet merge mobilise moderate modify monitor move negotiate nominate notify
obtain offer open ordinate organise oversee pay pilot plan prepare present print prioritise procure produce progress
promote provide publish purchase pursue put reconcile record recruit rectify redesign reduce refer refine reform
refresh register reinforce reissue release relocate remind remove renew reorganise repair replace report request
resolve resource restart restore restructure retain retrain review revise revisit rewrite roll run sample schedule
scope screen scrutinise second secure seek select send set share sign simplify source stand standardise start stop
streamline strengthen submit supplement supply support survey suspend tackle tailor take talk target task tender test
tighten track train transfer trial undertake update upgrade upskill use visit widen withdraw work write
""".split()

_IRREGULAR = {
    "begin": ("began", "begun"),
    "build": ("built", "built"),
    "buy": ("bought", "bought"),
    "cut": ("cut", "cut"),
    "drive": ("drove", "driven"),
    "feed": ("fed", "fed"),
    "fit": ("fitted", "fitted"),
    "hold": ("held", "held"),
    "lay": ("laid", "laid"),
    "lead": ("led", "led"),
    "meet": ("met", "met"),
    "pay": ("paid", "paid"),
    "oversee": ("oversaw", "overseen"),
    "put": ("put", "put"),
    "run": ("ran", "run"),
    "seek": ("sought", "sought"),
    "send": ("sent", "sent"),
    "set": ("set", "set"),
    "stand": ("stood", "stood"),
    "take": ("took", "taken"),
    "undertake": ("undertook", "undertaken"),
    "withdraw": ("withdrew", "withdrawn"),
    "write": ("wrote", "written"),
    "rewrite": ("rewrote", "rewritten"),
}
_DOUBLED = {
    "cut",
    "embed",
    "enrol",
    "fit",
    "refer",
    "stop",
    "map",
    "plan",
    "run",
    "set",
    "put",
    "begin",
    "transfer",
    "submit",
}

# What somebody has done counts as an undertaking fulfilled only where the verb itself is a deed.
_NO_DEED = set(
    """
    agree attend build carry change check clear close contribute count cut discuss drive feed fund hold
    improve increase inform invest join lead link match measure meet move offer open pay place plan progress
    promote provide pursue reduce refer report request retain run secure seek select stand stop strengthen
    support take talk target use visit work
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
    r"faced|failed|found|generated|attracted|visited|resulted|had|heard|"
    r"highlighted|identified|impacted|improved|increased|indicated|mentioned|met|noted|observed|played|proved|"
    r"raised|read|received|recognised|"
    r"remained|reported|said|seen|shown|stated|suffered|told|understood|wanted|welcomed|worked|not|yet)\b"
)
DEED_PAST = _any_of(["committed"] + [_past(b)[0] for b in _BASES if b not in _NO_DEED])
