"""The verbs of minutes, as pieces of regular expressions: deeds still to be done, and decisions, which are not."""

from __future__ import annotations

from corpus.register.verbs import BASE, DONE

_DEEDS = """
add advise apply ask attend book bring buy call chase check circulate clear copy count discuss email e-mail enquire
ensure facilitate feed file find fix follow forward get give help inquire inspect invite list look make mend meet obtain
order paint phone place post press print raise remind remove repair reply research resolve respond return send set sort
speak survey table talk tell try visit write
""".split()
_DEEDS_DONE = """
added asked bought brought checked circulated cleared consulted copied emailed e-mailed fixed followed forwarded found
investigated listed mended obtained ordered painted placed posted raised removed repaired returned sent told written
""".split()
_DECIDED = """
accept acknowledge adjourn adopt agree allow amend appoint approve authorise authorize award carry close co-opt commend
confirm congratulate continue declare defer delegate dispense elect endorse enter exclude grant hold keep leave
move nominate note object oppose pass pay permit proceed ratify re-elect read receive recognise recommend record refuse
reject remain retain second sign support suspend take thank use waive welcome
""".split()
_DECIDED_FORMS = """
accepted acknowledged adjourned adopted agreed allowed amended appointed approved authorised authorized awarded carried
closed co-opted commended confirmed congratulated considered continued declared deferred delegated dispensed elected
endorsed entered excluded given granted held kept left made moved needed nominated noted objected opposed paid passed
permitted ratified re-elected received recognised recommended recorded refused rejected required retained seconded
signed supported suspended taken thanked used waived welcomed
""".split()
_NO_VERBS = """
a able about all an and any as at be become best by do for from have her his in include it like mean more of on
or our see some stay that the their these this to with within
""".split()
_SAID_ONLY = "clarify comment describe elaborate explain introduce outline stand vote".split()


def _any_of(words: list[str]) -> str:
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b"


_NO_DEED = _any_of([*_DECIDED, *_DECIDED_FORMS, *_NO_VERBS])
VERB = rf"(?:\w+ly )?(?P<verb>(?!{_NO_DEED}|{_any_of(_SAID_ONLY)})[a-z][a-z-]+)\b"
"""Whatever somebody may be asked to do or agree to do."""
DEED = rf"(?!{_NO_DEED})(?:{BASE}|{_any_of(_DEEDS)}|action(?= [a-z]))"
DEED_DONE = rf"(?!{_NO_DEED})(?:{DONE}|{_any_of(_DEEDS_DONE)})"
