"""The rest of the phrases, most of them of what has been done or goes on: those of `phrases` are tried first."""

from __future__ import annotations

from corpus.models import Status
from corpus.register.promising.pieces import ADVERB, COMING, DAY, MONTH, NOUN_OF_WORK, WHEN, WHO
from corpus.register.verbs import BASE, DEED_DONE, DEED_PAST, DOING, PERCEIVED

TOLD = (
    (Status.DONE, r"\b(?:commitment|target|deadline|action|recommendation)\b[^.;:]{0,60}? (?:was|were|has been) met\b"),
    (
        Status.PROMISED,
        r"\b(?:intention|aim|plan) (?:remains|is) (?:now )?to (?!ensure|support|improve|help|make|be\b)\w+",
    ),
    (
        Status.PROMISED,
        rf"\bshould {ADVERB}(?:be (?:completed?|in place|in force|finished|delivered|ready|published|available|live)|"
        rf"receive .{{3,60}}?) (?:by|in|from|before) ",
    ),
    (Status.DONE, rf"{WHO} now (?:has|have) (?!to\b|been\b|\w+(?<!need)ed\b)\w+"),
    (Status.IN_PROGRESS, rf"\b{NOUN_OF_WORK} (?:has|have) {ADVERB}been completed to date\b"),
    (Status.IN_PROGRESS, rf"\b(?:is|are) {ADVERB}being {ADVERB}(?!taken (?:\w+ )?seriously)\w+"),
    (Status.IN_PROGRESS, rf"\b(?:is|are|am|have been|has been) {ADVERB}(?:{DOING}|(?:receiving|undergoing)\b)"),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:now |currently )?(?:in the process of|midway through|part way through)\b"),
    (
        Status.IN_PROGRESS,
        rf"\bcontinues? to {ADVERB}(?!support\b|use\b)(?:be (?:committed|developed|delivered|funded|reviewed)|"
        rf"keep (?:this|it|the|these)\b|{BASE})",
    ),
    (
        Status.IN_PROGRESS,
        rf"\b(?:is|are|remains?|currently|(?<!the )(?:[Rr]eview|[Ww]ork|[Pp]lanning|"
        rf"[Pp]rocess)) {ADVERB}(?:well )?(?:underway|under way|"
        rf"ongoing|in progress|progressing)\b",
    ),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:\w+ly )?(?:reported|moderated|monitored|reviewed|scrutinised|audited)\b"),
    (
        Status.IN_PROGRESS,
        r"\b(?:is|are) \w+(?:ed|en) (?:each|every) (?:day|night|morning|week|month|quarter|term|\w+day)\b",
    ),
    (Status.IN_PROGRESS, r"\b[Ii]n the (?:interim|meantime),? [^.;,]{3,60}? (?:is|are) \w+ing\b"),
    (
        Status.DONE,
        rf"\b[Ss]ince (?:the )?{COMING}(?: \d{{4}})?,? [^.;,]{{3,60}}? (?:can|cannot|must)\b",
    ),
    (Status.DONE, rf"\b(?:has|have) since (?:the )?{COMING}(?: \d{{4}})? been \w+"),
    (Status.IN_PROGRESS, r"\b(?:meets|meet|sits|reports) (?:bi-?)?(?:weekly|monthly|quarterly|fortnightly)\b"),
    (Status.DONE, rf"\b(?:has|have) {ADVERB}(?:been {ADVERB})?(?!put (?:back|off|on hold)|set out){DEED_DONE}"),
    (Status.DONE, rf"{WHO} (?:has|have) {ADVERB}(?!{PERCEIVED})\w+ed\b"),
    (
        Status.DONE,
        rf"{WHO} (?:has|have) (?:already|now|recently) (?:strengthened|improved|increased|invested|funded)\b",
    ),
    (
        Status.IN_PROGRESS,
        rf"{WHO} (?:is|are) {ADVERB}(?!experiencing|facing|seeing|growing|becoming|being|having|looking forward|"
        rf"leading)\w+ing\b",
    ),
    (Status.IN_PROGRESS, r"\bnow (?!is\b|has\b|was\b|this\b|us\b|stands\b)[a-z]+[^s\W]s\b"),
    (
        Status.DONE,
        rf"\b(?:on|by) (?:\w+day,? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? {MONTH}(?: \d{{4}})?",
    ),
    (
        Status.DONE,
        rf"\b(?:has|have) {ADVERB}been {ADVERB}(?:agreed|put in place|set up|filled|committed|closed|changed|"
        rf"increased|provided|looked (?:at|into)|"
        rf"funded|strengthened|carried out|run|built)\b",
    ),
    (Status.DONE, rf"\b{NOUN_OF_WORK} (?:was|were) (?:taken|undertaken|completed)\b"),
    (Status.DONE, rf"{WHO} {ADVERB}{DEED_PAST}"),
    (
        Status.IN_PROGRESS,
        rf"\b(?:has|have) (?:been held|run|operated|worked)\b[^.;]{{0,60}}? since (?:the )?{COMING}",
    ),
    (
        Status.DONE,
        rf"\b[Bb]y (?:the )?(?:(?:end|start|middle) of )?{COMING}(?: \d{{4}})?,? [^.;]{{3,60}}? had (?:been|\w+ed)\b",
    ),
    (Status.DONE, rf"{WHO} (?:has|have) {ADVERB}bid for\b"),
    (Status.DONE, r"\b(?:has|have) gone (?:out|live|to (?:all|every|each)\b)"),
    (Status.DONE, r"\b(?:[Aa]ction|[Rr]ecommendation|[Ii]tem) is (?:now )?closed\b"),
    (
        Status.DONE,
        r"\b(?:is|are) (?:(?:now )?(?:complete|in place)|now (?:finished|closed|agreed|settled)|"
        r"now (?:all )?in (?:post|use|force|service))\b",
    ),
    (Status.DONE, rf"\b(?:is|are|has been|have been) (?:in \w+|open|live|available|eligible|\w+ed) since {WHEN}"),
    (Status.DONE, rf"\b(?:is|are) (?:(?:now|already|fully) )+{DEED_DONE}"),
    (Status.DONE, r"\b(?:is|are) now (?:kept|held|used|required|recorded|checked|counted)\b"),
    (
        Status.DONE,
        rf"{WHO} (?!{PERCEIVED})(?:[a-z]+ed(?: out| up)?|held|made|met|ran|sent|set up|wrote to)\b[^.;:]{{1,80}}? "
        rf"(?:in|on) {COMING}",
    ),
    (
        Status.DONE,
        rf"\b[Ii]n {COMING}(?: (?:of )?\d{{4}})?,? (?:I|[Ww]e|[Tt]he [\w' -]{{3,40}}?) (?!{PERCEIVED})"
        r"(?:[a-z]+ed(?: out| up)?|held|ran|sent|set up)\b",
    ),
    (
        Status.DONE,
        rf"\b(?:was|were) {ADVERB}(?!put back|{PERCEIVED}|"
        r"(?:born|asked|elected|based|needed|required|caused|refused|rejected|dismissed)\b)"
        rf"(?:{DEED_DONE}|paid|drawn up|\w+ed(?: (?:off|on|out|over|up))?|"
        rf"carried out)[^.;]{{0,60}}? (?:in|on|by|at|between) (?:the )?(?:(?:start|end|beginning) of (?:the )?)?"
        rf"(?:{DAY} )?(?:{MONTH}|term\b|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:of )?\d{{4}})",
    ),
    (
        Status.DONE,
        rf"(?<!be )(?<!been )\b(?:opened|took up|went live|went (?:out )?to|came into|moved into|joined|graduated)"
        rf"[^.;,]{{0,40}}? in (?:the )?{COMING}",
    ),
    (
        Status.DONE,
        r"(?<!, )\b(?:commenced|began|started|(?<!be )(?<!been )(?<!are )(?<!is )completed) (?:in|on|before|at|"
        r"last) (?!a\b|the same\b|least\b)",
    ),
    (Status.PROMISED, r"\btargeted for \w+"),
    (
        Status.PROMISED,
        r"\b(?:date|deadline|target|completion|launch) (?:has (?:now )?been|was) (?:moved|put back|revised|extended|"
        r"deferred|brought forward) to\b",
    ),
    (Status.CONSIDERING, r"\b(?:is|are|am) minded to\b|\b[Nn]o decision has (?:yet )?been (?:taken|made)\b"),
    (Status.CONSIDERING, r"\b(?:is|are) to consider whether\b"),
    (Status.PROMISED, rf"\bmeets?(?: for the first time| again| next)? (?:on|in) (?:the )?{COMING}"),
    (Status.PROMISED, rf"\b(?:priority|task|step|stage|phase) will be to {ADVERB}\w+"),
    (Status.PROMISED, r"\b(?:I|[Ww]e|[Gg]overnment) (?:plan|propose)s? (?:an?|another|further) \w+"),
    (Status.PROMISED, rf"\bcommits (?:\w+ ){{1,4}}to {BASE}|\bcommitment has {ADVERB}been made\b"),
    (
        Status.PROMISED,
        rf"\b(?:goe?s?|comes?|finish(?:es)?|ends?|starts?|begins?|opens?|arrives?)(?: out| live| back| on site)?"
        rf"(?: to(?: [\w'-]+){{1,4}}?)? (?:(?:on|in|from) (?:the )?{COMING}|"
        rf"next (?:week|month|term|year|spring|summer))",
    ),
)
