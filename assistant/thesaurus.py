"""Plain words for official ones: what people type, and how governance documents say it."""

from __future__ import annotations

import re
from collections.abc import Callable

from index.terms import terms

_SAYINGS: tuple[tuple[str, str], ...] = (
    (
        r"overse\w+|in charge|responsible|accountable|runs?|own(s|ed|er)?|leads? on|behind",
        "governance responsible lead led chaired board executive owner overseen",
    ),
    (r"firm|company|consultants?|contractor|brought in|hired|took on", "commissioned appointed contracted"),
    (r"go(ne)? in|went in|sent in|handed in|filed", "submitted"),
    (
        r"hold(s|ing)? (\w+ )?up|held up|delay(ed|s)?|stuck|behind schedule|late",
        "delayed remaining awaiting outstanding issue investigating pressures",
    ),
    (r"start(s|ed|ing)?|beg[ai]n\w*|kick(ed)? off|underway", "commenced started begin launched embark"),
    (r"finish(ed)?|done|complete[ds]?|over", "completed done concluded"),
    (r"turn(ed)? up|came|attend(ed)?|showed up", "attended attendance registered present"),
    (r"took part|takes? part|joined|signed up", "volunteered participated participants registered"),
    (r"ring|phone|call (?!handling)", "telephone helpline"),
    (r"sack(ed)?|fired", "dismissed"),
    (r"drop(ped)? out|gave up|pull(ed)? out", "withdrawing withdrawn supporting"),
    (r"bobb(y|ies)|cops?|coppers?", "officers police"),
    (r"pcs?|wpcs?", "constable officer"),
    (r"(on the )?beat|patch", "neighbourhood patrol area"),
    (r"boss(es)?|in command|top job", "chief head director"),
    (r"kids?|youngsters?|teens?|teenagers?", "children young"),
    (r"pensioners?|oaps?|the elderly", "older people"),
    (r"brexit", "exit EU"),
    (r"bod(y|ies) ?cams?|body ?cameras?", "body worn video"),
    (r"happy|happier|unhappy", "satisfaction satisfied"),
    (r"queues?|queu(e?ing|ed)", "waiting list"),
    (r"(get|got|been|being|be) kept( on)?|kept on|stay(ed|ing)? on", "permanent retained"),
    (r"quit|left|leavers?", "resigned leaving departed"),
    (r"jail(ed)?|locked up|behind bars", "prison custody detained"),
    (r"nicked|collared", "arrested arrests"),
    (r"fix(ed|es|ing)?|mend(ed|s|ing)?", "repair repaired mend mended resolve"),
    (r"bought|buy(s|ing)?", "purchase purchased procurement procured"),
    (r"shut(s|ting)?( down)?", "closed closure close"),
    (r"chip(s|ped|ping)? in|help(s|ed|ing)? pay", "contribute contribution fund"),
    (r"cash|pot", "funding fund money"),
    (r"divided|shared out|carved up|doled out", "distributed allocated allocation"),
    (r"rubbish|bins?|trash", "waste refuse litter"),
    (r"xmas", "Christmas December"),
    (r"jobs?", "post posts role vacancies"),
    (r"on (\w+ ){0,2}(plate|to-?do list)", "action owner responsible"),
    (r"stops? people|keep(s|ing)? \w+ from", "prevent prevention"),
    (r"check(ed|s|ing)?|look(ing|ed)? (at|into)", "review audit assessment"),
    (r"hir(e|ing)|taking on|new staff", "recruitment recruit"),
    (r"money back|taken back|clawed back", "returned transferred recovered"),
    (r"more time|extra time", "extension extensions"),
    (r"put in", "invested investment contributed"),
    (r"rise|going up|went up|increased?", "increase"),
    (r"cut|going down|went down|fall|fell", "reduction decrease reduced"),
    (r"say(s)? no|turn(ed)? down|refused?|reject(ed)?", "rejected not accepted"),
    (r"say(s)? yes|agreed?|accept(ed)?", "accepted agreed"),
    (
        r"decide|decided|decisions?|asked to (do|agree|approve|note)",
        "recommendation members note agree approve resolved",
    ),
    (r"coming back|come back|back to", "review return"),
    (r"stay(s|ing|ed)?", "remain remains retained"),
    (r"stud(y|ies|ied)", "research evaluation review"),
    (r"bids?", "applications tenders proposals"),
    (r"riots?|rioting|rioters?", "disorder unrest violence"),
    (r"break-?ins?|broken into|burgled", "burglary burglaries"),
    (r"mugg(ed|ing|ings|ers?)", "robbery robberies"),
    (r"beat(en)? up|beatings?|attacked", "assault assaulted violence"),
    (r"(car|van|bike|vehicle) (thefts?|stolen)|stolen (cars?|vans?|bikes?)", "vehicle crime theft"),
    (r"thieves|thief|stealing|nicking|pinch(ed|ing)", "theft stolen"),
    (r"shoplift\w*", "shop theft retail"),
    (r"paedophiles?|child abusers?", "child sexual abuse exploitation"),
    (r"wife beat\w*|battered", "domestic abuse violence"),
    (r"(drink|drunk)[- ]driv\w*", "drink drive impaired"),
    (r"yobs?|hooligans?|thugs?", "anti-social behaviour"),
    (r"lockup|cells?", "custody detention"),
    (r"cop shops?|police stations?", "station front desk enquiry"),
    (r"hang(s|ing)? up|hung up|give(s)? up waiting", "abandoned abandonment"),
    (r"pick(s|ed|ing)? up (the )?(phone|calls?)", "answer answered"),
    (r"(on|kept on) hold|waiting times?|wait(s|ing)?", "waiting wait answer delay"),
    (r"runaways?|gone missing|disappeared", "missing from home"),
    (
        r"scrap(s|ped|ping)?|ditch(ed|ing)?|axed?|binned|got rid of|get(ting)? rid of",
        "withdrawn abolished discontinued",
    ),
    (r"put off|put back|shelved|kicked into", "deferred postponed delayed"),
    (r"call(ed)? off", "cancelled"),
    (r"(go|gone|went|going) ahead|green light|given the nod|signed off", "approved proceed agreed"),
    (r"back(ed|s|ing)", "supported endorsed"),
    (r"set(ting)? up|put together", "established created formed"),
    (r"sort(ed|ing|s)? out|deal(ing|t|s)? with|tackl(e|es|ed|ing)", "address addressed resolve"),
    (r"speed(ed|ing)? up|faster|quicker", "improve timeliness accelerate"),
    (r"cheaper|save(d|s)?|savings?", "efficiency efficiencies savings"),
    (r"in the red|overspen(d|t|ding)|blown the budget|short of (money|cash)", "overspend deficit pressure shortfall"),
    (r"wages?|pay rise|pay packet", "salary pay award remuneration"),
    (r"laid off|lay(ing)? off|job losses|job cuts", "redundancy redundancies"),
    (r"off sick|sick(ness)? (leave|days?)|sickies?", "sickness absence"),
    (r"quid|bucks", "pounds"),
    (r"loans?|owe(s|d)?", "borrowing debt"),
    (r"said sorry|say(ing)? sorry|sorry", "apologised apology"),
    (r"moan(s|ed|ing)?|grumbl\w+|whing\w+", "complaint complaints"),
    (r"cctv|spy cameras?|security cameras?", "surveillance cameras"),
    (r"roadworks|potholes?", "highway maintenance carriageway"),
    (r"pavements?", "footway"),
    (r"stre?etlights?|street lights?|lamp ?posts?", "street lighting columns"),
    (r"loos?|toilets?", "public conveniences"),
    (r"playgrounds?|swings", "play area"),
    (r"plots?", "allotment allotments"),
    (r"dog (mess|poo|muck)", "dog fouling"),
    (r"fly ?tipp\w*|dump(ed|ing)", "fly-tipping waste"),
    (r"homeless|sleeping rough", "rough sleepers homelessness"),
    (r"a&e|casualty", "emergency department"),
    (r"kids in care|children in care", "looked after children"),
    (r"special needs", "SEND additional"),
    (r"pubs?|boozers?", "licensed premises"),
    (r"taxis?|cabs?", "hackney carriage private hire"),
    (r"wells", "borehole boreholes supply"),
    (r"global warming|going green", "climate carbon net zero"),
    (r"knock(ed|ing)? down|pull(ed|ing)? down", "demolish demolition"),
    (r"do(ne|ing)? up|spruc\w+ up|makeover", "refurbish refurbishment"),
    (r"kick(ed)? out|thrown out", "excluded removed dismissed"),
    (r"rip(ped)? off|scam(s|med|mers?)?|con(ned|men)", "fraud"),
    (r"racis(m|t)|racial", "race disparity ethnic"),
    (r"disabled", "disability disabilities"),
    (r"watchdogs?", "inspectorate ombudsman regulator"),
    (r"locals|people who live|villagers|townsfolk", "residents community"),
)
COMMON = {
    "ACC": "assistant chief constable", "AFI": "area for improvement", "ASB": "anti-social behaviour",
    "CC": "chief constable", "CEO": "chief executive", "CPS": "Crown Prosecution Service",
    "CSE": "child sexual exploitation", "CSP": "community safety partnership", "DA": "domestic abuse",
    "DCC": "deputy chief constable", "DFE": "Department for Education", "DPO": "data protection officer",
    "FOI": "freedom of information", "FTE": "full time equivalent", "GDPR": "data protection",
    "HMT": "Treasury", "HR": "human resources", "IT": "information technology", "KPI": "key performance indicator",
    "MOD": "Ministry of Defence", "MOJ": "Ministry of Justice", "MOU": "memorandum of understanding",
    "NAO": "National Audit Office", "NPCC": "National Police Chiefs' Council", "PAC": "Public Accounts Committee",
    "PCC": "police and crime commissioner", "PFCC": "police, fire and crime commissioner", "PM": "prime minister",
    "SLA": "service level agreement", "VAWG": "violence against women and girls", "YTD": "year to date",
}  # fmt: skip
"""Acronyms that public bodies seldom spell out, upper case."""

_COMPILED = tuple((re.compile(rf"\b(?:{said})\b", re.IGNORECASE), written.split()) for said, written in _SAYINGS)


def official(asked: str) -> list[tuple[str, ...]]:
    """For each thing the question says in plain words, the terms that documents may use for it."""
    return [tuple(terms(" ".join(written))) for pattern, written in _COMPILED if pattern.search(asked)]


def in_official_words(asked: str, is_used: Callable[[str], bool]) -> str:
    """The question, plain words that no document uses replaced by the first official one that some use."""

    def said(found: re.Match[str]) -> str:
        return found[0] if all(map(is_used, found[0].split())) else word

    for pattern, written in _COMPILED:
        if word := next(filter(is_used, written), ""):
            asked = pattern.sub(said, asked)
    return asked
