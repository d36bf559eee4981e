"""The phrases of undertakings: which verb groups assert that something is done, under way, promised or considered."""

from __future__ import annotations

from corpus.dates.grammar import MONTHS
from corpus.models import Status
from corpus.register.promising.verbs import BASE, DEED_DONE, DEED_PAST, DOING, DONE, PERCEIVED

_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_WHEN = rf"(?:the )?(?:end of |\d{{1,2}}\b|early\b|late\b|mid|{_MONTH}|[Ss]pring\b|[Ss]ummer\b|[Aa]utumn\b)"
_ADVERB = (
    r"(?:(?:also|already|now|recently|since|further|fully|successfully|subsequently|currently|actively|just|both|"
    r"all|then|"
    r"previously|formally|jointly|regularly|soon|therefore|first|shortly|still|however|in turn|each|continually|"
    r"proactively|"
    r"collectively|initially|immediately|again|not only|too|carefully|closely|clearly|wholly) )*"
)
NOUN_OF_WORK = (
    r"(?i:work|works|action|actions|steps|activity|progress|review|training|planning|audit|project|programme|process)"
)
BODY = (
    r"(?i:force|forces|constabulary|service|government|office|department|ministry|agency|team|board|group|panel|unit|"
    r"commissioner|mayor|constables?|officers?|officials?|ministers?|minister|secretary|council|authority|committee|"
    r"directorate|trust|partners?|supervisors?|staff|chair|bank|executive|centre|branch|college|inspectorate|"
    r"secretariat|clerk|"
    r"management|hub|partnership|director|bureau|division|district|districts)"
)
_WHO = (
    rf"(?:\bI|\b[Ww]e|\b(?:[Tt]he|[Oo]ur|[Mm]y)(?: [\w'-]+){{0,4}}? {BODY}|\b[A-Z][\w&'-]*[A-Z]\w*|"
    r"\b(?!This|These|The)[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,5})"
)
_NO_PARTICIPLE = (
    r"(?:able|about|above|accountable|alive|among|another|any|around|as|at|available|aware|based|below|better|"
    r"clear|closer|"
    r"different|difficult|due|easier|easy|eligible|enough|essential|fewer|fit|for|free|from|fully|good|great|"
    r"greater|her|his|"
    r"important|in|interested|key|known|less|likely|limited|more|necessary|needed|no|none|not|of|off|on|one|open|"
    r"our|out|over|"
    r"part|possible|present|proportionate|ready|required|responsible|safe|seen|some|subject|such|that|the|their|"
    r"there|these|"
    r"this|to|two|under|up|useful|vital|welcome|well|with|within|without|worth)\b"
)
_WILL = r"(?:will|shall)(?:, [a-z ]{2,20},)? "
_OPTIONS = (
    r"(?:consider|explore|scope|investigate|examine|look (?:at|into) (?:how|whether|what|ways|options|\w+ing\b|"
    r"the (?:possib|option|feasib|case|scope|idea|merit)\w*)|give consideration|keep under review)"
)
_INTENDING = (
    r"(?:intends?|plans?|proposes?|commits|hopes?|(?:is|are|am|was|were) (?:\w+ )?(?:hoping|looking|intending|"
    r"planning|proposing))"
)
_PARTICIPLE = (
    r"(?!(?:reassured|pleased|interested|delighted|concerned|disappointed|encouraged|relieved|needed|unaffected)\b)"
    r"(?:\w+(?:ed|ing|en|wn|ught|held|laid)|begun|built|cast|cut|dealt|done|fed|felt|fit|found|held|kept|laid|led|left|"
    r"lent|lit|lost|made|met|paid|put|ran|read|rebuilt|redone|reset|run|sent|set|shut|sold|spent|split|spread|told|won)"
)

# First match wins where two begin at the same place: (status, pattern).
PATTERNS = (
    (
        Status.NOT_STARTED,
        rf"\b(?:has|have|is|are|was|were) (?:not|yet to) {_ADVERB}(?:yet )?(?:been )?(?:start|commenc|beg[iu]n|"
        rf"complet|implement|introduc|adopt)\w*",
    ),
    (Status.NOT_STARTED, r"\bnot yet (?:started|commenced|begun|been \w+|in place|complete)"),
    (Status.CONSIDERING, rf"\b{_WILL}{_ADVERB}(?:be )?(?:{_OPTIONS}|considering|exploring|scoping)\b"),
    (
        Status.CONSIDERING,
        rf"\b(?:is|are|am) {_ADVERB}(?:considering|exploring|scoping|investigating|looking at|"
        rf"assessing (?:\w+ )?options|being (?:\w+ly )?considered|under consideration)\b",
    ),
    (Status.CONSIDERING, rf"\b{_WILL}{_ADVERB}continue to be considered\b"),
    (Status.CONSIDERING, r"\bunder (?:active )?consideration\b"),
    (Status.CONSIDERING, r"\b(?:has|have) been (?:considering|exploring|looking (?:at|into)|investigating|scoping)\b"),
    (Status.PROMISED, rf"\b{_WILL}be (?:in|on|at) (?:(?:{_WHEN})|20\d\d\b)"),
    (
        Status.PROMISED,
        r"\b(?:[Ee]vents?|[Ss]essions?|[Mm]eetings?|[Ww]orkshops?|[Vv]isits?) (?:is|are) (?:also |now )?planned\b",
    ),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:commissioned|funded|contracted) (?:until|to the end of|through to)\b"),
    (
        Status.DONE,
        rf"\bcompleted (?!by\b)[^.;,]{{3,60}}? (?:in|on) (?:\d{{1,2}} )?{_MONTH} \d{{4}}",
    ),
    (
        Status.CONSIDERING,
        r"\bfurther (?:work|action|activity) (?:is|needs|will be|still) (?:to be )?(?:required|needed|necessary|"
        r"done|undertaken|completed)",
    ),
    (
        Status.IN_PROGRESS,
        rf"\b{_WILL}{_ADVERB}continue to {_ADVERB}(?!have\b|grow\b|be (?:an?|the)\b)(?:be )?\w+",
    ),
    (
        Status.PROMISED,
        rf"\b{_WILL}{_ADVERB}have {_ADVERB}(?:been )?(?:\w+(?:ed|en)|done|begun|met|built|put)\b",
    ),
    (
        Status.PROMISED,
        rf"\b{_WILL}{_ADVERB}be {_ADVERB}(?:in (?:post|place|force|use|operation)|on (?:the|our|its) |"
        rf"(?!{_NO_PARTICIPLE}){_PARTICIPLE})\b",
    ),
    (
        Status.PROMISED,
        r"\b(?:date|deadline|target)(?: for \w+)? is now\b|\b(?:new|revised) (?:date|deadline|target) is\b",
    ),
    (
        Status.PROMISED,
        rf"\b(?:is|are) {_ADVERB}(?:due|expected|planned|scheduled|targeted) (?:for|in|on|by|before) {_WHEN}",
    ),
    (Status.PROMISED, rf"\b(?:will|shall) not be {_ADVERB}{DONE}(?= (?:until|before)\b)"),
    (Status.PROMISED, rf"\b{_WILL}{_ADVERB}(?!not\b|be\b|continue to (?:have|grow|be (?:an?|the))\b)\w+"),
    (
        Status.PROMISED,
        rf"(?<!need )(?<!needs )(?<!needed )(?<!require )(?<!required )(?<!expected )(?<!have )(?<!has )"
        rf"\bto be {_ADVERB}{DONE}",
    ),
    (Status.PROMISED, rf"\b(?:is|are) to be {_ADVERB}(?!{_NO_PARTICIPLE}|(?:welcomed|noted|expected|hoped)\b)\w+"),
    (Status.PROMISED, rf"\b(?:has|have) {_ADVERB}(?:agreed|committed|pledged|undertaken|promised|resolved) to\b"),
    (Status.IN_PROGRESS, r"\bcommitted to continuing\b"),
    (
        Status.PROMISED,
        rf"\b(?:commit|commits|(?:is|are|am|remains?) {_ADVERB}committed) (?:to|in) {_ADVERB}(?:\w+ing\b|see\b|{BASE})",
    ),
    (Status.PROMISED, rf"\b{_INTENDING} to {_ADVERB}(?!\d|be\b|have\b|see\b|hear\b|work\b|improve\b|\w+ing\b)\w+\b"),
    (
        Status.PROMISED,
        r"\b[Tt]here will be (?!no\b|an? (?:need|opportunit)|occasions|times|cases|circumstances|situations|"
        r"challenges|some|many)",
    ),
    (
        Status.PROMISED,
        rf"\b(?:I|[Ww]e) {_ADVERB}(?:expect to (?!see|hear|be\b|have\b)\w+|expect [\w' ]{{1,40}}? to (?:be|have) "
        rf"\w+|intend that\b)",
    ),
    (Status.IN_PROGRESS, r"\b(?:has|have) met (?:once|every|each|weekly|monthly|quarterly|regularly)\b"),
    (
        Status.PROMISED,
        r"(?<!\bI )(?<!had )\b(?:said|reported|told [\w' ]{3,40}?|confirmed|advised|replied|"
        r"explained)(?: that)?\b[^.;]{1,80}? would "
        rf"{_ADVERB}(?!be (?:able|likely|better)|have\b|like\b|not\b)\w+",
    ),
    (Status.PROMISED, r"\b(?:undertook|had undertaken|undertakes|promised|hoped|intended) to \w+"),
    (Status.PROMISED, rf"\bwould expect to {BASE}"),
    (
        Status.IN_PROGRESS,
        rf"{_WHO} [a-z]+s\b[^.;,]{{1,60}}? (?:every|each) (?:day|week|fortnight|month|quarter|year|term)\b",
    ),
    (Status.PROMISED, r"\blooks? forward to (?!working|hearing|seeing|receiving|meeting|continuing)\w+ing\b"),
    (
        Status.PROMISED,
        rf"\b(?:is|are) {_ADVERB}(?:booked (?:on|in)\b|due|set|booked|scheduled|planned|targeted|going|estimated|"
        rf"anticipated|expected|"
        rf"intended) (?:to|for) {_ADVERB}(?:be )?(?!improve\b|(?:an?|the|this|that|its|their|our|his|her|\w+ing)\b)\w+",
    ),
    (Status.IN_PROGRESS, rf"\b(?:has|have) {_ADVERB}(?:commenced|begun|started|embarked)\b"),
    (
        Status.IN_PROGRESS,
        r"\b(?:has|have) (?:also |now )?been (?:commissioned|appointed|tasked|asked|instructed|contracted) to\b",
    ),
    (Status.IN_PROGRESS, rf"{_WHO} (?:has|have) {_ADVERB}made (?:\w+ )?progress\b"),
    (Status.IN_PROGRESS, rf"\bprogress (?:has|have) {_ADVERB}been made\b"),
    (Status.IN_PROGRESS, r"\b(?:has|have) been (?:underway|under way|ongoing|in progress)\b"),
    (Status.IN_PROGRESS, rf"\b(?:has|have) {_ADVERB}continued (?:to|their|its|our|with)\b"),
    (Status.IN_PROGRESS, rf"\b(?:is|are) {_ADVERB}in (?:full |active )?(?:delivery|operation|progress|train|hand)\b"),
    (Status.PROMISED, r"\b[Nn]ext (?:stage|step|phase)\b[^.;]{0,60}? is to \w+"),
    (Status.PROMISED, r"\b(?:is|are|am) about to \w+"),
    (
        Status.PROMISED,
        rf"\b(?:opens|starts|begins|commences|goes live|takes effect|comes into (?:force|effect)) (?:on|in|"
        rf"from) {_WHEN}",
    ),
    (Status.DONE, r"\b(?:commitment|target|deadline|action|recommendation)\b[^.;:]{0,60}? (?:was|were|has been) met\b"),
    (
        Status.PROMISED,
        r"\b(?:intention|aim|plan) (?:remains|is) (?:now )?to (?!ensure|support|improve|help|make|be\b)\w+",
    ),
    (
        Status.PROMISED,
        rf"\bshould {_ADVERB}(?:be (?:completed?|in place|in force|finished|delivered|ready|published|available|live)|"
        rf"receive .{{3,60}}?) (?:by|in|from|before) ",
    ),
    (Status.DONE, rf"{_WHO} now (?:has|have) (?!to\b|been\b|\w+(?<!need)ed\b)\w+"),
    (Status.IN_PROGRESS, rf"\b{NOUN_OF_WORK} (?:has|have) {_ADVERB}been completed to date\b"),
    (Status.IN_PROGRESS, rf"\b(?:is|are) {_ADVERB}being {_ADVERB}\w+"),
    (Status.IN_PROGRESS, rf"\b(?:is|are|am|have been|has been) {_ADVERB}(?:{DOING}|(?:receiving|undergoing)\b)"),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:now |currently )?(?:in the process of|midway through|part way through)\b"),
    (
        Status.IN_PROGRESS,
        rf"\bcontinues? to {_ADVERB}(?!support\b|use\b)(?:be (?:committed|developed|delivered|funded|reviewed)|{BASE})",
    ),
    (
        Status.IN_PROGRESS,
        rf"\b(?:is|are|remains?|currently|(?<!the )(?:[Rr]eview|[Ww]ork|[Pp]lanning|"
        rf"[Pp]rocess)) {_ADVERB}(?:well )?(?:underway|under way|"
        rf"ongoing|in progress|progressing)\b",
    ),
    (Status.IN_PROGRESS, r"\b(?:is|are) (?:\w+ly )?(?:reported|moderated|monitored|reviewed|scrutinised|audited)\b"),
    (Status.IN_PROGRESS, r"\b(?:meets|meet|sits|reports) (?:bi-?)?(?:weekly|monthly|quarterly|fortnightly)\b"),
    (Status.DONE, rf"\b(?:has|have) {_ADVERB}(?:been {_ADVERB})?(?!put (?:back|off|on hold)|set out){DEED_DONE}"),
    (Status.DONE, rf"{_WHO} (?:has|have) {_ADVERB}(?!{PERCEIVED})\w+ed\b"),
    (
        Status.IN_PROGRESS,
        rf"{_WHO} (?:is|are) {_ADVERB}(?!experiencing|facing|seeing|growing|becoming|being|having|looking forward|"
        rf"leading)\w+ing\b",
    ),
    (Status.IN_PROGRESS, r"\bnow (?!is\b|has\b|was\b|this\b|us\b|stands\b)[a-z]+[^s\W]s\b"),
    (
        Status.DONE,
        rf"\b(?:on|by) (?:\w+day,? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?: \d{{4}})?",
    ),
    (
        Status.DONE,
        rf"\b(?:has|have) {_ADVERB}been {_ADVERB}(?:agreed|put in place|set up|filled|committed|closed|changed|"
        rf"increased|provided|"
        rf"funded|strengthened|carried out|run|built)\b",
    ),
    (Status.DONE, rf"\b{NOUN_OF_WORK} (?:was|were) (?:taken|undertaken|completed)\b"),
    (Status.DONE, rf"{_WHO} {_ADVERB}{DEED_PAST}"),
    (Status.DONE, r"\b(?:is|are) (?:now )?(?:complete|in place)\b"),
    (Status.DONE, rf"\b(?:is|are) (?:(?:now|already|fully) )+{DEED_DONE}"),
    (Status.DONE, r"\b(?:is|are) now (?:kept|held|used|required|recorded|checked|counted)\b"),
    (
        Status.DONE,
        rf"{_WHO} (?:provided|moved|opened|carried out)\b[^.;]{{1,80}}? (?:in|on) (?:\d{{1,2}} )?{_MONTH}",
    ),
    (
        Status.DONE,
        rf"\b(?:was|were) {_ADVERB}(?!put back|received)(?:{DEED_DONE}|paid|changed|closed|opened|"
        rf"carried out)[^.;]{{0,60}}? (?:in|"
        rf"on) (?:the )?(?:\d{{1,2}} )?(?:{_MONTH}|(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter) (?:of )?\d{{4}})",
    ),
    (
        Status.DONE,
        r"(?<!, )\b(?:commenced|began|started|(?<!be )(?<!been )(?<!are )(?<!is )completed) (?:in|on|before|at|"
        r"last) (?!a\b|the same\b|least\b)",
    ),
    (Status.PROMISED, r"\btargeted for \w+"),
)
