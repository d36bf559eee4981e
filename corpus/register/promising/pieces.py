"""Pieces of the phrases of undertakings, as regular expressions: who, when, how, and what is no participle."""

from __future__ import annotations

from corpus.dates.grammar import MONTHS

MONTH = rf"(?:{'|'.join(MONTHS)})\b"
DAY = r"\d{1,2}(?:st|nd|rd|th)?"
WHEN = (
    rf"(?:the )?(?:end of |{DAY}\b|early\b|late\b|mid|{MONTH}|[Ss]pring\b|[Ss]ummer\b|[Aa]utumn\b|"
    r"Christmas\b|Easter\b)"
)
COMING = rf"(?:{MONTH}|{DAY} {MONTH}|[Ss]pring\b|[Ss]ummer\b|[Aa]utumn\b|[Ww]inter\b)"
ADVERB = (
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
WHO = (
    rf"(?:\bI|\b[Ww]e|\b(?:[Tt]he|[Oo]ur|[Mm]y)(?: [\w'-]+){{0,4}}? {BODY}(?: (?:of|for) [A-Z][\w'-]+)?|"
    r"\b[A-Z][\w&'-]{0,40}[A-Z]\w*|"
    r"\b(?!This|These|The)[A-Z][\w'-]+(?: [A-Z][\w'-]+){1,5})"
)
NO_PARTICIPLE = (
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
WILL = r"(?:will|shall)(?:, [a-z ]{2,20},)? "
OPTIONS = (
    r"(?:consider|explore|scope|investigate|examine|look (?:at|into) (?:how|whether|what|ways|options|\w+ing\b|"
    r"the (?:possib|option|feasib|case|scope|idea|merit)\w*)|give consideration|keep under review)"
)
INTENDING = (
    r"(?:intends?|plans?|proposes?|commits|hopes?|(?:is|are|am|was|were) (?:\w+ )?(?:hoping|looking|intending|"
    r"planning|proposing))"
)
PARTICIPLE = (
    r"(?!(?:reassured|pleased|interested|delighted|concerned|disappointed|encouraged|relieved|needed|unaffected)\b)"
    r"(?:\w+(?:ed|ing|en|wn|ught|held|laid)|begun|built|cast|cut|dealt|done|fed|felt|fit|found|held|kept|laid|led|left|"
    r"lent|lit|lost|made|met|paid|put|ran|read|rebuilt|redone|reset|run|sent|set|shut|sold|spent|split|spread|told|won)"
)
