"""The phrases of undertakings: which verb groups assert that something is done, under way, promised or considered."""

from __future__ import annotations

from corpus.models import Status
from corpus.register.promising.pieces import (
    ADVERB,
    INTENDING,
    MONTH,
    NO_PARTICIPLE,
    NOUN_OF_WORK,
    OPTIONS,
    PARTICIPLE,
    WHEN,
    WHO,
    WILL,
)
from corpus.register.promising.told import TOLD
from corpus.register.verbs import BASE, DONE

# First match wins where two begin at the same place: (status, pattern).
PATTERNS = (
    (
        Status.NOT_STARTED,
        rf"\b(?:has|have|is|are|was|were) (?:not|yet to) {ADVERB}(?:yet )?(?:been )?(?:start|commenc|beg[iu]n|"
        rf"complet|implement|introduc|adopt)\w*",
    ),
    (Status.NOT_STARTED, r"\bnot yet (?:started|commenced|begun|been \w+|in place|complete)"),
    (Status.CONSIDERING, rf"\b{WILL}{ADVERB}(?:be )?(?:{OPTIONS}|considering|exploring|scoping)\b"),
    (
        Status.CONSIDERING,
        rf"\b(?:is|are|am) {ADVERB}(?:considering|exploring(?! opportunities)|scoping|investigating|looking at|"
        rf"assessing (?:\w+ )?options|being (?:\w+ly )?considered|under consideration)\b",
    ),
    (Status.CONSIDERING, rf"\b{WILL}{ADVERB}continue to be considered\b"),
    (Status.CONSIDERING, r"\bunder (?:active )?consideration\b"),
    (Status.CONSIDERING, r"\b(?:has|have) been (?:considering|exploring|looking (?:at|into)|investigating|scoping)\b"),
    (Status.PROMISED, rf"\b{WILL}be (?:in|on|at) (?:(?:{WHEN})|20\d\d\b)"),
    (
        Status.PROMISED,
        r"\b(?:[Ee]vents?|[Ss]essions?|[Mm]eetings?|[Ww]orkshops?|[Vv]isits?) (?:is|are) (?:also |now )?planned\b",
    ),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:commissioned|funded|contracted) (?:until|to the end of|through to)\b"),
    (
        Status.DONE,
        rf"\bcompleted (?!by\b)(?:(?!\b(?:will|shall|to be)\b)[^.;,]){{3,60}}? (?:in|on) (?:\d{{1,2}} )?{MONTH} "
        r"\d{4}",
    ),
    (
        Status.CONSIDERING,
        r"\bfurther (?:work|action|activity) (?:is|needs|will be|still) (?:to be )?(?:required|needed|necessary|"
        r"done|undertaken|completed)",
    ),
    (
        Status.IN_PROGRESS,
        rf"\b{WILL}{ADVERB}continue to {ADVERB}(?!have\b|grow\b|be (?:an?|the)\b)(?:be )?\w+",
    ),
    (
        Status.PROMISED,
        rf"\b{WILL}{ADVERB}have {ADVERB}(?:been )?(?:\w+(?:ed|en)|done|begun|met|built|put)\b",
    ),
    (
        Status.PROMISED,
        rf"\b{WILL}{ADVERB}be {ADVERB}(?:in (?:post|place|force|use|operation)|on (?:the|our|its) |"
        rf"(?!{NO_PARTICIPLE}){PARTICIPLE})\b",
    ),
    (
        Status.PROMISED,
        r"\b(?:date|deadline|target)(?: for \w+)? is now\b|\b(?:new|revised) (?:date|deadline|target) is\b",
    ),
    (
        Status.PROMISED,
        rf"\b(?:is|are) {ADVERB}(?:due|expected|planned|scheduled|targeted) (?:for|in|on|by|before) {WHEN}",
    ),
    (Status.PROMISED, rf"\b(?:will|shall) not be {ADVERB}{DONE}(?= (?:until|before)\b)"),
    (Status.PROMISED, rf"\b{WILL}{ADVERB}(?!not\b|be\b|continue to (?:have|grow|be (?:an?|the))\b)\w+"),
    (
        Status.PROMISED,
        rf"(?<!need )(?<!needs )(?<!needed )(?<!require )(?<!required )(?<!expected )(?<!have )(?<!has )"
        rf"\bto be {ADVERB}{DONE}",
    ),
    (Status.PROMISED, rf"\b(?:is|are) to be {ADVERB}(?!{NO_PARTICIPLE}|(?:welcomed|noted|expected|hoped)\b)\w+"),
    (Status.PROMISED, rf"\b(?:has|have) {ADVERB}(?:agreed|committed|pledged|undertaken|promised|resolved) to\b"),
    (Status.IN_PROGRESS, r"\bcommitted to continuing\b"),
    (
        Status.PROMISED,
        rf"\b(?:commit|commits|(?:is|are|am|remains?) {ADVERB}committed) (?:to|in) {ADVERB}(?:\w+ing\b|see\b|{BASE})",
    ),
    (
        Status.PROMISED,
        rf"\b{INTENDING} to {ADVERB}(?!\d|be\b|have\b|see\b|hear\b|work\b|improve\b|(?!bring\b)\w+ing\b)\w+\b",
    ),
    (
        Status.PROMISED,
        r"\b[Tt]here will be (?!no\b|an? (?:need|opportunit)|occasions|times|cases|circumstances|situations|"
        r"challenges|some|many)",
    ),
    (
        Status.PROMISED,
        rf"\b(?:I|[Ww]e) {ADVERB}(?:expect to (?!see|hear|be\b|have\b)\w+|"
        rf"expect [\w' ]{{1,40}}? to (?:be|have|happen|open|start|begin|finish|go) "
        rf"\w+|intend that\b)",
    ),
    (Status.IN_PROGRESS, r"\b(?:has|have) met (?:once|every|each|weekly|monthly|quarterly|regularly)\b"),
    (
        Status.PROMISED,
        r"(?<!\bI )(?<!had )\b(?:said|reported|told [\w' ]{3,40}?|confirmed|advised|replied|"
        r"explained)(?: that)?\b[^.;]{1,80}? would "
        rf"{ADVERB}(?!be (?:able|likely|better)|have\b|like\b|not\b)\w+",
    ),
    (Status.PROMISED, r"\b(?:undertook|had undertaken|undertakes?|promised?|(?<!had )(?:hoped|intended)) to \w+"),
    (
        Status.PROMISED,
        r"\b(?:(?:have|need|want|like|happy) to|can|could|might|may|[Ll]et me) take (?:that|this|it|them|those)"
        r"(?: one| question| point)? (?:on notice|away)\b",
    ),
    (
        Status.PROMISED,
        r"\b(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey) (?:am|are|is|was|were|would be|will be) (?:\w+ )?"
        r"(?:happy|glad|willing) to "
        r"(?:let|give|help|(?!report|confirm|announce|inform|support|accept|explain|present|recommend|agree|discuss|"
        rf"talk|note|take){BASE})",
    ),
    (Status.PROMISED, r"\b[Ww]hat (?:I|we) (?:can|could) (?:do|offer) is(?: this)?:?(?: to)? \w+"),
    (
        Status.PROMISED,
        r"\b(?:I|[Ww]e) (?:can|could|may|might|shall have to) (?:certainly |then )?(?:come|get|write|report) back "
        r"(?:to|with|on)\b",
    ),
    (Status.PROMISED, rf"\bwould expect to {BASE}"),
    (
        Status.IN_PROGRESS,
        rf"{WHO} [a-z]+s\b[^.;,]{{1,60}}? (?:every|each) (?:day|week|fortnight|month|quarter|year|term)\b",
    ),
    (Status.PROMISED, r"\blooks? forward to (?!working|hearing|seeing|receiving|meeting|continuing)\w+ing\b"),
    (
        Status.PROMISED,
        rf"\b(?:is|are) {ADVERB}(?:booked (?:on|in)\b|due|set|booked|scheduled|planned|targeted|going|estimated|"
        rf"anticipated|expected|"
        rf"intended) (?:to|for) {ADVERB}(?:be )?(?!improve\b|(?:an?|the|this|that|its|their|our|his|her|\w+ing)\b)\w+",
    ),
    (Status.IN_PROGRESS, rf"\b(?:has|have) {ADVERB}(?:commenced|begun|started|embarked)\b"),
    (
        Status.IN_PROGRESS,
        r"\b(?:has|have) (?:also |now )?been (?:commissioned|appointed|tasked|asked|instructed|contracted) to\b",
    ),
    (Status.IN_PROGRESS, rf"{WHO} (?:has|have) {ADVERB}made (?:\w+ )?progress\b"),
    (Status.IN_PROGRESS, rf"\bprogress (?:has|have) {ADVERB}been made\b"),
    (Status.IN_PROGRESS, r"\b(?:has|have) been (?:underway|under way|ongoing|in progress)\b"),
    (Status.IN_PROGRESS, rf"\b(?:has|have) {ADVERB}continued (?:to|their|its|our|with)\b"),
    (
        Status.IN_PROGRESS,
        rf"\b(?:is|are) {ADVERB}(?:in (?:full |active )?(?:delivery|operation|progress|train|hand|"
        r"preparation|development|draft)|under (?:construction|development|discussion|negotiation)|"
        r"at an? (?:advanced|early) stage)\b",
    ),
    (
        Status.IN_PROGRESS,
        rf"\b(?:{NOUN_OF_WORK}|(?i:negotiations?|discussions?|talks))(?: with(?: [\w'-]+){{1,4}})? continues?\b(?! to)",
    ),
    (Status.NOT_STARTED, r"\b[Nn]o start has (?:yet )?been made\b"),
    (Status.PROMISED, rf"\b(?:is|are) {ADVERB}booked (?:on|onto|in|for)\b"),
    (
        Status.PROMISED,
        rf"\b(?:is|are) {ADVERB}(?:due|expected|planned|scheduled) (?:at|to) "
        rf"(?:the|our|its|a) (?:[\w'-]+ ){{0,3}}meeting\b",
    ),
    (
        Status.PROMISED,
        r"\b(?:I|[Ww]e|[Oo]fficers|[Oo]fficials) aim to (?:bring|publish|complete|finish|launch|open|report|start|"
        r"begin|introduce|recruit|issue|hold|appoint|consult)\b",
    ),
    (Status.PROMISED, r"\b[Nn]ext (?:stage|step|phase)\b[^.;]{0,60}? is to \w+"),
    (Status.PROMISED, r"\b(?:is|are|am) about to \w+"),
    (
        Status.PROMISED,
        rf"\b(?:opens|starts|begins|commences|goes live|takes effect|comes into (?:force|effect)) (?:on|in|"
        rf"from) {WHEN}",
    ),
    *TOLD,
)
